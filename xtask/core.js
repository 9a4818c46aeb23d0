// The core in WebAssembly, loaded as `extension/background/engine` loads it, for the programs here that run in Node.

import { readFile } from "node:fs/promises";
import load, { loadWeights } from "../extension/wasm/reading.js";

const built = (file) => readFile(new URL(`../extension/wasm/${file}`, import.meta.url));
await load({ module_or_path: await built("reading_bg.wasm") });
loadWeights(await built("weights.bin"));

export { annotate, read } from "../extension/wasm/reading.js";
