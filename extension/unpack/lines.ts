import { free } from "./free";

const LINE_FEED = 10;

/** Bytes that are handed over together, at least; and those that the last chunk may bring beyond them. */
const ENOUGH = 2_000_000;
const BEYOND = 100_000;

/** Puts chunks together to whole lines, in memory that is used again and again. */
export class Lines {
  #memory = new Uint8Array();
  #length = 0;
  /** Behind the last line feed. */
  #end = 0;
  /** The line that is not at its end yet. */
  #begun = new Uint8Array();

  /** Begins a piece, in `memory` where there is some. */
  begin(memory: ArrayBuffer | null): void {
    this.#memory = new Uint8Array(memory ?? new ArrayBuffer(ENOUGH + BEYOND));
    this.#length = 0;
    this.#end = 0;
    this.#put(this.#begun);
  }

  /** Takes a chunk in, whose memory is free then. */
  add(chunk: Uint8Array<ArrayBuffer>): void {
    const line = chunk.lastIndexOf(LINE_FEED);
    if (line >= 0) this.#end = this.#length + line + 1;
    this.#put(chunk);
    free(chunk);
  }

  /** There are enough lines for a piece. */
  get areEnough(): boolean {
    return this.#end > 0 && this.#length >= ENOUGH;
  }

  /** The piece: whole lines, or, where it is the last one, everything. */
  take(isLast: boolean): Uint8Array<ArrayBuffer> {
    const end = isLast ? this.#length : this.#end;
    this.#begun = this.#memory.slice(end, this.#length);
    return this.#memory.subarray(0, end);
  }

  #put(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#memory.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(this.#memory.subarray(0, this.#length));
      free(this.#memory);
      this.#memory = larger;
    }
    this.#memory.set(chunk, this.#length);
    this.#length = length;
  }
}
