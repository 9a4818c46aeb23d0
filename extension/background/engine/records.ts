// Records of what was read, by the core in WebAssembly: a module apart from the one that reads, which marks do not wait for.

import * as wasm from "../../wasm/records.js";
import type {
  About,
  Check,
  Citation,
  Comparison,
  Edition,
  BundleFile,
  Manifest,
  Reading,
  Record,
} from "../../shared/core";
import { sha256 } from "../../shared/sha256";
import { moduleOf } from "./module";

/** Loaded once in the life of the background, or of the archive page. */
const core = moduleOf(wasm, "wasm/records_bg.wasm");

/** The record of what was read, as `about` says. Rejects where its time is none. */
export async function record(reading: Reading, about: About): Promise<Record> {
  return (await core.get()).record(reading, about);
}

/** The record of what the reader read at `time`, in milliseconds since 1970. */
export async function recordAt(reading: Reading, time: number): Promise<Record> {
  const captured = new Date(time).toISOString();
  const source = { by: "reader", repository: null, commit: null, path: null, link: null };
  return record(reading, { entity: "", captured, source, licence: "" });
}

/** Two states of a document, clause by clause. */
export async function compare(page: Edition, old: Edition): Promise<Comparison> {
  return (await core.get()).compare(page, old);
}

/** What `records` say of the page that `page` is the record of. */
export async function check(page: Record, records: Record[]): Promise<Check> {
  return (await core.get()).check(page, records);
}

/** Where the core writes what ids are the SHA-256 of: used again and again. */
let texts = new Uint8Array();

/**
 * What is on lines from elsewhere, JSON in UTF-8, each with its line feed: see `wasm.PackLines`. `ids` are those that the records
 * should have.
 */
export async function linesOfPack(lines: Uint8Array): Promise<wasm.PackLines & { ids: string[] }> {
  const { linesOfPack: read } = await core.get();
  if (texts.length < lines.length) texts = new Uint8Array(lines.length);
  const found = read(lines, texts);
  let start = 0;
  const ids = Array.from(found.textEnds, (end) => {
    const text = texts.subarray(start, (start = end));
    return text.length > 0 ? sha256(text) : "";
  });
  return { ...found, ids: await Promise.all(ids) };
}

/** What the first line of a pack, JSON in UTF-8, says of it, or why it is no manifest. */
export async function manifestOf(line: Uint8Array): Promise<{ manifest: Manifest } | { fault: string }> {
  const { manifest } = await core.get();
  try {
    return { manifest: manifest(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(line))) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** The manifest of a pack of the reader's own records. */
export async function ownManifest(name: string, source: string): Promise<Manifest> {
  return (await core.get()).newManifest(name, source, "", "");
}

/** The files of the evidence bundle on what was read, of which `record` is the record. */
export async function bundle({ report, texts }: Reading, record: Record): Promise<BundleFile[]> {
  return (await core.get()).bundle(
    record,
    texts,
    JSON.stringify(record, null, 2),
    JSON.stringify(report.findings, null, 2),
  );
}

/** The citation of a clause, by its position, in every form. */
export async function cite({ texts }: Reading, record: Record, clause: number, quote: string): Promise<Citation> {
  return (await core.get()).cite(record, texts, clause, quote);
}
