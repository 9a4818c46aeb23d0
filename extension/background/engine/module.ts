import { OnDemand } from "../../shared/on-demand";

/** What wasm-bindgen writes for a module: its functions, and what loads them. */
interface Glue {
  default: (input: { module_or_path: string }) => Promise<unknown>;
}

/** The functions of the module in `file` of the package: loaded at the first question, and had by no other way. */
export function moduleOf<T extends Glue>(glue: T, file: string): OnDemand<T> {
  return new OnDemand(async () => {
    await glue.default({ module_or_path: chrome.runtime.getURL(file) });
    return glue;
  });
}
