// Records as a test wants them: true ones, and such as only a liar would write.

import { createHash } from "node:crypto";
import { appendFileSync } from "node:fs";
import { join } from "node:path";

const sha256 = (words) => createHash("sha256").update(words).digest("hex");

/** `record` with the id that its content has, by the recipe in docs/records.md. */
export function withId(record) {
  const { format, document, entity, kind, title, url, language, captured, recipe, hash, wording, source, licence } = record;
  const from = [source.by, source.repository, source.commit, source.path, source.link];
  const head = [format, document, entity, kind, title, url, language, captured, recipe, hash, wording, ...from, licence];
  return { ...record, id: sha256([...head.map((value) => value ?? ""), ...record.clauses].join("\n")) };
}

/** Puts `record` into the files of `folder` that it belongs into, or into `names`. */
export function keep(folder, record, names = namesOf(record)) {
  for (const name of names) appendFileSync(join(folder, name), `${JSON.stringify(record)}\n`);
}

/** The files that a record belongs into. */
export function namesOf({ hash, document }) {
  return [...new Set([hash, sha256(document)])].map((key) => `${key.slice(0, 4)}.ndjson`);
}
