import { Client } from "../shared/client";
import { copyButton } from "../shared/copy";
import { element, link } from "../shared/dom";
import { saveEvidence } from "../shared/evidence";
import { say } from "../shared/i18n";
import { dayWords, kindWords } from "../shared/words";
import type { Content, Version } from "../store/types";
import { contentOf, remove, restore, versionOf, versionsOfSite } from "../store/versions";
import { changesView } from "./changes";
import { keptFindings } from "./findings";
import { attempt, notify } from "./notice";

/**
 * One version of a policy, with the others of its address, what changed since `from` (the version before, if `null`), its
 * findings and its text.
 */
export async function policyView(id: string, from: string | null): Promise<HTMLElement> {
  const [version, content] = await Promise.all([versionOf(id), contentOf(id)]);
  if (!version || !content) return gone();
  const versions = (await versionsOfSite(version.site)).filter(({ url }) => url === version.url);
  const others = versions.filter((other) => other.id !== id);
  const base = others.find((other) => other.id === from) ?? before(version, others);
  const { title, kind, hash, recipe, rules } = version.document;
  return element(
    "article",
    {},
    element("a", { href: "#", textContent: say("archive_back") }),
    element("h1", { textContent: title || version.url }),
    element("p", { className: "address" }, `${kindWords(kind)} · `, link(version.url, version.url)),
    element(
      "p",
      { className: "soft hash" },
      `${say("tab_hash")} `,
      element("code", { textContent: hash }),
      copyButton(say("copy"), () => hash),
      say("archive_recipe", recipe, rules),
    ),
    element("div", { className: "buttons" }, evidenceButton(version)),
    versionList(versions, version),
    ...(base ? [await changesView(base, version, others)] : []),
    await keptFindings(id, content.reading.report.findings),
    text(content),
  );
}

function evidenceButton({ id, site }: Version): HTMLElement {
  const button = element("button", { type: "button", textContent: say("evidence_save"), title: say("evidence_text") });
  button.dataset.does = "evidence";
  button.addEventListener("click", () => {
    void attempt(async () => saveEvidence(await new Client().ask({ type: "bundle-version", id }), site));
  });
  return button;
}

/** The version that was met last before `version` came up; where there is none, the one that came up next. */
function before(version: Version, others: Version[]): Version | undefined {
  const earlier = others.filter(({ firstSeen }) => firstSeen < version.firstSeen);
  return earlier.sort((a, b) => b.lastSeen - a.lastSeen)[0] ?? others.at(-1);
}

function versionList(versions: Version[], shown: Version): HTMLElement {
  return element(
    "section",
    {},
    element("h2", { textContent: say("archive_versions_title") }),
    element("ul", { className: "rows" }, ...versions.map((version) => versionItem(version, version.id === shown.id))),
  );
}

function versionItem(version: Version, isShown: boolean): HTMLElement {
  const { id, firstSeen, lastSeen, visits } = version;
  const days = [...new Set([dayWords(firstSeen), dayWords(lastSeen)])].join(" – ");
  const open = element("a", { href: `#${new URLSearchParams({ version: id })}`, textContent: days });
  if (isShown) open.ariaCurrent = "true";
  const out = element("button", { type: "button", className: "delete", textContent: say("archive_delete") });
  out.ariaLabel = say("archive_delete_title", days);
  out.addEventListener("click", () => void attempt(() => takeOut(version, days)));
  return element(
    "li",
    {},
    open,
    element("span", {
      className: "soft",
      textContent: visits === 1 ? say("archive_visits_one") : say("archive_visits", visits),
    }),
    out,
  );
}

async function takeOut({ id, url, site }: Version, days: string): Promise<void> {
  const taken = await remove([id]);
  const [next] = (await versionsOfSite(site)).filter((other) => other.url === url);
  location.hash = next ? `#${new URLSearchParams({ version: next.id })}` : "";
  notify(say("archive_deleted", days), {
    label: say("archive_undo"),
    act: async () => {
      await restore(taken);
      location.hash = `#${new URLSearchParams({ version: id })}`;
    },
  });
}

/** The whole canonical text, folded. */
function text({ reading: { report, texts } }: Content): HTMLElement {
  return element(
    "details",
    { className: "text" },
    element("summary", {}, element("h2", { textContent: say("archive_text", texts.length) })),
    ...texts.map((text, i) => element(report.clauses[i]?.kind === "heading" ? "h3" : "p", { textContent: text })),
  );
}

function gone(): HTMLElement {
  return element(
    "div",
    { className: "empty" },
    element("h2", { textContent: say("archive_gone") }),
    element("p", {}, element("a", { href: "#", textContent: say("archive_back") })),
  );
}
