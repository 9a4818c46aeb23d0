import { openArchive } from "../shared/archive";
import { changeList, changeWords } from "../shared/change-list";
import type { Change, Changes, OwnCheck, PackCheck } from "../shared/check";
import { Client } from "../shared/client";
import { element, link } from "../shared/dom";
import { saveEvidence } from "../shared/evidence";
import { say } from "../shared/i18n";
import type { ChangedClause, Keeping, TabRecord } from "../shared/protocol";
import { siteOf } from "../shared/settings";
import { mainFrameOf } from "../shared/summary";
import { dayWords, shortHash } from "../shared/words";

const client = new Client();

/**
 * What is known of the text in the main frame of a tab: by the reader's own archive, and by record packs. It comes as soon as
 * it is there, and findings do not wait for it; until then its place is as high as it mostly is, so that nothing below it
 * moves. `arrived` is called when the page was scrolled to a change.
 */
export function checkView(tab: number, record: TabRecord, arrived: () => void): HTMLElement | null {
  const main = mainFrameOf(record);
  if (main?.[1].state !== "read") return null;
  const [frame, { keeping }] = main;
  const section = (own: HTMLElement, ...packs: HTMLElement[]) => {
    const row = element("p", { className: "row" }, keepingLine(keeping), evidenceButton(tab, frame));
    return element("section", { className: "check" }, own, row, ...packs);
  };
  const pending = keeping.state === "unfit" ? null : section(line("pending", say("check_pending")));
  const place = element("div", { id: "check", ariaBusy: "true" }, pending);
  void client
    .ask({ type: "check", tab, frame })
    .then((check) => {
      if (check === null) return [];
      const marker = new Marker(tab, frame, check.shown, arrived);
      return [section(ownLine(check.own, marker), ...check.packs.map((pack) => packLine(pack, marker)))];
    })
    .catch((error: unknown) => [failed(error)])
    .then((views) => {
      place.replaceChildren(...views);
      place.ariaBusy = "false";
    });
  return place;
}

function evidenceButton(tab: number, frame: number): HTMLElement {
  const button = element("button", { type: "button", className: "plain", textContent: say("evidence_save") });
  button.title = say("evidence_text");
  button.dataset.does = "evidence";
  button.addEventListener("click", async () => {
    try {
      const { url } = await chrome.tabs.get(tab);
      saveEvidence(await client.ask({ type: "bundle", tab, frame }), siteOf(url ?? "") ?? "");
    } catch (error) {
      button.textContent = say("evidence_failed", error instanceof Error ? error.message : String(error));
    }
  });
  return button;
}

/** What stands in its place when it fails. */
function failed(error: unknown): HTMLElement {
  const reason = error instanceof Error ? error.message : String(error);
  return element("section", { className: "check" }, line("failed", say("check_not_done", reason)));
}

function ownLine(own: OwnCheck, marker: Marker): HTMLElement {
  switch (own.name) {
    case "first":
      return line(own.name, say("check_first"));
    case "elsewhere":
      return line(own.name, say("check_elsewhere", dayWords(own.seen)), link(own.url, own.url));
    case "same":
      return line(own.name, say("check_same", dayWords(own.seen)));
    case "other-recipe":
      return line(own.name, say("check_other_recipe", dayWords(own.seen), own.recipe));
    case "variant":
      return line(
        own.name,
        say("check_variant", dayWords(own.of.seen), dayWords(own.seen)),
        link(own.of.url, own.of.url),
        marker.view("own", own.changes),
      );
    case "same-wording":
    case "changed": {
      const title = say(own.name === "changed" ? "check_changed" : "check_same_wording", dayWords(own.seen));
      return line(own.name, title, marker.view("own", own.changes));
    }
  }
}

function packLine({ pack, verdict, record, changes }: PackCheck, marker: Marker): HTMLElement {
  const { id, captured, url, source } = record;
  const names = {
    identical: "check_pack_identical",
    "same-wording": "check_pack_same_wording",
    changed: "check_pack_changed",
    variant: "check_pack_variant",
    "other-recipe": "check_pack_other_recipe",
  } as const;
  const where = source.link ?? url;
  const details = element(
    "p",
    { className: "soft" },
    say("check_record", pack, source.by),
    " ",
    element("code", { textContent: shortHash(id), title: id }),
    where === null ? "" : " · ",
    where === null ? "" : link(where, say("check_record_link")),
  );
  return line(
    verdict,
    say(names[verdict], dayWords(Date.parse(captured))),
    details,
    changes && marker.view(id, changes),
  );
}

function keepingLine(keeping: Keeping): HTMLElement | null {
  switch (keeping.state) {
    case "private":
      return element("span", { className: "soft", textContent: say("check_private") });
    case "off":
      return element("span", { className: "soft", textContent: say("check_off") });
    case "failed":
      return element("span", { className: "soft", role: "alert", textContent: say("check_failed", keeping.reason) });
    case "kept": {
      const open = element("button", { type: "button", className: "plain", textContent: say("check_open") });
      open.addEventListener("click", () => void openArchive({ version: keeping.kept.id }));
      return open;
    }
    case "unfit":
      return null;
  }
}

function line(name: string, title: string, ...more: (Node | null)[]): HTMLElement {
  const made = element("div", { className: `line ${name}` }, element("h2", { textContent: title }), ...more);
  made.dataset.verdict = name;
  return made;
}

/** Marks changes in the page, of one comparison at a time. */
class Marker {
  readonly #tab: number;
  readonly #frame: number;
  readonly #arrived: () => void;
  readonly #shown: string;
  #pressed: HTMLButtonElement | null = null;

  /** `shown` names the comparison whose changes are marked now; `arrived` is called when the page has been scrolled. */
  constructor(tab: number, frame: number, shown: string, arrived: () => void) {
    this.#tab = tab;
    this.#frame = frame;
    this.#shown = shown;
    this.#arrived = arrived;
  }

  /** What changed since `since`, in numbers, with a switch that marks it in the page and lists it here. */
  view(since: string, changes: Changes): HTMLElement {
    const list = element("div", { hidden: true });
    const button = element("button", { type: "button", className: "toggle", textContent: say("check_show") });
    const show = (on: boolean) => {
      if (on) this.#pressed = button;
      else if (this.#pressed === button) this.#pressed = null;
      button.ariaPressed = String(on);
      list.hidden = !on;
      list.replaceChildren(...(on ? [changeList(changes, (at) => void this.#goTo(changes, at))] : []));
    };
    button.addEventListener("click", () => {
      const on = this.#pressed !== button;
      if (on) this.#pressed?.click();
      show(on);
      const clauses = on ? inPage(changes).map(({ status, ranges }) => ({ change: status, ranges })) : [];
      void client.tell(this.#tab, this.#frame, { type: "changes", since, clauses });
    });
    show(this.#shown === since);
    return element("div", {}, element("p", { className: "soft", textContent: changeWords(changes) }), button, list);
  }

  async #goTo(changes: Changes, position: number): Promise<void> {
    const at = inPage(changes).findIndex((change) => change === changes.list[position]);
    await client.tell(this.#tab, this.#frame, { type: "go-to-change", at });
    this.#arrived();
  }
}

type InPage = Change & { status: ChangedClause["change"] };

function inPage({ list }: Changes): InPage[] {
  return list.filter((change): change is InPage => change.status !== "gone" && change.ranges.length > 0);
}
