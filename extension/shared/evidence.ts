import { strToU8, zipSync } from "fflate";
import type { BundleFile } from "./core";
import { save } from "./save";

/** Dates inside a zip: none, so that the same evidence gives the same bytes. The earliest that the format can say. */
const NO_TIME = new Date(1980, 0, 1);

/** Hands the files of an evidence bundle to the reader as one zip; `about` names the site or document in the file's name. */
export function saveEvidence(files: BundleFile[], about: string): void {
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]));
  const zip = new Uint8Array(zipSync(entries, { mtime: NO_TIME }));
  const name = `clausemark-evidence-${about.replace(/[^a-z0-9.-]+/gi, "-") || "document"}.zip`;
  save(new Blob([zip], { type: "application/zip" }), name);
}
