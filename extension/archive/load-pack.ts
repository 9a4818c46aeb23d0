import { lineOfPack, manifestOf } from "../background/engine";
import type { Manifest, Problem, Record } from "../shared/core";
import { say, type MessageName } from "../shared/i18n";
import type { Pack } from "../store/pack-types";
import { PackWriter } from "../store/pack-writer";
import { linesOf, type Line } from "./pack-file";

const FAULTS = {
  format: "pack_fault_format",
  recipe: "pack_fault_recipe",
  "no-hash": "pack_fault_no_hash",
  id: "pack_fault_id",
  time: "pack_fault_time",
  clause: "pack_fault_clause",
} as const satisfies { [what in Problem["what"]]: MessageName };

/** What is wrong with one line of a pack. */
export interface Fault {
  line: number;
  reason: string;
}

/** A pack that was read and is not in use yet. */
export interface Loading {
  count: number;
  faults: Fault[];
  /** Takes the sound lines into use; `null` where there is no manifest that says what they are. */
  finish: (() => Promise<Pack>) | null;
  cancel(): Promise<void>;
}

/** Reads and checks every line of a pack. One pack is loaded at a time, in whichever window: until it is finished or cancelled. */
export function readPack(file: File, progress: (done: number, of: number) => void): Promise<Loading> {
  return new Promise((resolve, reject) => {
    const load = async (lock: Lock | null) => {
      if (lock === null) throw new Error(say("packs_busy"));
      const loading = await read(file, progress);
      await new Promise<void>((over) => {
        const { finish } = loading;
        resolve({
          ...loading,
          finish: finish && (() => finish().finally(over)),
          cancel: () => loading.cancel().finally(over),
        });
      });
    };
    navigator.locks.request("load-pack", { ifAvailable: true }, load).catch(reject);
  });
}

async function read(file: File, progress: (done: number, of: number) => void): Promise<Loading> {
  const writer = await PackWriter.begin();
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  let manifest: Manifest | null = null;
  try {
    for await (const lines of linesOf(file, progress)) {
      for (const found of await Promise.all(lines.map(check))) {
        const { line } = found;
        if ("fault" in found) {
          faults.push({ line, reason: found.fault });
        } else if ("manifest" in found) {
          manifest = found.manifest;
        } else {
          const first = seen.get(found.record.id);
          if (first === undefined) await writer.add(found.record, found.bytes);
          else faults.push({ line, reason: say("pack_fault_duplicate", first) });
          seen.set(found.record.id, first ?? line);
        }
      }
    }
    if (manifest === null && faults[0]?.line !== 1) faults.unshift({ line: 1, reason: say("pack_fault_no_manifest") });
  } catch (error) {
    await writer.cancel();
    throw error;
  }
  return {
    count: seen.size,
    faults,
    finish: manifest && (() => writer.finish(manifest, Date.now())),
    cancel: () => writer.cancel(),
  };
}

async function check(found: Line) {
  if ("fault" in found) return found;
  return { ...found, ...(await (found.line === 1 ? manifestOf : checkLine)(found.bytes)) };
}

/** The record on a line, JSON in UTF-8, or why it is not to be believed. See {@link lineOfPack}. */
export async function checkLine(line: Uint8Array): Promise<{ record: Record } | { fault: string }> {
  try {
    const { record, problem } = await lineOfPack(line);
    return problem === null ? { record } : { fault: say(FAULTS[problem.what], problem.value) };
  } catch (error) {
    return { fault: say("pack_fault_no_record", error instanceof Error ? error.message : String(error)) };
  }
}
