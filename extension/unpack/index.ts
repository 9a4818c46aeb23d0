// A worker that reads a file, unpacking it where it is gzip. That takes nearly as long as checking what is in a pack: so
// both are done at once.

import type { Piece } from "../archive/unpacked";
import { Content } from "./content";
import { Lines } from "./lines";

const lines = new Lines();
let content: Content | undefined;
let answered: Promise<void> = Promise.resolve();

/** The first message is the file, each other one memory to be used again, if any: all are answered with the next piece. */
addEventListener("message", ({ data }: MessageEvent<File | ArrayBuffer | null>) => {
  answered = answered.then(async () => {
    const answer = await piece(data);
    postMessage(answer, { transfer: [answer.lines.buffer] });
  });
});

async function piece(given: File | ArrayBuffer | null): Promise<Piece> {
  try {
    if (given instanceof File) content = await Content.of(given);
    lines.begin(given instanceof ArrayBuffer ? given : null);
    while (!lines.areEnough) {
      const chunk = await content?.next();
      if (!chunk) return { lines: lines.take(true), read: content?.read ?? 0, isLast: true };
      lines.add(chunk);
    }
    return { lines: lines.take(false), read: content?.read ?? 0, isLast: false };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { lines: lines.take(false), read: content?.read ?? 0, fault };
  }
}
