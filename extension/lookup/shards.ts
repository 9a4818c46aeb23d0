// A static archive of records, as `clausemark record --shards` writes it: files named by the first digits of a hash, so
// that whoever serves them does not learn which text was read.

import type { Record as PolicyRecord } from "../shared/core";
import { sha256 } from "../shared/sha256";
import { inFolder } from "./addresses";
import type { Archived, RecordFile } from "./archived";
import { request, text } from "./request";

/** Digits in the name of a file. */
const DIGITS = 4;

/**
 * The files of the archive at `base` that may have records of the same text as `policy`, or of other states of the same
 * document; `null` where there are none.
 */
export async function recordsLike(base: string, policy: PolicyRecord): Promise<Archived | null> {
  const files: RecordFile[] = [];
  for (const name of await namesOf(policy)) {
    const answer = await request(base, inFolder(base, name));
    if (answer.found) files.push({ name, text: text(answer.bytes) });
  }
  return files.length > 0 ? { what: "records", files } : null;
}

/** The files that a record stands in: by the hash of its text, and by that of its document's name. */
export async function namesOf({ hash, document }: PolicyRecord): Promise<string[]> {
  const keys = [hash, await sha256(new TextEncoder().encode(document))];
  return [...new Set(keys.map((key) => `${key.slice(0, DIGITS)}.ndjson`))];
}
