// Record packs in the database: which records are found for a page, and what a broken load leaves.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { bundled } from "./bundled.js";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const ABOUT = { name: "Pack", source: "https://archive.example", licence: "CC0-1.0" };

let store;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = await bundled(...["database", "packs", "pack-writer", "places"].map((name) => `store/${name}.ts`));
});

/** A record of these clauses, as far as a look-up goes by it. */
function record(clauses, captured = "2026-01-01T00:00:00Z", document = "pebble.example:terms") {
  const hashes = clauses.map(sha256);
  const hash = sha256(clauses.join("\n"));
  return { id: sha256(hash + captured), document, url: `https://${document}`, captured, hash, wording: hash, clauses: hashes };
}

async function load(...records) {
  const writer = await store.PackWriter.begin();
  await writer.add(records.map(sound));
  return writer.finish(ABOUT, 0);
}

/** A record as it is loaded. */
function sound(record) {
  const slim = { ...record, clauses: [] };
  return { record: slim, json: JSON.stringify(slim), line: new TextEncoder().encode(JSON.stringify(record)) };
}

/** The times of the records found for a page of these clauses, in order. */
async function found(page) {
  return [...(await store.candidates(page)).values()].flat().map(({ captured }) => captured).sort();
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

test("a page finds the record of its text, the last one of its document, and one that is much like it", async () => {
  const old = record(LETTERS, "2024-01-01T00:00:00Z");
  const middle = record(LETTERS.slice(0, 20), "2025-01-01T00:00:00Z");
  const last = record([...LETTERS, "one more"], "2026-01-01T00:00:00Z");
  const pack = await load(middle, last, old);
  assert.equal(pack.count, 3);
  assert.deepEqual(await found(record(LETTERS)), [old.captured, last.captured]);
  assert.deepEqual(await found(record(["something else"])), [last.captured]);
  assert.deepEqual(await found(record(LETTERS.slice(1), undefined, "other.example:privacy")), [last.captured]);
  assert.deepEqual(await found(record(["something else"], undefined, "other.example:privacy")), []);
});

test("a load that is broken off is not looked up, and the next one takes it away", async () => {
  const writer = await store.PackWriter.begin();
  // More than may wait: a part of it is written.
  for (let at = 0; at < 3; at++) await writer.add([sound({ ...record(LETTERS), url: `${at}`, more: "x".repeat(9_000_000) })]);
  assert((await (await store.database()).count("lasts")) > 0);
  assert.deepEqual(await store.listPacks(), []);
  await load(record(["another text"], "2023-01-01T00:00:00Z"));
  assert.deepEqual(await found(record(LETTERS)), ["2023-01-01T00:00:00Z"]);
});

test("a series that is not named any more is written, and found by its very last record", async () => {
  const writer = await store.PackWriter.begin();
  const of = (document, at) => record([...LETTERS, `${document} ${at}`], `${1800 + at}-01-01T00:00:00Z`, `${document}.example:terms`);
  const [first, other] = [of("first", 0), Array.from({ length: 3000 }, (_, at) => of("other", at))];
  await writer.add([sound(first)]);
  for (let at = 0; at < other.length; at += 100) await writer.add(other.slice(at, at + 100).map(sound));
  const db = await store.database();
  assert.deepEqual((await db.getAll("lasts")).map(({ record }) => JSON.parse(record).document), [first.document]);
  const next = of("first", 1);
  await writer.add([sound(next)]);
  const { count } = await writer.finish(ABOUT, 0);
  assert.equal(count, other.length + 2);
  for (const last of [next, other.at(-1)])
    assert.deepEqual(await found({ ...last, hash: "", wording: "", clauses: [] }), [last.captured]);
});

test("a write that fails while more is added is told, and nothing of it is looked up", async (context) => {
  const many = Array.from({ length: 1000 }, (_, at) => sound(record([`${at}`], `${1800 + at}-01-01T00:00:00Z`)));
  const writer = await store.PackWriter.begin();
  const put = context.mock.method(IDBObjectStore.prototype, "put", function (...values) {
    queueMicrotask(() => this.transaction.abort());
    put.mock.restore();
    return this.put(...values);
  });
  await writer.add(many);
  await assert.rejects(writer.finish(ABOUT, 0), { name: "AbortError" });
  await writer.cancel();
  assert.deepEqual(await store.listPacks(), []);
  assert.equal(await (await store.database()).count("parts"), 0);
});

test("a pack that is taken out takes its records with it, and no others", async () => {
  const { id } = await load(record(LETTERS));
  await load(record(LETTERS, "2025-01-01T00:00:00Z"));
  await store.removePack(id);
  assert.deepEqual(await found(record(LETTERS)), ["2025-01-01T00:00:00Z"]);
  assert.equal((await store.listPacks()).length, 1);
});

test("of many records, in many parts, each is found by its text", async () => {
  const many = Array.from({ length: 3 * store.PART + 1 }, (_, at) => record([`clause ${at}`], `${1800 + at}-01-01T00:00:00Z`));
  await load(...many);
  const elsewhere = { document: "other.example:terms", clauses: [] };
  for (const { hash, captured } of many) {
    assert.deepEqual(await found({ ...elsewhere, hash, wording: "" }), [captured]);
    assert.deepEqual(await found({ ...elsewhere, hash: "", wording: hash }), [captured]);
  }
});

test("packs of version 3 are found as before", async () => {
  const old = await store.openAt(3);
  const first = record(LETTERS, "2024-01-01T00:00:00Z");
  const last = record([...LETTERS, "one more"], "2026-01-01T00:00:00Z");
  const slim = (record) => ({ ...record, clauses: [], categories: [] });
  const transaction = old.transaction(["packs", "records", "heads"], "readwrite");
  for (const pack of [1, 2]) {
    // The second was never finished.
    if (pack === 1) void transaction.objectStore("packs").put({ ...ABOUT, id: pack, loaded: 0, count: 2 });
    for (const [at, record] of [first, last].entries())
      void transaction.objectStore("records").put({ pack, line: at + 2, record: slim(record) });
    const series = `${last.document} ${last.url}`;
    void transaction.objectStore("heads").put({ pack, series, record: last, sample: store.sampleOf(last.clauses) });
  }
  await transaction.done;
  old.close();
  assert.deepEqual(await found(record(LETTERS)), [first.captured, last.captured]);
  assert.deepEqual(await found(record(["something else"])), [last.captured]);
  assert.deepEqual([...(await store.candidates(last)).keys()], [1]);
  const [{ id }] = await store.listPacks();
  await store.removePack(id);
  assert.deepEqual(await found(last), []);
});
