/** Gives the memory of `bytes`, which nobody needs any more, back at once: a collector would wait until there is much of it. */
export function free({ buffer, length }: Uint8Array<ArrayBuffer>): void {
  // What is larger may hold other bytes too.
  if (buffer.byteLength === length) buffer.transfer(0);
}
