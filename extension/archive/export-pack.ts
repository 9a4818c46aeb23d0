import { ownManifest, recordAt } from "../background/engine/records";
import { say } from "../shared/i18n";
import { contentOf, listVersions } from "../store/versions";
import type { Progress } from "../store/transfer";

/** The records of everything in the archive, as a pack: hashes, names, dates and addresses, none of the texts. */
export async function exportPack(progress: Progress): Promise<Blob> {
  const versions = await listVersions();
  const lines = [JSON.stringify(await ownManifest(say("archive_title"), "Clausemark"))];
  for (const [at, { id, lastSeen }] of versions.entries()) {
    const content = await contentOf(id);
    if (content) lines.push(JSON.stringify(await recordAt(content.reading, lastSeen)));
    progress(at + 1, versions.length);
  }
  const text = new Blob(lines.map((line) => `${line}\n`));
  const packed = text.stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(packed, { headers: { "content-type": "application/gzip" } }).blob();
}
