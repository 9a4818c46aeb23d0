import type { Category } from "../shared/core";
import { OnDemand } from "../shared/on-demand";

/** Written by `cargo xtask types` from rules/. */
const FILE = "background/catalogue.json";

const loaded = new OnDemand(async () => (await fetch(chrome.runtime.getURL(FILE))).json() as Promise<Category[]>);

/** Every category, with its texts, in the order of the slugs: read at the first question. */
export function catalogue(): Promise<Category[]> {
  return loaded.get();
}
