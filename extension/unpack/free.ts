/** Gives the memory of `bytes`, which nobody needs any more, back at once: a collector would wait until there is much of it. */
export function free({ buffer }: Uint8Array<ArrayBuffer>): void {
  buffer.transfer(0);
}
