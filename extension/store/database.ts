// The reader's archive in IndexedDB: what was read, and the record packs that were loaded. Open to the background and to
// the extension's own pages; no page of the web can reach it.

import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from "idb";
import { OnDemand } from "../shared/on-demand";
import { createPacks, joinRecords } from "./pack-migrations";
import type { Last, Pack, Part, Places } from "./pack-types";
import type { Content, Version } from "./types";

export interface Schema extends DBSchema {
  /** What the list shows: small, read as a whole. */
  versions: { key: string; value: Version; indexes: { url: string; site: string; hash: string; lastSeen: number } };
  /** The words of each version, under the same id. */
  contents: { key: string; value: Content };
  packs: { key: number; value: Pack };
  places: { key: number; value: Places };
  parts: { key: [pack: number, part: number]; value: Part };
  lasts: { key: [pack: number, series: number]; value: Last };
}

export type Database = IDBPDatabase<Schema>;
export type Upgrade = (
  database: Database,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">,
) => Promise<void>;

const NAME = "clausemark";

/** `MIGRATIONS[n]` makes version n + 1 of the database from version n. Published ones are never changed. */
const MIGRATIONS: readonly Upgrade[] = [createVersions, splitContents, createPacks, joinRecords];

const opened = new OnDemand(() => openAt(MIGRATIONS.length));

/** The database, brought to the present version: one connection for each script that uses it. */
export function database(): Promise<Database> {
  return opened.get();
}

/**
 * The database, brought to `version`. Rejects with a `VersionError` where a newer Clausemark has written it. A migration
 * that fails leaves the database as it was.
 */
export function openAt(version: number): Promise<Database> {
  return openDB<Schema>(NAME, version, {
    async upgrade(db, from, _to, transaction) {
      for (const migrate of MIGRATIONS.slice(from, version)) {
        await migrate(db, transaction);
      }
    },
    // An update of the extension wants to migrate: make way.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened.forget();
    },
    terminated() {
      opened.forget();
    },
  });
}

type Stores = IDBPTransaction<Schema, ["versions", "contents"], "readwrite">;

/** Changes the archive by `work` in one transaction: where any of it fails, or the browser stops in its middle, nothing happened. */
export async function change<T>(work: (transaction: Stores) => Promise<T>): Promise<T> {
  const transaction = (await database()).transaction(["versions", "contents"], "readwrite");
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    // A failed request aborts by itself; a value that cannot be stored fails before it becomes one.
    transaction.done.catch(() => undefined);
    if (transaction.error === null) transaction.abort();
    throw error;
  }
}

/** Version 1: each version with its words, in one store. */
async function createVersions(db: Database): Promise<void> {
  const versions = db.createObjectStore("versions", { keyPath: "id" });
  versions.createIndex("url", "url");
  versions.createIndex("site", "site");
  versions.createIndex("hash", "document.hash");
  versions.createIndex("lastSeen", "lastSeen");
}

/** Version 2: words apart, so that a list of a thousand policies is read without their text. */
async function splitContents(db: Database, transaction: Parameters<Upgrade>[1]): Promise<void> {
  const contents = db.createObjectStore("contents", { keyPath: "id" });
  const versions = transaction.objectStore("versions");
  for (let cursor = await versions.openCursor(); cursor; cursor = await cursor.continue()) {
    const { reading, ...version } = cursor.value as Version & Content;
    await contents.put({ id: version.id, reading });
    await cursor.update(version);
  }
}
