/** Lines of a file as it is unpacked, each with its line feed, which the last one may be without. */
export type Piece = {
  lines: Uint8Array<ArrayBuffer>;
  /** How many bytes of the file were read so far. */
  read: number;
} & (
  | { isLast: boolean }
  // It is broken behind these lines.
  | { fault: string }
);

/**
 * What is in `file`, unpacked where it is gzip, by a worker that is a piece ahead. A piece holds until the next but one is
 * asked for: its memory is used again then.
 */
export async function* unpacked(file: File): AsyncGenerator<Piece> {
  const worker = new Worker(chrome.runtime.getURL("unpack/index.js"));
  /** Hands `given` over: the file at first, then the memory of a piece that is done with. */
  const ask = (given: File | ArrayBuffer | null) =>
    new Promise<Piece>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Piece>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(given, given instanceof ArrayBuffer ? [given] : []);
    });
  try {
    const held: ArrayBuffer[] = [];
    for (let next = ask(file); ;) {
      const piece = await next;
      const isLast = "fault" in piece || piece.isLast;
      if (!isLast) next = ask(held.length > 1 ? (held.shift() ?? null) : null);
      yield piece;
      if (isLast) return;
      held.push(piece.lines.buffer);
    }
  } finally {
    worker.terminate();
  }
}
