import { Client } from "../shared/client";
import type { BundleFile, Capture, Citation, Reading, Record } from "../shared/core";
import type { Snapshot } from "../shared/protocol";
import { contentOf, versionOf } from "../store/versions";
import { read } from "./engine/reading";
import { bundle, cite, recordAt } from "./engine/records";

const client = new Client();

/** A text that was read, with its record. */
interface Evidence {
  reading: Reading;
  record: Record;
}

/** The evidence bundle on what stands in one frame now. */
export async function bundlePage(tab: number, frame: number): Promise<BundleFile[]> {
  const snapshot = (await client.tell(tab, frame, { type: "snapshot" })) as Snapshot | null;
  if (snapshot === null) throw new Error("nothing was read there");
  return bundleOf(await seenNow(snapshot.capture));
}

/** The evidence bundle on a version in the archive. */
export async function bundleVersion(id: string): Promise<BundleFile[]> {
  return bundleOf(await kept(id));
}

/** The citation of a clause of what stands in a page now. */
export async function citePage(capture: Capture, clause: number, quote: string): Promise<Citation> {
  const { reading, record } = await seenNow(capture);
  return cite(reading, record, clause, quote);
}

/** The citation of a clause of a version in the archive. */
export async function citeVersion(id: string, clause: number, quote: string): Promise<Citation> {
  const { reading, record } = await kept(id);
  return cite(reading, record, clause, quote);
}

function bundleOf({ reading, record }: Evidence): Promise<BundleFile[]> {
  return bundle(reading, record);
}

async function seenNow(capture: Capture): Promise<Evidence> {
  const reading = await read(capture);
  return { reading, record: await recordAt(reading, Date.now()) };
}

/** A version is evidence of the last time it was seen. */
async function kept(id: string): Promise<Evidence> {
  const [version, content] = await Promise.all([versionOf(id), contentOf(id)]);
  if (!version || !content) throw new Error("this version is not in the archive any more");
  return { reading: content.reading, record: await recordAt(content.reading, version.lastSeen) };
}
