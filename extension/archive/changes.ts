import { changeList, changeWords } from "../shared/change-list";
import { Client } from "../shared/client";
import { element } from "../shared/dom";
import { say } from "../shared/i18n";
import { dayWords } from "../shared/words";
import type { Version } from "../store/types";

/** What changed from `base` to `version`, with a choice among `others` to compare with. */
export async function changesView(base: Version, version: Version, others: Version[]): Promise<HTMLElement> {
  const select = element(
    "select",
    {},
    ...others.map(({ id, lastSeen }) =>
      element("option", {
        value: id,
        textContent: say("archive_read_on", dayWords(lastSeen)),
        selected: id === base.id,
      }),
    ),
  );
  select.addEventListener("change", () => {
    location.hash = `#${new URLSearchParams({ version: version.id, from: select.value })}`;
  });
  const changes = await new Client().ask({ type: "compare", now: version.id, before: base.id });
  return element(
    "section",
    {},
    element("h2", { textContent: say("archive_changes") }),
    element("label", { className: "base" }, say("archive_compared_with"), select),
    ...(changes === null
      ? [element("p", { textContent: say("archive_other_recipe") })]
      : [element("p", { className: "soft", textContent: changeWords(changes) }), changeList(changes)]),
  );
}
