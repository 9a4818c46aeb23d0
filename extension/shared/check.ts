// What the check says of a text: plain data, made by the background, shown by popup and archive page.

import type { ChangeCounts, ClauseKind, Piece, Record, TextRange, Verdict, Weight } from "./core";

/** How the page in view compares with what is known of it. */
export interface PageCheck {
  own: OwnCheck;
  /** One for each loaded pack that has something to say, in the order of their names. */
  packs: PackCheck[];
  /** The comparison whose changes are painted in the page: `own`, the name of a pack, or empty. */
  shown: string;
}

/** How it compares with what the reader has read before. Times are milliseconds since 1970. */
export type OwnCheck =
  /** Nothing was read at this address before. */
  | { name: "first" }
  /** As first, but this very text was read at another address of the site. */
  | { name: "elsewhere"; seen: number; url: string }
  | { name: "same"; seen: number }
  /** Other than what was read last, `seen`: `changes` tells how. */
  | { name: "changed" | "same-wording"; seen: number; changes: Changes }
  /** The same, but it is a text that was read before, there and then: sites show one text to some and another to others. */
  | { name: "variant"; seen: number; changes: Changes; of: { url: string; seen: number } }
  /** What was read before is hashed by another recipe and cannot be compared: not a change. */
  | { name: "other-recipe"; seen: number; recipe: string };

/** How it compares with the records of one pack. */
export interface PackCheck {
  /** The pack's name. */
  pack: string;
  verdict: Exclude<Verdict, "unknown">;
  record: Record;
  /** `null` where the text is the record's, or cannot be compared. */
  changes: Changes | null;
}

/** What differs between two texts. */
export interface Changes {
  counts: ChangeCounts;
  weight: Weight | null;
  /** In reading order. */
  list: Change[];
}

/** One clause that is not as it was. */
export interface Change {
  status: "new" | "gone" | "reworded" | "reformatted" | "moved";
  kind: ClauseKind;
  weight: Weight | null;
  /** The clause as it is now, or was; `null` where only its hash is at hand. */
  text: string | null;
  hash: string;
  /** Both clauses word by word, where it is reworded. */
  words: Piece[];
  /** Where it stands in the page; empty where it is gone, or where there is no page. */
  ranges: TextRange[];
}
