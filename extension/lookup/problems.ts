import type { Problem } from "../shared/core";
import { say } from "../shared/i18n";

/** What is wrong with a record, in words. */
export function problemWords({ what, value }: Problem): string {
  const names = {
    format: "problem_format",
    recipe: "problem_recipe",
    "no-hash": "problem_no_hash",
    id: "problem_id",
    time: "problem_time",
    clause: "problem_clause",
  } as const;
  return say(names[what], value);
}
