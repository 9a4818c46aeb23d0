// Clauses that another version of the text has not, or has in other words: painted on demand, in looks of their own.

import { CHANGES, type ChangedClause } from "../shared/protocol";
import { bringIntoView } from "./card-position";
import type { Extract } from "./extract";
import { toneAt, TONES } from "./paint";

const CURRENT = "clausemark-current-change";
/** Above the highlights of findings, under that of the open card. */
const PRIORITY = 8;

/** The changes shown in one document. */
export class Changes {
  #clauses: ChangedClause[] = [];
  #since = "";

  /** What the clauses shown are compared with; empty where none are shown. */
  get since(): string {
    return this.#clauses.length > 0 ? this.#since : "";
  }

  /** Paints `clauses`, which are of the document as `read`; none takes the paint off. */
  show(since: string, clauses: ChangedClause[], read: Extract): void {
    this.#since = since;
    this.#clauses = clauses;
    this.paint(read);
  }

  /** Paints them again where the page has put other nodes in the place of those that were read. */
  paint(read: Extract): void {
    this.unpaint();
    const placed = this.#clauses.map(({ change, ranges }) => ({ change, ranges: placeIn(read, ranges) }));
    const tone = toneAt(placed[0]?.ranges[0]?.startContainer.parentElement ?? null);
    for (const change of CHANGES) {
      const ranges = placed.filter((each) => each.change === change).flatMap((each) => each.ranges);
      if (ranges.length === 0) continue;
      const highlight = new Highlight(...ranges);
      highlight.priority = PRIORITY;
      CSS.highlights.set(`clausemark-${change}-${tone}`, highlight);
    }
  }

  /** Scrolls to the clause at position `at`, and shows which it is. */
  goTo(at: number, read: Extract): void {
    const [first, ...rest] = placeIn(read, this.#clauses[at]?.ranges ?? []);
    if (!first) return;
    bringIntoView(first);
    const highlight = new Highlight(first, ...rest);
    highlight.priority = PRIORITY + 1;
    CSS.highlights.set(CURRENT, highlight);
  }

  /** Takes the paint off and forgets the clauses. */
  forget(): void {
    this.#clauses = [];
    this.unpaint();
  }

  unpaint(): void {
    CSS.highlights.delete(CURRENT);
    for (const change of CHANGES) for (const tone of TONES) CSS.highlights.delete(`clausemark-${change}-${tone}`);
  }
}

/** The ranges, unless a text is no more what was read: a wrong place is never painted. */
function placeIn({ nodes, capture }: Extract, ranges: ChangedClause["ranges"]): Range[] {
  const stands = ranges.every(({ node }) => nodes[node]?.isConnected && nodes[node].data === capture.texts[node]);
  if (!stands) return [];
  return ranges.map(({ node, start, end }) => {
    const range = new Range();
    range.setStart(nodes[node] as Text, start);
    range.setEnd(nodes[node] as Text, end);
    return range;
  });
}
