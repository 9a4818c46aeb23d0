// What the core makes of a document, in WebAssembly.

import * as wasm from "../../wasm/reading.js";
import type { Capture, Reading, TextRange } from "../../shared/core";
import type { Version } from "../../shared/protocol";
import { moduleOf } from "./module";

const WEIGHTS = "wasm/weights.bin";

/** Loaded once in the life of the background, with the model's weights. */
const core = moduleOf(wasm, "wasm/reading_bg.wasm", async () => {
  const file = await fetch(chrome.runtime.getURL(WEIGHTS));
  const weights = new Uint8Array(await file.arrayBuffer());
  return ({ loadWeights }) => loadWeights(weights);
});

/** The report on one document, with the canonical text of each clause. Rejects when `capture` is not of its type. */
export async function read(capture: Capture): Promise<Reading> {
  return (await core.get()).read(capture);
}

/** Where each clause of a document stands in it. */
export async function places(capture: Capture): Promise<TextRange[][]> {
  return (await core.get()).places(capture);
}

/** Which core, and which rules and model. */
export async function version(): Promise<Version> {
  return (await core.get()).version();
}
