import type { Record } from "../shared/core";
import { database } from "./database";
import { sampleOf, type Head, type Pack, type PackRecord } from "./pack-types";

/** Of records with one and the same text as many are looked at. */
const SAME_TEXT = 20;

/** The packs that are loaded, by name. */
export async function listPacks(): Promise<Pack[]> {
  const packs = await (await database()).getAll("packs");
  return packs.sort((a, b) => a.name.localeCompare(b.name));
}

/** Takes a pack out. Its records go with it. */
export async function removePack(id: number): Promise<void> {
  const transaction = (await database()).transaction(["packs", "records", "heads"], "readwrite");
  const ofPack = IDBKeyRange.bound([id], [id, []]);
  await Promise.all([
    transaction.objectStore("packs").delete(id),
    transaction.objectStore("records").delete(ofPack),
    transaction.objectStore("heads").delete(ofPack),
    transaction.done,
  ]);
}

/** The records that may have something to say of the document that `page` is the record of, by pack. */
export async function candidates(page: Record): Promise<Map<number, Record[]>> {
  const transaction = (await database()).transaction(["records", "heads"]);
  const [records, heads] = [transaction.objectStore("records"), transaction.objectStore("heads")];
  const keys = await Promise.all([
    records.index("hash").getAllKeys(page.hash, SAME_TEXT),
    records.index("wording").getAllKeys(page.wording, SAME_TEXT),
    heads.index("document").getAllKeys(page.document),
    ...sampleOf(page.clauses).map((hash) => heads.index("sample").getAllKeys(hash)),
  ]);
  const distinct = new Map(keys.flat().map((key) => [String(key), key]));
  const found = await Promise.all([...distinct.values()].map((key) => records.get(key)));
  const byPack = new Map<number, Record[]>();
  for (const entry of found) {
    if (entry) byPack.set(entry.pack, [...(byPack.get(entry.pack) ?? []), entry.record]);
  }
  return byPack;
}

/**
 * Writes a pack record by record. Until `finish`, none of it is seen: a load that is broken off leaves nothing but records
 * of no pack, which the next load takes away.
 */
export class PackWriter {
  readonly #id: number;
  readonly #heads = new Map<string, Head & { captured: string }>();
  #count = 0;

  private constructor(id: number) {
    this.#id = id;
  }

  static async begin(): Promise<PackWriter> {
    const db = await database();
    const known = new Set(await db.getAllKeys("packs"));
    const last = await db.transaction("records").store.openKeyCursor(null, "prev");
    const highest = Math.max(0, ...known, last ? last.key[0] : 0);
    for (let id = 1; id <= highest; id++) if (!known.has(id)) await removePack(id);
    return new PackWriter(Math.max(0, ...known) + 1);
  }

  /** Adds records, each with its line in the file. */
  async add(records: [line: number, record: Record][]): Promise<void> {
    const transaction = (await database()).transaction("records", "readwrite");
    for (const [line, record] of records) {
      void transaction.store.put({ pack: this.#id, line, record } satisfies PackRecord);
      this.#keepHead(line, record);
    }
    await transaction.done;
    this.#count += records.length;
  }

  /** Makes the pack one of those that are looked up. */
  async finish(about: Omit<Pack, "id" | "loaded" | "count">, now: number): Promise<Pack> {
    const { name, source, licence, attribution } = about;
    const pack: Pack = { id: this.#id, name, source, licence, attribution, loaded: now, count: this.#count };
    const transaction = (await database()).transaction(["packs", "heads"], "readwrite");
    for (const { pack, line, document, sample } of this.#heads.values()) {
      void transaction.objectStore("heads").put({ pack, line, document, sample });
    }
    void transaction.objectStore("packs").put(pack);
    await transaction.done;
    return pack;
  }

  /** Takes back what was added. */
  cancel(): Promise<void> {
    return removePack(this.#id);
  }

  #keepHead(line: number, { document, url, captured, clauses }: Record): void {
    const series = `${document} ${url}`;
    const known = this.#heads.get(series);
    if (known && known.captured > captured) return;
    this.#heads.set(series, { pack: this.#id, line, document, captured, sample: sampleOf(clauses) });
  }
}
