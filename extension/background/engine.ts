import load, * as core from "../wasm/clausemark.js";
import type { Capture, Category, Report } from "../shared/core";
import type { Version } from "../shared/protocol";

const MODULE = "wasm/clausemark_bg.wasm";

/** The core, in WebAssembly: loaded at the first question, once in the life of the background. */
let loaded: Promise<unknown> | undefined;

function ready(): Promise<unknown> {
  loaded ??= load({ module_or_path: chrome.runtime.getURL(MODULE) });
  return loaded;
}

/** The report on one document. Rejects when `capture` is not of its type. */
export async function annotate(capture: Capture): Promise<Report> {
  await ready();
  return core.annotate(capture);
}

/** Every category, with its texts. */
export async function catalogue(): Promise<Category[]> {
  await ready();
  return core.catalogue();
}

/** Which core, and which rules and model. */
export async function version(): Promise<Version> {
  await ready();
  return core.version();
}
