/** Bytes of a file as it is unpacked, and how many bytes of the file they took so far. */
export type Piece = { bytes: Uint8Array<ArrayBuffer>[]; read: number } & (
  | { isLast: boolean }
  // It is broken behind these bytes.
  | { fault: string }
);

/** What is in `file`, unpacked where it is gzip, by a worker that is a piece ahead. */
export async function* unpacked(file: File): AsyncGenerator<Piece> {
  const worker = new Worker(chrome.runtime.getURL("unpack/index.js"));
  const ask = (opened: File | null) =>
    new Promise<Piece>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Piece>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(opened);
    });
  try {
    for (let next = ask(file); ;) {
      const piece = await next;
      const isLast = "fault" in piece || piece.isLast;
      if (!isLast) next = ask(null);
      yield piece;
      if (isLast) return;
    }
  } finally {
    worker.terminate();
  }
}
