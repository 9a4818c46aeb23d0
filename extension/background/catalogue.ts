import type { Category } from "../shared/core";

/** Written by `cargo xtask types` from rules/. */
const FILE = "background/catalogue.json";

let loaded: Promise<Category[]> | undefined;

/** Every category, with its texts, in the order of the slugs: read at the first question. */
export function catalogue(): Promise<Category[]> {
  loaded ??= fetch(chrome.runtime.getURL(FILE))
    .then((file) => file.json() as Promise<Category[]>)
    .catch((error: unknown) => {
      // The next question tries again.
      loaded = undefined;
      throw error;
    });
  return loaded;
}
