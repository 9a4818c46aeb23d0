import type { Record } from "../shared/core";

/** A record pack that the reader has loaded. */
export interface Pack {
  /** Number under which it was loaded. */
  id: number;
  name: string;
  /** Where the captures come from, and under which licence. */
  source: string;
  licence: string;
  /** Whom to name when the records are passed on, or empty. */
  attribution: string;
  /** When it was loaded. Milliseconds since 1970. */
  loaded: number;
  /** How many records of it were loaded. */
  count: number;
}

/** One record of a pack, under its line in the file: enough to know its very text again, without its clauses. */
export interface PackRecord {
  pack: number;
  line: number;
  record: Record;
}

/** The last record of one document at one address, whole: what a page with another text is compared with. */
export interface Head {
  pack: number;
  /** Document id and address. */
  series: string;
  record: Record;
  /** See {@link sampleOf}. */
  sample: string[];
}

/** Size of a sample, in hashes. */
const SAMPLE = 8;

/**
 * The lowest of the clause hashes. Hashes are evenly spread, so two texts with half of their clauses in common share one of
 * these nearly always: documents are found by what they say, whatever site and kind they are filed under.
 */
export function sampleOf(clauses: string[]): string[] {
  return [...new Set(clauses)].sort().slice(0, SAMPLE);
}
