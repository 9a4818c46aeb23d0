import type { Record } from "../shared/core";
import { database } from "./database";
import type { Pack } from "./pack-types";
import { removePack } from "./packs";
import { PART, PlacesWriter } from "./places";

/** Records that are written together, as parts: a transaction takes its time, however little is in it. */
const TOGETHER = 10 * PART;

/** A series that so many records did not name is over, most likely, and its last record is written. */
const OVER = 1_000;

/** What may wait to be written, in characters and bytes. Beyond it, last records are written until half of it is left. */
const MOST_WAITING = 12_000_000;

/** Bytes by which the next state of a document may be longer and still find room in the memory of the one before. */
const SLACK = 1_000;

/** A record, as far as it is looked up by: without its lists, also as JSON; and its JSON with them, in UTF-8. */
export interface Sound {
  record: Pick<Record, "document" | "url" | "captured" | "hash" | "wording">;
  json: string;
  line: Uint8Array;
}

/** One document at one address. */
interface Series {
  number: number;
  /** Time of its last record so far. */
  captured: string;
}

/**
 * Writes a pack record by record. Until `finish`, none of it is seen: a load that is broken off leaves nothing but records
 * of no pack, which the next load takes away.
 */
export class PackWriter {
  readonly #id: number;
  readonly #places = new PlacesWriter();
  /** Each series by document and address. */
  readonly #series = new Map<string, Series>();
  #count = 0;
  #parts = 0;
  /** Records that are not written yet. */
  #records: string[] = [];
  /** Lines of last records by series that are not written yet, with the number of records before; named last, it comes last. */
  readonly #lasts = new Map<number, { line: Uint8Array; at: number }>();
  /** Characters and bytes of both. */
  #waiting = 0;
  /** What is written while more is added. */
  #writing: Promise<void> = Promise.resolve();

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

  /** Adds records; their lines are not needed any more when it returns. */
  async add(records: Sound[]): Promise<void> {
    const lasts = new Map<number, Uint8Array>();
    for (const { record, json, line } of records) {
      this.#places.addText(record, this.#count++);
      this.#records.push(json);
      this.#waiting += json.length;
      const series = this.#ledBy(record);
      if (series !== null) lasts.set(series, line);
    }
    for (const [series, line] of lasts) this.#setLast(series, line);
    if (this.#records.length >= TOGETHER || this.#waiting > MOST_WAITING) await this.#write(false);
  }

  /** Makes the pack one of those that are looked up. */
  async finish(about: Omit<Pack, "id" | "loaded" | "count">, now: number): Promise<Pack> {
    const { name, source, licence, attribution } = about;
    const pack: Pack = { id: this.#id, name, source, licence, attribution, loaded: now, count: this.#count };
    await this.#write(true);
    await this.#writing;
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

  /** The series of which this is the last record so far, or `null`. Packs are mostly in the order of time. */
  #ledBy({ document, url, captured }: Sound["record"]): number | null {
    const name = `${document} ${url}`;
    const series = this.#series.get(name) ?? { number: this.#series.size, captured };
    if (series.captured > captured) return null;
    this.#series.set(name, { ...series, captured });
    return series.number;
  }

  /** A series has one last record: earlier ones are mostly not even written. */
  #setLast(series: number, line: Uint8Array): void {
    const last = this.#lasts.get(series)?.line;
    this.#waiting += line.length - (last?.length ?? 0);
    this.#lasts.delete(series);
    this.#lasts.set(series, { line: copied(line, last), at: this.#count });
  }

  /** Begins to write what makes whole parts, and last records that are not to wait longer; all, where that is all there is. */
  async #write(isAll: boolean): Promise<void> {
    // What is written is in memory too.
    await this.#writing;
    const transaction = (await database()).transaction(["parts", "lasts"], "readwrite");
    this.#writing = transaction.done;
    // What fails is told to whoever waits for it next, with the reason, which only the transaction knows.
    const later = (result: Promise<unknown>) => void result.catch(() => undefined);
    later(this.#writing);
    const [parts, lasts] = [transaction.objectStore("parts"), transaction.objectStore("lasts")];
    while (this.#records.length >= (isAll ? 1 : PART)) {
      const records = this.#records.splice(0, PART);
      later(parts.put({ pack: this.#id, part: this.#parts++, records }));
      this.#waiting -= records.reduce((length, json) => length + json.length, 0);
    }
    const decoder = new TextDecoder();
    for (const [series, { line, at }] of this.#lasts) {
      if (!isAll && at + OVER > this.#count && this.#waiting <= MOST_WAITING / 2) break;
      const record = decoder.decode(line);
      this.#places.addLast(JSON.parse(record) as Record, series);
      later(lasts.put({ pack: this.#id, series, record }));
      this.#lasts.delete(series);
      this.#waiting -= line.length;
    }
  }
}

/** A copy of `line`, which is part of a large buffer; `old` is not needed any more, and its memory is used again. */
function copied(line: Uint8Array, old: Uint8Array | undefined): Uint8Array {
  const room = old && old.buffer.byteLength >= line.length ? old.buffer : new ArrayBuffer(line.length + SLACK);
  const copy = new Uint8Array(room, 0, line.length);
  copy.set(line);
  return copy;
}
