import type { Record } from "../shared/core";
import { database } from "./database";
import type { Pack } from "./pack-types";
import { numbersUnder, PART, sampleOf } from "./places";

/** Of records with one and the same text as many are looked at in each pack. */
const SAME_TEXT = 20;

/** The packs that are loaded, by name. */
export async function listPacks(): Promise<Pack[]> {
  const packs = await (await database()).getAll("packs");
  return packs.sort((a, b) => a.name.localeCompare(b.name));
}

/** Takes a pack out. Its records go with it. */
export async function removePack(id: number): Promise<void> {
  const transaction = (await database()).transaction(["packs", "places", "parts", "lasts"], "readwrite");
  const ofPack = IDBKeyRange.bound([id], [id, []]);
  await Promise.all([
    transaction.objectStore("packs").delete(id),
    transaction.objectStore("places").delete(id),
    transaction.objectStore("parts").delete(ofPack),
    transaction.objectStore("lasts").delete(ofPack),
    transaction.done,
  ]);
}

/** The records that may have something to say of the document that `page` is the record of, by pack. */
export async function candidates(page: Record): Promise<Map<number, Record[]>> {
  const names = [page.document, ...sampleOf(page.clauses)];
  const found = new Map<number, Record[]>();
  for (const { pack, texts, lasts } of await (await database()).getAll("places")) {
    const [same, like] = await Promise.all([
      recordsAt(pack, [...numbersUnder(texts, [page.hash, page.wording])].slice(0, SAME_TEXT)),
      lastsOf(pack, [...numbersUnder(lasts, names)]),
    ]);
    const sameText = same.filter(({ hash, wording }) => hash === page.hash || wording === page.wording);
    // A record that is in both is taken whole.
    const byId = new Map([...sameText, ...like].map((record) => [record.id, record]));
    found.set(pack, [...byId.values()]);
  }
  return found;
}

/** The records at these places of a pack, without their clauses. */
async function recordsAt(pack: number, places: number[]): Promise<Record[]> {
  if (places.length === 0) return [];
  const { store } = (await database()).transaction("parts");
  const numbers = [...new Set(places.map((at) => Math.floor(at / PART)))];
  const parts = new Map(await Promise.all(numbers.map(async (part) => [part, await store.get([pack, part])] as const)));
  return places.flatMap((at) => parsed(parts.get(Math.floor(at / PART))?.records[at % PART]));
}

/** The last records of these series of a pack. */
async function lastsOf(pack: number, series: number[]): Promise<Record[]> {
  const { store } = (await database()).transaction("lasts");
  const lasts = await Promise.all(series.map((number) => store.get([pack, number])));
  return lasts.flatMap((last) => parsed(last?.record));
}

/** What was taken out meanwhile is not there. */
function parsed(record: string | undefined): Record[] {
  return record === undefined ? [] : [JSON.parse(record) as Record];
}
