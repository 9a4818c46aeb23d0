import type { PackCheck } from "../shared/check";
import type { Reading, Record, TextRange } from "../shared/core";
import { candidates, listPacks } from "../store/packs";
import { changesOf } from "./changes";
import { check } from "./engine/records";

/**
 * What each loaded pack says of the document that `page` is the record of; packs that know nothing of it say nothing.
 * `places` are those of the clauses of `reading` in the page.
 */
export async function packChecks(page: Record, reading: Reading, places: TextRange[][]): Promise<PackCheck[]> {
  const [packs, found] = await Promise.all([listPacks(), candidates(page)]);
  const checks: PackCheck[] = [];
  for (const { id, name } of packs) {
    const { verdict, record, comparison } = await check(page, found.get(id) ?? []);
    if (verdict === "unknown" || record === null) continue;
    // Earlier records of a pack are kept without their clauses: enough to tell that the text, or its wording, is theirs.
    const differs = comparison !== null && verdict !== "identical" && record.clauses.length > 0;
    // Records hold no kinds of clauses: what is gone is shown as a sentence.
    checks.push({ pack: name, verdict, record, changes: differs ? changesOf(comparison, reading, [], places) : null });
  }
  return checks;
}
