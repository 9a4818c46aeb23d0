// Where in a pack there is something to look at: numbers under words, in order, to be found by halving. A database's own
// index takes a hundred times as long to write.

import type { Record } from "../shared/core";
import type { Places } from "./pack-types";

/** Records in one {@link Part}. */
export const PART = 64;

/** Hashes in a sample of clauses. */
const SAMPLE = 8;

/** Bits of a number. A word's key stands above them. */
const BITS = 32n;

/** Gathers the places of one pack. */
export class PlacesWriter {
  readonly #texts: bigint[] = [];
  readonly #lasts: bigint[] = [];

  /** The record at `place`, counted from 0. */
  addText({ hash, wording }: Pick<Record, "hash" | "wording">, place: number): void {
    this.#texts.push(entry(hash, place), entry(wording, place));
  }

  /** A record with its clauses that is the last of its series, or may be. */
  addLast({ document, clauses }: Record, series: number): void {
    this.#lasts.push(...[document, ...sampleOf(clauses)].map((word) => entry(word, series)));
  }

  /** All of them. */
  places(pack: number): Places {
    return { pack, texts: sorted(this.#texts), lasts: sorted(this.#lasts) };
  }
}

/**
 * The lowest of the clause hashes. Hashes are evenly spread, so two texts with half of their clauses in common share one of
 * these nearly always: documents are found by what they say, whatever site and kind they are filed under.
 */
export function sampleOf(clauses: string[]): string[] {
  const sample: string[] = [];
  for (const clause of clauses) {
    let at = sample.length;
    while (at > 0 && clause < (sample[at - 1] ?? "")) at--;
    if (at === SAMPLE || sample[at - 1] === clause) continue;
    sample.splice(at, 0, clause);
    if (sample.length > SAMPLE) sample.pop();
  }
  return sample;
}

/** The numbers under any of `words`, and by chance (one in four milliards for each entry) under another word. */
export function numbersUnder(entries: BigUint64Array, words: string[]): Set<number> {
  const found = new Set<number>();
  for (const word of words) {
    const first = entry(word, 0);
    for (let at = lowerBound(entries, first); at < entries.length; at++) {
      const number = (entries[at] ?? 0n) - first;
      if (number >> BITS > 0n) break;
      found.add(Number(number));
    }
  }
  return found;
}

function lowerBound(entries: BigUint64Array, wanted: bigint): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] ?? 0n) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sorted(entries: bigint[]): BigUint64Array<ArrayBuffer> {
  return new BigUint64Array(entries).sort();
}

function entry(word: string, number: number): bigint {
  return (BigInt(keyOf(word)) << BITS) | BigInt(number);
}

/** FNV-1a of the code units, in 32 bits. It is stored: never to be changed. */
function keyOf(word: string): number {
  let key = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) key = Math.imul(key ^ word.charCodeAt(at), 0x01000193);
  return key >>> 0;
}
