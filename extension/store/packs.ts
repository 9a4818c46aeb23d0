import type { Record } from "../shared/core";
import { database } from "./database";
import { sampleOf, type Pack } from "./pack-types";

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
  const [keys, ...sameText] = await Promise.all([
    Promise.all([
      heads.index("document").getAllKeys(page.document),
      ...sampleOf(page.clauses).map((hash) => heads.index("sample").getAllKeys(hash)),
    ]),
    records.index("hash").getAll(page.hash, SAME_TEXT),
    records.index("wording").getAll(page.wording, SAME_TEXT),
  ]);
  const distinct = new Map(keys.flat().map((key) => [String(key), key]));
  const whole = await Promise.all([...distinct.values()].map((key) => heads.get(key)));
  const byPack = new Map<number, Map<string, Record>>();
  for (const entry of [...sameText.flat(), ...whole]) {
    if (!entry) continue;
    const ofPack = byPack.get(entry.pack) ?? new Map<string, Record>();
    byPack.set(entry.pack, ofPack.set(entry.record.id, entry.record));
  }
  return new Map([...byPack].map(([pack, found]) => [pack, [...found.values()]]));
}

/**
 * Writes a pack record by record. Until `finish`, none of it is seen: a load that is broken off leaves nothing but records
 * of no pack, which the next load takes away.
 */
export class PackWriter {
  readonly #id: number;
  /** When the last record of each series was captured. */
  readonly #lasts = new Map<string, string>();
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
    const transaction = (await database()).transaction(["records", "heads"], "readwrite");
    for (const [line, record] of records) {
      const slim = { ...record, clauses: [], categories: [] };
      void transaction.objectStore("records").put({ pack: this.#id, line, record: slim });
    }
    for (const [series, record] of this.#newHeads(records)) {
      const sample = sampleOf(record.clauses);
      void transaction.objectStore("heads").put({ pack: this.#id, series, record, sample });
    }
    await transaction.done;
    this.#count += records.length;
  }

  /** Makes the pack one of those that are looked up. */
  async finish(about: Omit<Pack, "id" | "loaded" | "count">, now: number): Promise<Pack> {
    const { name, source, licence, attribution } = about;
    const pack: Pack = { id: this.#id, name, source, licence, attribution, loaded: now, count: this.#count };
    await (await database()).put("packs", pack);
    return pack;
  }

  /** Takes back what was added. */
  cancel(): Promise<void> {
    return removePack(this.#id);
  }

  /** Those of `records` that are the last of their series so far. */
  #newHeads(records: [number, Record][]): Map<string, Record> {
    const heads = new Map<string, Record>();
    for (const [, record] of records) {
      const series = `${record.document} ${record.url}`;
      if ((this.#lasts.get(series) ?? "") > record.captured) continue;
      this.#lasts.set(series, record.captured);
      heads.set(series, record);
    }
    return heads;
  }
}
