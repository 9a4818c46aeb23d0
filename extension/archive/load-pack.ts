import { manifestOf } from "../background/engine/records";
import type { Manifest } from "../shared/core";
import { say } from "../shared/i18n";
import type { Pack } from "../store/pack-types";
import { PackWriter, type Sound } from "../store/pack-writer";
import { checkLines, type Checked } from "../background/check-lines";
import { unpacked, type Piece } from "./unpacked";

const SPACE = 32;

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
  let line = 0;
  const refuse = (reason: string) => faults.push({ line, reason });
  try {
    for await (const { piece, lines } of checked(file)) {
      progress(piece.read, file.size);
      const sound: Sound[] = [];
      for (const found of lines) {
        line += 1;
        if (isBlank(found.line)) continue;
        if (line === 1) {
          const first = await manifestOf(found.line);
          if ("manifest" in first) ({ manifest } = first);
          else refuse(first.fault);
        } else if ("fault" in found) {
          refuse(found.fault);
        } else {
          const { id } = found.record;
          const first = seen.get(id);
          if (first === undefined) sound.push(found);
          else refuse(say("pack_fault_duplicate", first));
          seen.set(id, first ?? line);
        }
      }
      await writer.add(sound);
      if ("fault" in piece) faults.push({ line: line + 1, reason: piece.fault });
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

/** Each piece of `file` with what is on its lines. While the browser hashes, on other processors, the next one is read. */
async function* checked(file: File): AsyncGenerator<{ piece: Piece; lines: Checked[] }> {
  let before: Promise<{ piece: Piece; lines: Checked[] }> | undefined;
  for await (const piece of unpacked(file)) {
    const now = checkLines(piece.lines).then((lines) => ({ piece, lines }));
    if (before) yield before;
    before = now;
  }
  if (before) yield before;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte <= SPACE);
}
