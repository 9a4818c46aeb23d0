import { element } from "../shared/dom";

/** The file handed over last, held until the next one: the browser says nothing of when it has read it. */
let held: string | undefined;

/** Hands `file` to the reader as a download named `name`. */
export function save(file: Blob, name: string): void {
  if (held) URL.revokeObjectURL(held);
  held = URL.createObjectURL(file);
  element("a", { href: held, download: name }).click();
}
