import { linesOfPack } from "./engine/records";
import type { Problem, Record } from "../shared/core";
import { say, type MessageName } from "../shared/i18n";
import type { PackLines } from "../wasm/records.js";

const FAULTS = {
  format: "pack_fault_format",
  recipe: "pack_fault_recipe",
  "no-hash": "pack_fault_no_hash",
  id: "pack_fault_id",
  time: "pack_fault_time",
  clause: "pack_fault_clause",
} as const satisfies { [what in Problem["what"]]: MessageName };

/** The record on a line without its lists, also as JSON, or why it is not to be believed. `line` is without line feed. */
export type Checked = { line: Uint8Array } & ({ record: Record; json: string } | { fault: string });

/** Checks `lines` of a pack, JSON in UTF-8, each with its line feed: every record on them, lists included. */
export async function checkLines(lines: Uint8Array): Promise<Checked[]> {
  const found = await linesOfPack(lines);
  const faults = new Map(found.wrong.map((wrong) => [wrong.at, reasonOf(wrong)]));
  const jsons = found.json.split("\n");
  let start = 0;
  return Array.from(found.ends, (end, at) => {
    const line = lines.subarray(start, (start = end));
    const fault = faults.get(at);
    if (fault !== undefined) return { line, fault };
    const json = jsons[at] ?? "";
    const record = JSON.parse(json) as Record;
    const id = found.ids[at] ?? "";
    return record.id === id ? { line, record, json } : { line, fault: say(FAULTS.id, id) };
  });
}

/** The record on `line`, JSON, without its lists, which are checked as well; or why it is not to be believed. */
export async function checkLine(line: string): Promise<{ record: Record } | { fault: string }> {
  const [checked] = await checkLines(new TextEncoder().encode(line));
  return checked ?? { fault: say("pack_fault_no_record", "") };
}

function reasonOf({ problem, fault }: PackLines["wrong"][number]): string {
  if (problem !== null) return say(FAULTS[problem.what], problem.value);
  return say("pack_fault_no_record", fault instanceof Error ? fault.message : String(fault));
}
