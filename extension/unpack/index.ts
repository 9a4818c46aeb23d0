// A worker that reads a file, unpacking it where it is gzip. That takes nearly as long as checking what is in a pack: so
// both are done at once.

import type { Piece } from "../archive/unpacked";

/** Buffers handed over at once. A browser makes them of some 64 KB. */
const TOGETHER = 16;
const GZIP = [0x1f, 0x8b];

let file: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
let read = 0;

/** The first message is the file; each is answered with the next piece of it. */
addEventListener("message", ({ data }: MessageEvent<File | null>) => {
  void piece(data).then((answer) =>
    postMessage(answer, { transfer: "bytes" in answer ? answer.bytes.map(({ buffer }) => buffer) : [] }),
  );
});

async function piece(opened: File | null): Promise<Piece> {
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  try {
    if (opened) file = await open(opened);
    while (bytes.length < TOGETHER) {
      const next = await file?.read();
      if (next?.value === undefined) return { bytes, read, isLast: true };
      bytes.push(next.value);
    }
    return { bytes, read, isLast: false };
  } catch (error) {
    return { bytes, read, fault: error instanceof Error ? error.message : String(error) };
  }
}

async function open(opened: File): Promise<ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>> {
  const head = new Uint8Array(await opened.slice(0, GZIP.length).arrayBuffer());
  const counted = opened.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        read += chunk.length;
        controller.enqueue(chunk);
      },
    }),
  );
  const isPacked = GZIP.every((byte, i) => head[i] === byte);
  return (isPacked ? counted.pipeThrough(new DecompressionStream("gzip")) : counted).getReader();
}
