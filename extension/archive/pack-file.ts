// A pack as a file: NDJSON, gzip allowed. What cannot be read or believed is a fault with its line; the lines around it are
// not lost.

/** One line of a pack, parsed, or why it could not be. */
export type Line = { line: number; value: unknown } | { line: number; fault: string };

const GZIP = [0x1f, 0x8b];

/** The lines of `file` that are not empty, counted from 1. `progress` is told of the bytes read. */
export async function* linesOf(file: File, progress: (done: number, of: number) => void): AsyncGenerator<Line> {
  const head = new Uint8Array(await file.slice(0, GZIP.length).arrayBuffer());
  const isPacked = GZIP.every((byte, i) => head[i] === byte);
  let read = 0;
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        read += chunk.length;
        progress(read, file.size);
        controller.enqueue(chunk);
      },
    }),
  );
  const bytes = isPacked ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
  const reader = bytes.pipeThrough(new TextDecoderStream("utf-8", { fatal: true })).getReader();
  let line = 0;
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const pieces = done ? [rest, ""] : (rest + value).split("\n");
      rest = pieces.pop() ?? "";
      for (const piece of pieces) {
        line += 1;
        if (piece.trim() !== "") yield parsed(line, piece);
      }
      if (done) return;
    }
  } catch (error) {
    // Broken gzip, or bytes that are no UTF-8: nothing behind this place can be read.
    yield { line: line + 1, fault: error instanceof Error ? error.message : String(error) };
  }
}

function parsed(line: number, text: string): Line {
  try {
    return { line, value: JSON.parse(text) };
  } catch (error) {
    return { line, fault: error instanceof Error ? error.message : String(error) };
  }
}
