// Compares the WebAssembly module's readings with native ones. From standard input, JSON lines of { set, name, capture,
// reading }; prints how many readings of each set are the same, and where the first others differ. `cargo xtask parity`
// runs it.

import { createInterface } from "node:readline";
import { annotate, read } from "./core.js";

/** How many differing readings are shown. */
const SHOWN = 10;

const sets = new Map();
let different = 0;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { set, name, capture, reading } = JSON.parse(line);
  // The module writes the address as browsers do; a native reader keeps it as it was given.
  reading.report.document.url = address(reading.report.document.url);
  const native = sorted({ read: reading, annotate: reading.report });
  const module = sorted({ read: read(capture), annotate: annotate(capture) });
  const counts = sets.get(set) ?? { readings: 0, same: 0, findings: 0 };
  sets.set(set, counts);
  counts.readings += 1;
  counts.findings += reading.report.findings.length;
  if (JSON.stringify(native) === JSON.stringify(module)) {
    counts.same += 1;
  } else if (++different <= SHOWN) {
    console.log(`${set}, ${name}: ${difference(native, module, "core")}`);
  }
}
for (const [set, { readings, same, findings }] of sets) {
  console.log(`${set}: ${same} of ${readings} readings identical (${findings} findings)`);
}
process.exitCode = different > 0 ? 1 : 0;

/** An address as a browser writes it, without its fragment; what is none stays as it is. */
function address(url) {
  if (url === null || !URL.canParse(url)) {
    return url;
  }
  const parsed = new URL(url);
  parsed.hash = "";
  return parsed.href;
}

/** The same value with the keys of every object in order. */
function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (value === null || typeof value !== "object") {
    return value;
  }
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

/** Where two values first differ, and how. */
function difference(native, module, path) {
  const isTree = (value) => value !== null && typeof value === "object";
  if (isTree(native) && isTree(module)) {
    for (const key of new Set([...Object.keys(native), ...Object.keys(module)])) {
      if (JSON.stringify(native[key]) !== JSON.stringify(module[key])) {
        return difference(native[key], module[key], `${path}.${key}`);
      }
    }
  }
  return `${path}: native ${JSON.stringify(native)}, WebAssembly ${JSON.stringify(module)}`;
}
