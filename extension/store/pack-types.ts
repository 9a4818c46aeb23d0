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

/** One record of a pack, under its place in the file. */
export interface PackRecord {
  pack: number;
  line: number;
  record: Record;
}

/** The last record of one document at one address: what a page is compared with unless an earlier one is its very text. */
export interface Head {
  pack: number;
  line: number;
  /** The record's document id. */
  document: string;
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
