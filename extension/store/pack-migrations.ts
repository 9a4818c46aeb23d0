// How the record packs came to be stored as they are.

import type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";
import type { Record } from "../shared/core";
import type { Upgrade } from "./database";
import type { Pack } from "./pack-types";
import { PART, PlacesWriter } from "./places";

/** Packs as they were in version 3: each record on its own. */
interface Old extends DBSchema {
  packs: { key: number; value: Pack };
  records: {
    key: [pack: number, line: number];
    value: { pack: number; line: number; record: Record };
    indexes: { hash: string; wording: string };
  };
  heads: {
    key: [pack: number, series: string];
    value: { pack: number; series: string; record: Record; sample: string[] };
    indexes: { document: string; sample: string };
  };
}

/** Version 3: record packs. */
export const createPacks: Upgrade = async (database) => {
  const db = database as unknown as IDBPDatabase<Old>;
  db.createObjectStore("packs", { keyPath: "id" });
  const records = db.createObjectStore("records", { keyPath: ["pack", "line"] });
  records.createIndex("hash", "record.hash");
  records.createIndex("wording", "record.wording");
  const heads = db.createObjectStore("heads", { keyPath: ["pack", "series"] });
  heads.createIndex("document", "record.document");
  heads.createIndex("sample", "sample", { multiEntry: true });
};

/** Version 4: records in parts, with places of our own: to write each by itself took longer than all else in a load. */
export const joinRecords: Upgrade = async (db, transaction) => {
  const places = db.createObjectStore("places", { keyPath: "pack" });
  const parts = db.createObjectStore("parts", { keyPath: ["pack", "part"] });
  const lasts = db.createObjectStore("lasts", { keyPath: ["pack", "series"] });
  const old = transaction as unknown as IDBPTransaction<Old, ["packs", "records", "heads"], "versionchange">;
  // What is of no pack is left from a load that was broken off.
  for (const pack of await old.objectStore("packs").getAllKeys()) {
    const ofPack = IDBKeyRange.bound([pack], [pack, []]);
    const writer = new PlacesWriter();
    let records: string[] = [];
    let [count, part, series] = [0, 0, 0];
    for (let at = await old.objectStore("records").openCursor(ofPack); at; at = await at.continue()) {
      writer.addText(at.value.record, count++);
      records.push(JSON.stringify(at.value.record));
      if (records.length === PART) {
        await parts.put({ pack, part: part++, records });
        records = [];
      }
    }
    if (records.length > 0) await parts.put({ pack, part, records });
    for (let at = await old.objectStore("heads").openCursor(ofPack); at; at = await at.continue()) {
      writer.addLast(at.value.record, series);
      await lasts.put({ pack, series: series++, record: JSON.stringify(at.value.record) });
    }
    await places.put(writer.places(pack));
  }
  const stores = db as unknown as IDBPDatabase<Old>;
  stores.deleteObjectStore("records");
  stores.deleteObjectStore("heads");
};
