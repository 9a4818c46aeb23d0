import type { Document } from "../shared/core";
import { change } from "./database";
import { versionId, type Content, type Version } from "./types";

/** A policy as it was read just now. */
export interface Read extends Omit<Content, "id"> {
  /** Address without fragment. */
  url: string;
  document: Document;
}

/** What became of a policy that was kept. */
export interface Kept {
  id: string;
  /** The version that was read at this address before this visit, or `null` on the first. */
  before: string | null;
  /** The version was first met on this visit. */
  isNew: boolean;
}

/**
 * Keeps `read`, met at `now` (milliseconds since 1970), in one transaction: a text that was met before gets a new "last
 * seen", another one becomes a version of its own. `earlier` is what was kept of the same visit: a page that renders late
 * is read several times, and only its last text stays.
 */
export function keep(read: Read, now: number, earlier: Kept | null): Promise<Kept> {
  return change(async (transaction) => {
    const [versions, contents] = [transaction.objectStore("versions"), transaction.objectStore("contents")];
    const id = versionId(read.url, read.document);
    const [known, ofDocument] = await Promise.all([versions.get(id), versions.index("url").getAll(read.url)]);
    const isAgain = earlier?.id === id;
    const version: Version = {
      id,
      url: read.url,
      site: URL.parse(read.url)?.hostname ?? "",
      document: read.document,
      firstSeen: known?.firstSeen ?? now,
      lastSeen: now,
      visits: (known?.visits ?? 0) + (isAgain && known ? 0 : 1),
    };
    const findings = read.findings.map((finding) => ({ ...finding, ranges: [] }));
    if (earlier?.isNew && !isAgain) {
      await versions.delete(earlier.id);
      await contents.delete(earlier.id);
    }
    await versions.put(version);
    await contents.put({ id, clauses: read.clauses, findings });
    return {
      id,
      before: earlier ? earlier.before : (newest(ofDocument)?.id ?? null),
      isNew: isAgain ? earlier.isNew : !known,
    };
  });
}

/** The version met last, or `undefined` where there is none. */
export function newest(versions: Version[]): Version | undefined {
  return versions.reduce<Version | undefined>(
    (last, version) => (last && last.lastSeen >= version.lastSeen ? last : version),
    undefined,
  );
}
