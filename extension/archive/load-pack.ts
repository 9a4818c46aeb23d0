import { manifestOf, problemOf } from "../background/engine";
import type { Manifest, Problem, Record } from "../shared/core";
import { say, type MessageName } from "../shared/i18n";
import { PackWriter } from "../store/packs";
import type { Pack } from "../store/pack-types";
import { linesOf } from "./pack-file";

/** Records written at once. */
const BATCH = 200;

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
  let batch: [number, Record][] = [];
  try {
    for await (const entry of linesOf(file, progress)) {
      const { line } = entry;
      if ("fault" in entry) {
        faults.push({ line, reason: entry.fault });
      } else if (line === 1) {
        const found = await manifestOf(entry.value);
        if ("fault" in found) faults.push({ line, reason: found.fault });
        else manifest = found.manifest;
      } else {
        const reason = (await faultOf(entry.value)) ?? duplicate(entry.value as Record, line, seen);
        if (reason === null) batch.push([line, entry.value as Record]);
        else faults.push({ line, reason });
      }
      if (batch.length === BATCH) {
        await writer.add(batch);
        batch = [];
      }
    }
    await writer.add(batch);
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

/** Why a value is no record to be believed, or `null`. */
export async function faultOf(value: unknown): Promise<string | null> {
  try {
    const problem = await problemOf(value);
    return problem && say(FAULTS[problem.what], problem.value);
  } catch (error) {
    return say("pack_fault_no_record", error instanceof Error ? error.message : String(error));
  }
}

/** The same record twice is a fault of the second. */
function duplicate({ id }: Record, line: number, seen: Map<string, number>): string | null {
  const first = seen.get(id);
  if (first !== undefined) return say("pack_fault_duplicate", first);
  seen.set(id, line);
  return null;
}
