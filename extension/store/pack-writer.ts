import type { Record } from "../shared/core";
import { database } from "./database";
import type { Pack } from "./pack-types";
import { removePack } from "./packs";
import { PART, PlacesWriter } from "./places";

/** What may wait to be written, in characters and bytes. */
const MOST_WAITING = 16_000_000;

/** Bytes by which the next state of a document may be longer and still find room in the memory of the one before. */
const SLACK = 1_000;

/**
 * Writes a pack record by record. Until `finish`, none of it is seen: a load that is broken off leaves nothing but records
 * of no pack, which the next load takes away.
 */
export class PackWriter {
  readonly #id: number;
  readonly #places = new PlacesWriter();
  /** Each series by document and address, with the time of its last record so far. */
  readonly #series = new Map<string, { number: number; captured: string }>();
  #count = 0;
  #parts = 0;
  /** Records, and lines of last records by series, that are not written yet. */
  #records: string[] = [];
  readonly #lasts = new Map<number, Uint8Array>();
  #waiting = 0;

  private constructor(id: number) {
    this.#id = id;
  }

  static async begin(): Promise<PackWriter> {
    const db = await database();
    const known = new Set(await db.getAllKeys("packs"));
    let highest = Math.max(0, ...known);
    for (const store of ["parts", "lasts"] as const) {
      const last = await db.transaction(store).store.openKeyCursor(null, "prev");
      highest = Math.max(highest, last?.key[0] ?? 0);
    }
    for (let id = 1; id <= highest; id++) if (!known.has(id)) await removePack(id);
    return new PackWriter(Math.max(0, ...known) + 1);
  }

  /** Adds a record. Its clauses are taken from `line`, its JSON. */
  async add(record: Record, line: Uint8Array): Promise<void> {
    const text = JSON.stringify({ ...record, clauses: [], categories: [] });
    this.#places.addText(record, this.#count++);
    this.#records.push(text);
    this.#waiting += text.length;
    this.#setLast(record, line);
    if (this.#waiting > MOST_WAITING) await this.#write(PART);
  }

  /** Makes the pack one of those that are looked up. */
  async finish(about: Omit<Pack, "id" | "loaded" | "count">, now: number): Promise<Pack> {
    const { name, source, licence, attribution } = about;
    const pack: Pack = { id: this.#id, name, source, licence, attribution, loaded: now, count: this.#count };
    await this.#write(1);
    const transaction = (await database()).transaction(["packs", "places"], "readwrite");
    await Promise.all([
      transaction.objectStore("packs").put(pack),
      transaction.objectStore("places").put(this.#places.places(this.#id)),
      transaction.done,
    ]);
    return pack;
  }

  /** Takes back what was added. */
  cancel(): Promise<void> {
    return removePack(this.#id);
  }

  /** A series has one last record, and packs are mostly in the order of time: earlier ones are not even written. */
  #setLast({ document, url, captured }: Record, line: Uint8Array): void {
    const name = `${document} ${url}`;
    const series = this.#series.get(name) ?? { number: this.#series.size, captured };
    if (series.captured > captured) return;
    this.#series.set(name, { ...series, captured });
    const last = this.#lasts.get(series.number);
    this.#waiting += line.length - (last?.length ?? 0);
    this.#lasts.set(series.number, copied(line, last));
  }

  /** Writes what waits; of records, as long as there are `fewest` for a part. */
  async #write(fewest: number): Promise<void> {
    const transaction = (await database()).transaction(["parts", "lasts"], "readwrite");
    const [parts, lasts] = [transaction.objectStore("parts"), transaction.objectStore("lasts")];
    while (this.#records.length >= fewest)
      void parts.put({ pack: this.#id, part: this.#parts++, records: this.#records.splice(0, PART) });
    const decoder = new TextDecoder();
    for (const [series, line] of this.#lasts) {
      const record = decoder.decode(line);
      this.#places.addLast(JSON.parse(record) as Record, series);
      void lasts.put({ pack: this.#id, series, record });
    }
    this.#lasts.clear();
    this.#waiting = 0;
    await transaction.done;
  }
}

/** A copy of `line`, which may be part of a large buffer; `old` is not needed any more, and its memory is used again. */
function copied(line: Uint8Array, old: Uint8Array | undefined): Uint8Array {
  const room = old && old.buffer.byteLength >= line.length ? old.buffer : new ArrayBuffer(line.length + SLACK);
  const copy = new Uint8Array(room, 0, line.length);
  copy.set(line);
  return copy;
}
