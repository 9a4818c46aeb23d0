import { OnDemand } from "../../shared/on-demand";

/** What wasm-bindgen writes for a module: its functions, and what loads them. */
interface Glue {
  default: (input: { module_or_path: string }) => Promise<unknown>;
}

/**
 * The functions of the module in `file` of the package: loaded at the first question, and had by no other way. What else it needs,
 * `prepare` fetches meanwhile and then hands to it.
 */
export function moduleOf<T extends Glue>(
  glue: T,
  file: string,
  prepare?: () => Promise<(glue: T) => void>,
): OnDemand<T> {
  return new OnDemand(async () => {
    const loaded = glue.default({ module_or_path: chrome.runtime.getURL(file) });
    const [finish] = await Promise.all([prepare?.(), loaded]);
    finish?.(glue);
    return glue;
  });
}
