import type { Reading } from "../shared/core";
import { change } from "./database";
import { versionId, type Version } from "./types";

/** A version, and when it was met. Milliseconds since 1970. */
export interface Sighting {
  id: string;
  seen: number;
}

/** What became of a policy that was kept. */
export interface Kept {
  id: string;
  /** The version that was read at this address before this visit, and when, or `null` on the first. */
  before: Sighting | null;
  /** When this very text had been met before this visit, or `null` if never. Milliseconds since 1970. */
  again: number | null;
}

/**
 * Keeps what was read at `url` (without fragment), met at `now` (milliseconds since 1970), in one transaction: a text that
 * was met before gets a new "last seen", another one becomes a version of its own. `earlier` is what was kept of the same
 * visit: a page that renders late is read several times, and only its last text stays.
 */
export function keep(url: string, reading: Reading, now: number, earlier: Kept | null): Promise<Kept> {
  const { document } = reading.report;
  const findings = reading.report.findings.map((finding) => ({ ...finding, ranges: [] }));
  const content = { ...reading, report: { ...reading.report, findings } };
  return change(async (transaction) => {
    const [versions, contents] = [transaction.objectStore("versions"), transaction.objectStore("contents")];
    const id = versionId(url, document);
    const [known, ofDocument] = await Promise.all([versions.get(id), versions.index("url").getAll(url)]);
    const isAgain = earlier?.id === id;
    const version: Version = {
      id,
      url,
      site: URL.parse(url)?.hostname ?? "",
      document,
      firstSeen: known?.firstSeen ?? now,
      lastSeen: now,
      visits: (known?.visits ?? 0) + (isAgain && known ? 0 : 1),
    };
    if (earlier?.again === null && !isAgain) {
      await versions.delete(earlier.id);
      await contents.delete(earlier.id);
    }
    await versions.put(version);
    await contents.put({ id, reading: content });
    return {
      id,
      before: earlier ? earlier.before : lastSighting(ofDocument),
      again: isAgain ? earlier.again : (known?.lastSeen ?? null),
    };
  });
}

/** The version met last, or `null` where there is none. */
export function lastSighting(versions: Version[]): Sighting | null {
  const last = versions.reduce<Version | null>((a, b) => (a && a.lastSeen >= b.lastSeen ? a : b), null);
  return last && { id: last.id, seen: last.lastSeen };
}
