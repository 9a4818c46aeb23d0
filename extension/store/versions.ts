import { change, database } from "./database";
import type { Content, Entry, Version } from "./types";

/** Every version, the one met last first; without their words. */
export async function listVersions(): Promise<Version[]> {
  return (await (await database()).getAllFromIndex("versions", "lastSeen")).reverse();
}

/** The versions met at addresses of `site`, the one met last first. */
export async function versionsOfSite(site: string): Promise<Version[]> {
  const versions = await (await database()).getAllFromIndex("versions", "site", site);
  return versions.sort((a, b) => b.lastSeen - a.lastSeen);
}

export async function versionOf(id: string): Promise<Version | undefined> {
  return (await database()).get("versions", id);
}

export async function contentOf(id: string): Promise<Content | undefined> {
  return (await database()).get("contents", id);
}

/** Takes versions out and returns them, so that `restore` can undo it. All or nothing. */
export function remove(ids: string[]): Promise<Entry[]> {
  return change(async (transaction) => {
    const [versions, contents] = [transaction.objectStore("versions"), transaction.objectStore("contents")];
    const taken = ids.map(async (id) => {
      const [version, content] = await Promise.all([versions.get(id), contents.get(id)]);
      await Promise.all([versions.delete(id), contents.delete(id)]);
      return version && content ? [{ version, content }] : [];
    });
    return (await Promise.all(taken)).flat();
  });
}

/**
 * Puts entries in, from an undo or an import. One that is there already keeps its words; its dates and visits are taken
 * together. All or nothing.
 */
export function restore(entries: Entry[]): Promise<void> {
  return change(async (transaction) => {
    const [versions, contents] = [transaction.objectStore("versions"), transaction.objectStore("contents")];
    for (const { version, content } of entries) {
      const known = await versions.get(version.id);
      if (known) await versions.put(together(known, version));
      else await Promise.all([versions.put(version), contents.put(content)]);
    }
  });
}

/** Empties the archive. */
export function clear(): Promise<void> {
  return change(async (transaction) => {
    await Promise.all([transaction.objectStore("versions").clear(), transaction.objectStore("contents").clear()]);
  });
}

/** The ids of the versions that have `words` in a clause, upper and lower case alike. */
export async function withWords(words: string, signal: AbortSignal): Promise<Set<string>> {
  const sought = words.toLowerCase();
  const found = new Set<string>();
  const { store } = (await database()).transaction("contents");
  for (let cursor = await store.openCursor(); cursor && !signal.aborted; cursor = await cursor.continue()) {
    const { id, reading } = cursor.value;
    if (reading.texts.some((text) => text.toLowerCase().includes(sought))) found.add(id);
  }
  return found;
}

/** One version from two sightings of it. The visits of an archive imported twice are not counted twice. */
function together(a: Version, b: Version): Version {
  return {
    ...(a.lastSeen >= b.lastSeen ? a : b),
    firstSeen: Math.min(a.firstSeen, b.firstSeen),
    lastSeen: Math.max(a.lastSeen, b.lastSeen),
    visits: Math.max(a.visits, b.visits),
  };
}
