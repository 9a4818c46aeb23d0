import { Client } from "../shared/client";
import type { Citation, Finding } from "../shared/core";
import type { ChangedClause, Marks, Snapshot } from "../shared/protocol";
import { CARD_HOST, type Reading } from "../shared/reading";
import type { Threshold } from "../shared/threshold";
import { Card } from "./card";
import { Changes } from "./changes";
import { extract, type Extract } from "./extract";
import { foreignFrames } from "./frames";
import { findingAt } from "./hit";
import { paint, paintCurrent, unpaint } from "./paint";
import { place, type Placed } from "./place";

/** Reads one document and marks it. */
export class Reader implements Reading {
  readonly #client = new Client();
  readonly #card = new Card({
    speakOf: paintCurrent,
    step: (by) => this.step(by),
    show: (finding) => this.show(finding),
    explain: (category) => void this.#client.ask({ type: "quality", category }),
    cite: (finding) => this.#cite(finding),
  });
  readonly #changes = new Changes();
  #read: Extract | null = null;
  #marks: Marks | null = null;
  #placed: Placed[] = [];
  /** The findings that the background knows as having no place in the page. */
  #unplaced: number[] = [];
  /** The finding to show as soon as the marks are there: the popup may know it before they are. */
  #wanted: number | null = null;

  constructor() {
    addEventListener("click", (event) => this.#clicked(event));
  }

  get address(): string | null {
    return this.#read?.capture.url ?? null;
  }

  get snapshot(): Snapshot | null {
    return this.#read && { capture: this.#read.capture, since: this.#changes.since };
  }

  async read(anew: boolean, observe: (root: ShadowRoot) => void): Promise<boolean> {
    const before = this.#read;
    const read = extract(document, location.href, this.#card.host);
    this.#read = read;
    read.roots.forEach(observe);
    if (before && !anew && sameText(before, read)) {
      if (!sameItems(before.nodes, read.nodes)) this.#mark();
      return false;
    }
    const { capture, frames } = read;
    const marks = await this.#client.ask({
      type: "annotate",
      capture,
      frames: foreignFrames(frames),
      visit: performance.timeOrigin,
    });
    // The reader may have switched the site off meanwhile.
    if (this.#read !== read) return false;
    this.#marks = marks;
    this.#unplaced = [];
    // They were changes of the text that stood here before.
    if (before && !sameText(before, read)) this.#changes.forget();
    this.#mark();
    if (this.#wanted !== null) this.show(this.#wanted);
    return true;
  }

  forget(): void {
    this.#card.close();
    this.#changes.forget();
    unpaint();
    this.#read = this.#marks = this.#wanted = null;
    this.#placed = [];
  }

  setThreshold({ minimum, confidence }: Threshold): void {
    if (!this.#marks) return;
    this.#marks = { ...this.#marks, minimum, confidence };
    paint(this.#placed, this.#marks);
  }

  show(finding: number): void {
    this.#wanted = this.#marks ? null : finding;
    const at = this.#placed.findIndex(({ index }) => index === finding);
    if (at >= 0 && this.#marks) this.#card.open(this.#placed, at, this.#marks, { scroll: true });
  }

  step(by: 1 | -1): void {
    if (this.#marks) this.#card.step(this.#placed, by, this.#marks);
  }

  showChanges(since: string, clauses: ChangedClause[]): void {
    if (this.#read) this.#changes.show(since, clauses, this.#read);
  }

  goToChange(at: number): void {
    if (this.#read) this.#changes.goTo(at, this.#read);
  }

  /** Places and paints the findings, and the changes that are shown, on the nodes read last. */
  #mark(): void {
    if (!this.#marks || !this.#read) return;
    this.#changes.paint(this.#read);
    const { placed, unplaced } = place(this.#marks.findings, this.#read.nodes);
    this.#placed = placed;
    paint(placed, this.#marks);
    if (String(unplaced) === String(this.#unplaced)) return;
    this.#unplaced = unplaced;
    void this.#client.ask({ type: "unplaced", findings: unplaced });
  }

  async #cite({ clause, quote }: Finding): Promise<Citation> {
    if (!this.#read) throw new Error("the page was left");
    return this.#client.ask({ type: "cite", capture: this.#read.capture, clause, quote });
  }

  #clicked(event: MouseEvent): void {
    // A click that made the card go to another clause comes from a host that is gone already.
    if (!this.#marks || (event.target instanceof Element && event.target.localName === CARD_HOST)) return;
    const at = findingAt(this.#placed, event, this.#marks);
    if (at === null) this.#card.close();
    else this.#card.open(this.#placed, at, this.#marks, { scroll: false });
  }
}

function sameText({ capture: a }: Extract, { capture: b }: Extract): boolean {
  return sameItems(a.texts, b.texts) && sameItems(a.stream, b.stream);
}

function sameItems<T>(a: T[], b: T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
