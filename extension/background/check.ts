import { Client } from "../shared/client";
import type { Changes, PageCheck } from "../shared/check";
import type { Snapshot } from "../shared/protocol";
import { contentOf } from "../store/versions";
import { changesOf } from "./changes";
import { places, read } from "./engine/reading";
import { compare, recordAt } from "./engine/records";
import { ownCheck } from "./own-check";
import { packChecks } from "./pack-check";
import { recordOf } from "./tab-records";

const client = new Client();

/** The check of the policy in one frame, as it stands there now; `null` where there is none. */
export async function checkPage(tab: number, frame: number): Promise<PageCheck | null> {
  const known = (await recordOf(tab)).frames[frame];
  // What a content script hands over is checked by the core's own deserialiser, as in `annotate`.
  const snapshot = (await client.tell(tab, frame, { type: "snapshot" })) as Snapshot | null;
  if (known?.state !== "read" || known.keeping.state === "unfit" || snapshot === null) return null;
  const { capture, since } = snapshot;
  const reading = await read(capture);
  const where = await places(capture);
  const { url } = reading.report.document;
  const record = await recordAt(reading, Date.now());
  return {
    own: await ownCheck(url ?? known.url, reading, known.keeping, where),
    packs: await packChecks(record, reading, where),
    shown: since,
  };
}

/** What differs between two versions in the archive; `null` where one of them is gone, or where recipes differ. */
export async function compareVersions(now: string, before: string): Promise<Changes | null> {
  const [page, old] = await Promise.all([contentOf(now), contentOf(before)]);
  if (!page || !old) return null;
  const [a, b] = await Promise.all([recordAt(page.reading, 0), recordAt(old.reading, 0)]);
  const comparison = await compare({ ...a, texts: page.reading.texts }, { ...b, texts: old.reading.texts });
  if (comparison.verdict === "other-recipe") return null;
  return changesOf(comparison, page.reading, old.reading.report.clauses, []);
}
