import type { Change, Changes } from "../shared/check";
import type { ClauseEntry, Comparison, Reading, TextRange } from "../shared/core";

/**
 * What `comparison` says of a page that was read, in reading order: a clause that is gone comes where it stood. `places`
 * are those of the page's clauses, or empty where there is no page.
 */
export function changesOf(comparison: Comparison, now: Reading, before: ClauseEntry[], places: TextRange[][]): Changes {
  const list: Change[] = [];
  const gone = [...comparison.gone];
  const addGone = (upTo: number) => {
    while (gone[0] && gone[0].before <= upTo) {
      const { old, text, hash, weight } = gone.shift() as Comparison["gone"][number];
      list.push({ status: "gone", kind: before[old]?.kind ?? "sentence", weight, text, hash, words: [], ranges: [] });
    }
  };
  comparison.clauses.forEach(({ status, weight, words }, at) => {
    addGone(at);
    const entry = now.report.clauses[at];
    if (status === "same" || !entry) return;
    const { hash, kind } = entry;
    list.push({ status, kind, weight, text: now.texts[at] ?? null, hash, words, ranges: places[at] ?? [] });
  });
  addGone(comparison.clauses.length);
  return { counts: comparison.counts, weight: comparison.weight, list };
}
