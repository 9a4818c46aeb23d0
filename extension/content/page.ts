import { Client } from "../shared/client";
import type { Severity } from "../shared/core";
import type { Marks } from "../shared/protocol";
import { Card } from "./card";
import { extract, type Extract } from "./extract";
import { Follower } from "./follow";
import { foreignFrames } from "./frames";
import { mayBePolicy } from "./gate";
import { findingAt } from "./hit";
import { paint, paintCurrent, unpaint } from "./paint";
import { place, type Placed } from "./place";

/** One document as the content script knows it: read, marked, followed. */
export class Page {
  readonly #client = new Client();
  readonly #card = new Card({ speakOf: paintCurrent, step: (by) => this.step(by) });
  readonly #follower = new Follower(
    () => this.follow(),
    (node) => this.#card.isHost(node),
  );
  readonly #stopped = new AbortController();
  /** Looks happen one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #read: Extract | null = null;
  #marks: Marks | null = null;
  #placed: Placed[] = [];
  /** The findings that the background knows as having no place in the page. */
  #unplaced: number[] = [];

  constructor() {
    const { signal } = this.#stopped;
    addEventListener("click", (event) => this.#clicked(event), { signal });
    addEventListener("pageshow", (event) => this.#restored(event), { signal });
  }

  /** The document has been sent to the background. */
  get isRead(): boolean {
    return this.#read !== null;
  }

  /**
   * Reads and marks the document, and says whether there was news. Unless `asked` for by the reader, a page that the gate
   * keeps out is left alone, and one that has not changed is not read again.
   */
  look(asked: boolean): Promise<boolean> {
    const turn = this.#turn.then(() => this.#look(asked));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Looks by itself, when the document has changed. A failure is the background's to record, and to tell the reader. */
  follow(): Promise<boolean> {
    return this.look(false).catch(() => {
      // A script left over from before an update of the extension has nobody to talk to.
      if (!chrome.runtime?.id) this.leave();
      return false;
    });
  }

  /** Takes the marks off and leaves the document alone. */
  leave(): void {
    this.#stopped.abort();
    this.#follower.stop();
    this.#forget();
  }

  setMinimum(minimum: Severity): void {
    if (!this.#marks) return;
    this.#marks = { ...this.#marks, minimum };
    paint(this.#placed, minimum);
  }

  /** Scrolls to a finding, by its position in the report, and opens its card. */
  show(index: number): void {
    const at = this.#placed.findIndex((placed) => placed.index === index);
    if (at >= 0 && this.#marks) this.#card.open(this.#placed, at, this.#marks, { scroll: true });
  }

  /** Opens the card of the next clause with findings, or the previous one. */
  step(by: 1 | -1): void {
    if (this.#marks) this.#card.step(this.#placed, by, this.#marks);
  }

  async #look(asked: boolean): Promise<boolean> {
    const before = this.#read;
    const arrived = before === null || pathOf(before.capture.url) !== pathOf(location.href);
    if (!asked && arrived && !mayBePolicy(document)) {
      if (before) await this.#moveOn();
      return false;
    }
    const read = extract(document, this.#card.host);
    if (before && !asked && !arrived && sameText(before, read)) {
      this.#read = read;
      if (!sameNodes(before, read)) this.#mark();
      return false;
    }
    this.#read = read;
    read.roots.forEach((root) => this.#follower.observe(root));
    const [{ capture }, frames, first] = [read, foreignFrames(read.frames), this.#marks === null];
    const marks = await this.#client.ask({ type: "annotate", capture, frames, first });
    // The reader may have switched the site off meanwhile.
    if (this.#read !== read) return false;
    this.#marks = marks;
    this.#unplaced = [];
    this.#mark();
    return true;
  }

  /** Places and paints the findings on the nodes read last. */
  #mark(): void {
    if (!this.#marks || !this.#read) return;
    const { placed, unplaced } = place(this.#marks.findings, this.#read.nodes);
    this.#placed = placed;
    paint(placed, this.#marks.minimum);
    if (String(unplaced) === String(this.#unplaced)) return;
    this.#unplaced = unplaced;
    void this.#client.ask({ type: "unplaced", findings: unplaced });
  }

  /** The reader has gone on to an ordinary page without loading. */
  async #moveOn(): Promise<void> {
    this.#forget();
    await this.#client.ask({ type: "left" });
  }

  #forget(): void {
    this.#card.close();
    unpaint();
    this.#read = this.#marks = null;
    this.#placed = [];
  }

  /** The browser has taken the document back from its cache; the background forgot it when it was left. */
  #restored({ persisted }: PageTransitionEvent): void {
    if (persisted && this.isRead) void this.look(true).catch(() => undefined);
  }

  #clicked(event: MouseEvent): void {
    if (!this.#marks || this.#card.isHost(event.target as Node)) return;
    const at = findingAt(this.#placed, event, this.#marks.minimum);
    if (at === null) this.#card.close();
    else this.#card.open(this.#placed, at, this.#marks, { scroll: false });
  }
}

function sameText({ capture: a }: Extract, { capture: b }: Extract): boolean {
  return sameItems(a.texts, b.texts) && sameItems(a.stream, b.stream);
}

function sameNodes(a: Extract, b: Extract): boolean {
  return sameItems(a.nodes, b.nodes);
}

/** The address without its fragment: another section of a page is the same page. */
function pathOf(url: string | null): string | undefined {
  return url?.split("#", 1)[0];
}

function sameItems<T>(a: T[], b: T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
