// A pack as a file: NDJSON, gzip allowed. What cannot be unpacked is a fault with its line.

import { unpacked } from "./unpacked";

/** One line of a pack, or why there is none. */
export type Line = { line: number; bytes: Uint8Array } | { line: number; fault: string };

const LINE_FEED = 10;
const SPACE = 32;

/**
 * The lines of `file` that are not empty, counted from 1, as many at once as come at once. `progress` is told of the bytes
 * read.
 */
export async function* linesOf(file: File, progress: (done: number, of: number) => void): AsyncGenerator<Line[]> {
  let line = 0;
  /** What was read of the line that is not at its end. */
  let begun: Uint8Array[] = [];
  const ended = (end: Uint8Array): Line[] => {
    const bytes = joined([...begun, end]);
    begun = [];
    line += 1;
    return bytes.some((byte) => byte > SPACE) ? [{ line, bytes }] : [];
  };
  for await (const piece of unpacked(file)) {
    progress(piece.read, file.size);
    const lines: Line[] = [];
    for (const bytes of piece.bytes) {
      let start = 0;
      for (let end; (end = bytes.indexOf(LINE_FEED, start)) >= 0; start = end + 1) {
        lines.push(...ended(bytes.subarray(start, end)));
      }
      begun.push(bytes.subarray(start));
    }
    if ("fault" in piece) lines.push({ line: line + 1, fault: piece.fault });
    else if (piece.isLast) lines.push(...ended(new Uint8Array()));
    yield lines;
  }
}

/** These bytes, one after the other. */
function joined(pieces: Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
