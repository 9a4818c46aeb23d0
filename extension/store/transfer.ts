// The archive as a file: everything in it, and back. An imported file is as hostile as a page: every entry is checked,
// and its words have to fit their hashes.

import { sha256 } from "../shared/sha256";
import { isEntry } from "./check";
import { restore } from "./versions";
import { database } from "./database";
import type { Entry } from "./types";

const FORMAT = "clausemark-archive/1";

/** Entries written in one transaction: few enough that what waits for the database does not wait long. */
const BATCH = 50;

/** How far a long task is: of `of` entries, `done` are done. */
export type Progress = (done: number, of: number) => void;

/** What an import brought, and what it did not, each with its place in the file (from 1) and the reason. */
export interface Imported {
  count: number;
  refused: { place: number; reason: Refusal }[];
}

/** `shape`: not an entry of an archive. `hash`: the words do not have the hash that the entry names. */
export type Refusal = "shape" | "hash";

/** A file that is no archive. */
export class NoArchive extends Error {}

/** The archive as JSON, one entry on each line; `exported` is today. */
export async function exportArchive(exported: Date, progress: Progress): Promise<Blob> {
  const db = await database();
  const ids = await db.getAllKeys("versions");
  const parts: string[] = [`{"format":"${FORMAT}","exported":"${exported.toISOString()}","entries":[`];
  for (const [at, id] of ids.entries()) {
    const transaction = db.transaction(["versions", "contents"]);
    const [version, content] = await Promise.all([
      transaction.objectStore("versions").get(id),
      transaction.objectStore("contents").get(id),
    ]);
    if (version && content) parts.push(parts.length > 1 ? ",\n" : "\n", JSON.stringify({ version, content }));
    progress(at + 1, ids.length);
  }
  parts.push("\n]}\n");
  return new Blob(parts, { type: "application/json" });
}

/** Takes in what `exportArchive` wrote. Rejects with `NoArchive`, nothing being changed, where `text` is something else. */
export async function importArchive(text: string, progress: Progress): Promise<Imported> {
  const entries = parse(text);
  const imported: Imported = { count: 0, refused: [] };
  for (let from = 0; from < entries.length; from += BATCH) {
    const sound: Entry[] = [];
    for (const [at, entry] of entries.slice(from, from + BATCH).entries()) {
      const reason = await refusal(entry);
      if (reason === null) sound.push(entry as Entry);
      else imported.refused.push({ place: from + at + 1, reason });
    }
    await restore(sound);
    imported.count += sound.length;
    progress(Math.min(from + BATCH, entries.length), entries.length);
  }
  return imported;
}

function parse(text: string): unknown[] {
  let file: { format?: unknown; entries?: unknown } | null;
  try {
    file = JSON.parse(text);
  } catch (error) {
    throw new NoArchive(error instanceof Error ? error.message : String(error));
  }
  if (file?.format !== FORMAT || !Array.isArray(file.entries)) throw new NoArchive(`no ${FORMAT}`);
  return file.entries;
}

async function refusal(entry: unknown): Promise<Refusal | null> {
  if (!isEntry(entry)) return "shape";
  const { texts, report } = entry.content.reading;
  const hashes = await Promise.all(texts.map(hashOf));
  const whole = await hashOf(texts.join("\n"));
  const fits = whole === report.document.hash && hashes.every((hash, i) => hash === report.clauses[i]?.hash);
  return fits ? null : "hash";
}

/** Of `text` in UTF-8. */
function hashOf(text: string): Promise<string> {
  return sha256(new TextEncoder().encode(text));
}
