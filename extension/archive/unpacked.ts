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

/** Pieces that the worker may be ahead. */
const AHEAD = 2;

/**
 * What is in `file`, unpacked where it is gzip, by a worker that goes ahead. A piece holds until the next but one is asked
 * for: its memory is used again then.
 */
export async function* unpacked(file: File): AsyncGenerator<Piece> {
  const worker = new Worker(chrome.runtime.getURL("unpack/index.js"));
  const pieces = answersOf(worker);
  const held: ArrayBuffer[] = [];
  try {
    worker.postMessage(file);
    for (let ahead = 1; ahead < AHEAD; ahead++) worker.postMessage(null);
    for (;;) {
      const piece = await pieces();
      const isLast = "fault" in piece || piece.isLast;
      const done = held.length > 1 ? held.shift() : undefined;
      if (!isLast) worker.postMessage(done ?? null, done ? [done] : []);
      yield piece;
      if (isLast) return;
      held.push(piece.lines.buffer);
    }
  } finally {
    worker.terminate();
  }
}

/** The answers of `worker`, one with each call. A call rejects where the worker failed. */
function answersOf(worker: Worker): () => Promise<Piece> {
  const answers: Promise<Piece>[] = [];
  const waiting: ((answer: Promise<Piece>) => void)[] = [];
  const come = (answer: Promise<Piece>) => {
    const next = waiting.shift();
    if (next) next(answer);
    else answers.push(answer);
  };
  worker.onmessage = ({ data }: MessageEvent<Piece>) => come(Promise.resolve(data));
  worker.onerror = ({ message }) => come(Promise.reject(new Error(message)));
  return () => answers.shift() ?? new Promise((resolve) => waiting.push(resolve));
}
