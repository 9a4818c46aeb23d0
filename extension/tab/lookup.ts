import { askAccess } from "../lookup/access";
import type { Archives } from "../lookup/addresses";
import type { ArchiveCheck } from "../lookup/archived";
import { KINDS, addressesOf, look, type ArchiveKind, type Outcome, type Place } from "../lookup/look";
import { isSameQuestion, remember, remembered, type Memory, type Question } from "../lookup/memory";
import { hostOf, outcomeWords, timeWords } from "../lookup/words";
import { changeList, changeWords } from "../shared/change-list";
import { Client } from "../shared/client";
import type { Document, Record as PolicyRecord } from "../shared/core";
import { element, link } from "../shared/dom";
import { say } from "../shared/i18n";
import { shortHash } from "../shared/words";

/** Records not used that are told one by one. */
const REFUSED = 5;

const client = new Client();

/**
 * What archives say of the policy at `place`, with the button that asks them. It stands folded to a line, which says when they
 * were asked, until they have something to say: findings come first.
 */
export class LookupView {
  readonly element = element("details", { className: "lookup" });
  readonly #place: Place;
  readonly #question: Question;
  readonly #lines: Line[];
  readonly #button = element("button", { type: "button", id: "look" });
  readonly #asked = element("span", { className: "soft" });
  readonly #note = element("p", { className: "soft" });

  constructor(place: Place, { hash, url }: Document, archives: Archives) {
    this.#place = place;
    this.#question = { hash, url, archives };
    this.#lines = KINDS.filter((kind) => addressesOf(kind, archives).length > 0).map(
      (kind) => new Line(kind, archives, url),
    );
    // The browser asks the reader only straight from a click, and so this comes first.
    this.#button.addEventListener("click", () => {
      this.element.ariaBusy = "true";
      this.#button.disabled = true;
      void askAccess(archives).then(() => this.#ask());
    });
    this.#button.disabled = this.#lines.length === 0;
    this.element.append(
      element("summary", {}, element("h2", { textContent: say("lookup_title") }), this.#asked),
      this.#note,
      this.#button,
      ...this.#lines.map(({ element }) => element),
    );
    this.#show({ time: 0, outcomes: {} });
    void remembered(this.#question).then((memory) => {
      if (!memory) return;
      this.element.open = true;
      this.#show(memory);
    });
  }

  /** It is about this text at this address, and asks these archives. */
  isAbout({ hash, url }: Document, archives: Archives): boolean {
    return isSameQuestion(this.#question, { hash, url, archives });
  }

  #show({ time, outcomes }: Memory): void {
    this.#button.textContent = say(time > 0 ? "lookup_again" : "lookup_button");
    this.#asked.textContent = time > 0 ? say("lookup_asked", timeWords(time)) : say("lookup_unasked");
    const sent = this.#lines.map(({ sent }) => sent).join(" ");
    this.#note.textContent = this.#lines.length > 0 ? `${sent} ${say("lookup_consent")}` : say("lookup_none");
    for (const line of this.#lines) {
      const outcome = outcomes[line.kind];
      if (outcome) line.show(outcome);
    }
  }

  async #ask(): Promise<void> {
    this.#lines.forEach((line) => line.wait());
    const memory: Memory = { time: Date.now(), outcomes: {} };
    try {
      const policy = await client.ask({ type: "record", ...this.#place });
      const asked = this.#lines.map(async (line) => {
        memory.outcomes[line.kind] = await look(line.kind, this.#question.archives, this.#place, policy);
        this.#show(memory);
      });
      await Promise.all(asked);
      await remember(this.#question, memory);
    } catch (error) {
      // The page is gone, or there is no room to remember; archives' own failures are outcomes.
      this.#note.textContent = say("lookup_failed", error instanceof Error ? error.message : String(error));
      this.#lines.forEach((line) => line.stop());
    }
    this.#button.disabled = false;
    this.element.ariaBusy = "false";
  }
}

/** One archive, and what it has to say. */
class Line {
  readonly kind: ArchiveKind;
  /** What is sent to it, in words. */
  readonly sent: string;
  readonly element: HTMLElement;
  readonly #host: string;
  /** Address of the page in view. */
  readonly #url: string | null;
  readonly #said = element("div", { role: "status" });

  constructor(kind: ArchiveKind, archives: Archives, url: string | null) {
    this.kind = kind;
    this.#url = url;
    this.#host = hostOf(addressesOf(kind, archives)[0] ?? "");
    this.sent = say(`lookup_sends_${kind}`, this.#host);
    const title = element("h3", { textContent: say(`lookup_${kind}`) });
    this.element = element("div", { className: "line", hidden: true }, title, this.#said);
    this.element.dataset.archive = kind;
  }

  wait(): void {
    this.element.hidden = false;
    delete this.element.dataset.outcome;
    const words = say("lookup_asking", this.#host);
    const progress = element("progress", { ariaLabel: words });
    this.#said.replaceChildren(element("p", { className: "soft", textContent: words }), progress);
  }

  /** No answer will come. */
  stop(): void {
    this.element.hidden = this.element.dataset.outcome === undefined;
  }

  show(outcome: Outcome): void {
    const words = element("p", { textContent: outcomeWords(this.kind, this.#host, outcome) });
    this.element.hidden = false;
    this.#said.replaceChildren(words, ...(outcome.state === "checked" ? checkView(outcome.check, this.#url) : []));
    this.element.dataset.outcome = nameOf(outcome);
  }
}

/** The name of an outcome, for styling and tests. */
function nameOf(outcome: Outcome): string {
  switch (outcome.state) {
    case "checked":
      return outcome.check.verdict;
    case "trouble":
      return outcome.trouble.kind;
    case "not-found":
      return outcome.state;
  }
}

/** What the archive has, what differs, and what was not believed. */
function checkView({ record, changes, refused }: ArchiveCheck, pageUrl: string | null): Node[] {
  const differences =
    changes && element("details", {}, element("summary", { textContent: changeWords(changes) }), changeList(changes));
  return [
    ...(differences ? [differences] : []),
    ...(record && record.url !== pageUrl
      ? [element("p", { textContent: say("lookup_elsewhere", record.url ?? "") })]
      : []),
    ...(record ? [sourceLine(record)] : []),
    ...refused
      .slice(0, REFUSED)
      .map((why) => element("p", { className: "refused", textContent: say("lookup_refused", why) })),
    ...(refused.length > REFUSED
      ? [element("p", { className: "soft", textContent: say("lookup_refused_more", refused.length - REFUSED) })]
      : []),
  ];
}

function sourceLine({ id, source, url }: PolicyRecord): HTMLElement {
  const where = source.link ?? url;
  return element(
    "p",
    { className: "soft" },
    `${source.by} · ${say("lookup_record")} `,
    element("code", { textContent: shortHash(id), title: id }),
    where === null ? null : " · ",
    where === null ? null : link(where, say("lookup_link")),
  );
}
