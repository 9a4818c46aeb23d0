import type { Severity } from "./core";
import type { ChangedClause, Snapshot } from "./protocol";

/** What the content script asks of the reader, which the background puts in beside it when there is something to read. */
export interface Reading {
  /** The address of the document that has been sent to the background, or `null`. */
  readonly address: string | null;
  /** What was read last, or `null`. */
  readonly snapshot: Snapshot | null;
  /**
   * Reads and marks the document. One that has not changed is not sent again, unless `anew`. Says whether there was news.
   * `observe` is told of every shadow root entered: changes inside are seen only by who observes them.
   */
  read(anew: boolean, observe: (root: ShadowRoot) => void): Promise<boolean>;
  /** Takes the marks off and forgets the document. */
  forget(): void;
  /** Paints findings from this severity upwards. */
  setMinimum(minimum: Severity): void;
  /** Paints clauses of what was read last as changed; none takes the paint off. */
  showChanges(since: string, clauses: ChangedClause[]): void;
  /** Scrolls to the changed clause at this position. */
  goToChange(at: number): void;
  /** Scrolls to a finding, by its position in the report, and opens its card. */
  show(finding: number): void;
  /** Opens the card of the next clause with findings, or the previous one. */
  step(by: 1 | -1): void;
}

/** The element that holds an open card: the only one the extension adds to a page. */
export const CARD_HOST = "clausemark-card";

declare global {
  /** In the extension's own world, which no page can look into. */
  var clausemarkReader: Reading | undefined;
}
