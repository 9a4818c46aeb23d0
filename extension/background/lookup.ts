import { checkLine } from "./check-lines";
import type { ArchiveCheck, Archived, RecordFile } from "../lookup/archived";
import { namesOf } from "../lookup/shards";
import type { Changes } from "../shared/check";
import { Client } from "../shared/client";
import type { ClauseEntry, Comparison, Reading, Record, TextRange } from "../shared/core";
import { say } from "../shared/i18n";
import type { Snapshot } from "../shared/protocol";
import { changesOf } from "./changes";
import { places, read } from "./engine/reading";
import { check, compare, record, recordAt } from "./engine/records";

const client = new Client();

/** The page in view, as it is compared. */
interface View {
  reading: Reading;
  record: Record;
  places: TextRange[][];
}

/** The record of the policy in one frame, as it stands there now. Rejects where there is none. */
export async function recordInView(tab: number, frame: number): Promise<Record> {
  return (await view(tab, frame)).record;
}

/** Holds the policy in one frame, as it stands there now, against what an archive gave. Rejects where there is none. */
export async function checkArchived(tab: number, frame: number, archived: Archived): Promise<ArchiveCheck> {
  const page = await view(tab, frame);
  return archived.what === "text" ? checkText(page, archived) : checkRecords(page, archived.files);
}

async function view(tab: number, frame: number): Promise<View> {
  const snapshot = (await client.tell(tab, frame, { type: "snapshot" })) as Snapshot | null;
  if (snapshot === null) throw new Error(say("status_failed_unanswered"));
  const reading = await read(snapshot.capture);
  return { reading, record: await recordAt(reading, Date.now()), places: await places(snapshot.capture) };
}

/** Both texts are at hand: they are compared word by word. */
async function checkText(page: View, { capture, about }: Extract<Archived, { what: "text" }>): Promise<ArchiveCheck> {
  const old = await read(capture);
  const { state } = old.report.document;
  const kept = await record(old, about);
  if (state === "not-a-policy" || state === "too-short") return said("unreadable", kept);
  const { verdict } = await check(page.record, [kept]);
  if (verdict !== "changed" && verdict !== "same-wording" && verdict !== "variant") return said(verdict, kept);
  const comparison = await compare({ ...page.record, texts: page.reading.texts }, { ...kept, texts: old.texts });
  // Of the same site and kind, and yet nothing of it is here.
  if (isStrange(comparison)) return said("unknown", kept);
  return { ...said(verdict, kept), changes: changes(page, comparison, old.report.clauses) };
}

/** Records hold no words: they are compared by their hashes. */
async function checkRecords(page: View, files: RecordFile[]): Promise<ArchiveCheck> {
  const sound: Record[] = [];
  const refused: string[] = [];
  for (const { name, text } of files) {
    for (const [at, line] of text.split("\n").entries()) {
      if (line === "") continue;
      try {
        sound.push(await recordIn(line, name, page.record));
      } catch (error) {
        refused.push(say("lookup_line", name, at + 1, error instanceof Error ? error.message : String(error)));
      }
    }
  }
  const { verdict, record: kept, comparison } = await check(page.record, sound);
  const differs = comparison !== null && verdict !== "identical";
  return { verdict, record: kept, changes: differs ? changes(page, comparison, []) : null, refused };
}

/** The record on one line of the file `name`. Throws what is wrong with it, in words. */
async function recordIn(line: string, name: string, page: Record): Promise<Record> {
  const checked = await checkLine(line);
  if ("fault" in checked) throw new Error(checked.fault);
  const found = JSON.parse(line) as Record;
  if (!(await namesOf(found)).includes(name)) throw new Error(say("lookup_elsewhere_file"));
  // The same text has the same clauses.
  if (found.hash === page.hash && found.clauses.join() !== page.clauses.join())
    throw new Error(say("lookup_other_clauses"));
  return found;
}

function said(verdict: ArchiveCheck["verdict"], kept: Record): ArchiveCheck {
  return { verdict, record: kept, changes: null, refused: [] };
}

function changes({ reading, places }: View, comparison: Comparison, before: ClauseEntry[]): Changes {
  return changesOf(comparison, reading, before, places);
}

/** Nothing of the one text is in the other. */
function isStrange({ counts: { same, moved, reformatted, reworded } }: Comparison): boolean {
  return same + moved + reformatted + reworded === 0;
}
