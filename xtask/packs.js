// What it costs to take a pack in: unpacking and parsing it, and having every record checked by the module.
// `node --expose-gc xtask/packs.js PACK`; `cargo xtask packs` makes the pack and runs it.

import { openAsBlob } from "node:fs";
import { readFile } from "node:fs/promises";
import load, { manifest, problem } from "../extension/wasm/clausemark.js";

const { memory } = await load({
  module_or_path: await readFile(new URL("../extension/wasm/clausemark_bg.wasm", import.meta.url)),
});
const before = memory.buffer.byteLength;
const pack = await openAsBlob(process.argv[2]);

// Once to parse alone, once to check too: the difference is the module's.
const parsed = await measure(() => null);
const checked = await measure(problem);
console.log(`${checked.records} records, ${checked.clauses} clauses, ${(pack.size / 1e6).toFixed(1)} MB packed, in Node
unpack and parse          ${parsed.seconds.toFixed(2)} s
unpack, parse and check   ${checked.seconds.toFixed(2)} s
memory of the module      ${mb(memory.buffer.byteLength)} MB, ${mb(before)} MB before
most memory of the heap   ${mb(checked.heap)} MB more`);

async function measure(check) {
  globalThis.gc();
  const floor = process.memoryUsage().heapUsed;
  const result = { records: 0, clauses: 0, heap: 0 };
  const start = performance.now();
  for await (const [at, line] of lines(pack.stream().pipeThrough(new DecompressionStream("gzip")))) {
    const value = JSON.parse(line);
    if (at === 0) {
      manifest(value);
      continue;
    }
    const wrong = check(value);
    if (wrong !== null) throw new Error(`line ${at + 1}: ${JSON.stringify(wrong)}`);
    result.records += 1;
    result.clauses += value.clauses.length;
    if (at % 500 === 0) result.heap = Math.max(result.heap, process.memoryUsage().heapUsed - floor);
  }
  return { ...result, seconds: (performance.now() - start) / 1000 };
}

/** The lines of a stream of bytes, numbered from 0; an empty one at the end is none. */
async function* lines(bytes) {
  let rest = "";
  let at = 0;
  for await (const text of bytes.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split("\n");
    rest = parts.pop();
    for (const part of parts) yield [at++, part];
  }
  if (rest !== "") yield [at, rest];
}

function mb(bytes) {
  return (bytes / 1e6).toFixed(1);
}
