// The reader's archive: what is kept, merged, taken out and brought back, and how an old one becomes a new one.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { bundled } from "./bundled.js";
import { read } from "./readings.js";

const [MONDAY, TUESDAY, FRIDAY] = ["2026-11-02", "2026-11-03", "2026-11-06"].map((day) => Date.parse(day));

let store;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = await bundled(...["database", "keep", "versions", "transfer"].map((name) => `store/${name}.ts`));
});

/** The archive as plain data, in a fixed order. */
async function everything() {
  const versions = await store.listVersions();
  const contents = await Promise.all(versions.map(({ id }) => store.contentOf(id)));
  return versions.map((version, i) => ({ version, content: contents[i] }));
}

test("a text met again is one version, with the dates of the first and the last time", async () => {
  const first = await store.keep(...read(["One.", "Two."]), MONDAY, null);
  const second = await store.keep(...read(["One.", "Two."], { rules: "2" }), TUESDAY, null);
  assert.deepEqual(first, { id: first.id, before: null, again: null });
  assert.deepEqual(second, { id: first.id, before: { id: first.id, seen: MONDAY }, again: MONDAY });
  const [{ version, content }, ...others] = await everything();
  assert.deepEqual(others, []);
  assert.deepEqual([version.firstSeen, version.lastSeen, version.visits], [MONDAY, TUESDAY, 2]);
  assert.equal(version.document.rules, "2", "the findings are those of the rules that spoke last");
  assert.deepEqual(content.reading.report.findings[0].ranges, []);
});

test("another text is another version, and names the one that was read before", async () => {
  const first = await store.keep(...read(["One.", "Two."]), MONDAY, null);
  const second = await store.keep(...read(["One.", "Three."]), TUESDAY, null);
  const back = await store.keep(...read(["One.", "Two."]), FRIDAY, null);
  assert.deepEqual([second.before, second.again], [{ id: first.id, seen: MONDAY }, null]);
  assert.deepEqual([back.id, back.before, back.again], [first.id, { id: second.id, seen: TUESDAY }, MONDAY]);
});

test("of a page that renders late only its last text stays", async () => {
  const old = await store.keep(...read(["One.", "Two."]), MONDAY, null);
  const half = await store.keep(...read(["One."]), TUESDAY, null);
  const whole = await store.keep(...read(["One.", "Three."]), TUESDAY + 1, half);
  const again = await store.keep(...read(["One.", "Three."]), TUESDAY + 2, whole);
  assert.deepEqual(again, { id: whole.id, before: { id: old.id, seen: MONDAY }, again: null });
  const versions = await store.listVersions();
  assert.deepEqual(versions.map(({ id, visits }) => [id, visits]), [[whole.id, 1], [old.id, 1]]);
  assert.equal(await store.contentOf(half.id), undefined);
});

test("the same words by another recipe, or at another address, are a version of their own", async () => {
  await store.keep(...read(["One."]), MONDAY, null);
  await store.keep(...read(["One."], { recipe: "canon/2" }), TUESDAY, null);
  await store.keep(...read(["One."], { url: "https://pebble.example/de/terms" }), FRIDAY, null);
  assert.equal((await store.listVersions()).length, 3);
  const ofSite = await store.versionsOfSite("pebble.example");
  assert.deepEqual(ofSite.map(({ lastSeen }) => lastSeen), [FRIDAY, TUESDAY, MONDAY]);
});

test("what is taken out comes back whole", async () => {
  const { id } = await store.keep(...read(["One."]), MONDAY, null);
  await store.keep(...read(["Two."]), TUESDAY, null);
  const before = await everything();
  const taken = await store.remove([id, "no such id"]);
  assert.deepEqual((await store.listVersions()).map(({ lastSeen }) => lastSeen), [TUESDAY]);
  await store.restore(taken);
  assert.deepEqual(await everything(), before);
  await store.clear();
  assert.deepEqual(await everything(), []);
});

test("words are found in clauses, in whatever case", async () => {
  const { id } = await store.keep(...read(["One stone.", "Two."]), MONDAY, null);
  await store.keep(...read(["Three."]), TUESDAY, null);
  assert.deepEqual(await store.withWords("STONE", new AbortController().signal), new Set([id]));
});

test("an exported archive comes back as it was, and twice is once", async () => {
  await store.keep(...read(["One."]), MONDAY, null);
  await store.keep(...read(["Two."]), TUESDAY, null);
  const before = await everything();
  const text = await (await store.exportArchive(new Date(FRIDAY), () => {})).text();
  await store.clear();
  const steps = [];
  assert.deepEqual(await store.importArchive(text, (done, of) => steps.push([done, of])), { count: 2, refused: [] });
  assert.deepEqual(steps.at(-1), [2, 2]);
  assert.deepEqual(await everything(), before);
  await store.importArchive(text, () => {});
  assert.deepEqual(await everything(), before);
});

test("an import leaves out, and names, what is no entry and what has another hash", async () => {
  for (const words of ["One.", "Two.", "Three."]) await store.keep(...read([words]), MONDAY, null);
  const file = JSON.parse(await (await store.exportArchive(new Date(FRIDAY), () => {})).text());
  file.entries[0].content.reading.texts[0] += " And more.";
  file.entries[2].version.url = "javascript:alert(1)";
  await store.clear();
  assert.deepEqual(await store.importArchive(JSON.stringify(file), () => {}), {
    count: 1,
    refused: [{ place: 1, reason: "hash" }, { place: 3, reason: "shape" }],
  });
  assert.equal((await store.listVersions()).length, 1);
});

for (const [what, text] of Object.entries({
  "a cut file": '{"format":"clausemark-archive/1","entries":[{"ver',
  "another format": '{"format":"clausemark-archive/9","entries":[]}',
  "no object": "null",
})) {
  test(`${what} is no archive, and changes nothing`, async () => {
    await store.keep(...read(["One."]), MONDAY, null);
    const before = await everything();
    await assert.rejects(store.importArchive(text, () => {}), store.NoArchive);
    assert.deepEqual(await everything(), before);
  });
}

test("a write that is broken off in its middle changes nothing", async () => {
  const half = await store.keep(...read(["One."]), MONDAY, null);
  const before = await everything();
  const [url, broken] = read(["Two."]);
  broken.texts.push(() => "no structured clone");
  // By now the transaction has taken `half` out and put the new version in.
  await assert.rejects(store.keep(url, broken, TUESDAY, half), { name: "DataCloneError" });
  assert.deepEqual(await everything(), before);
});

test("an archive of version 1 becomes one of today with nothing lost", async () => {
  const [url, reading] = read(["One.", "Two."]);
  const { document } = reading.report;
  const id = `canon/1 ${document.hash} ${url}`;
  const version = { id, url, site: "pebble.example", document, firstSeen: MONDAY, lastSeen: TUESDAY, visits: 3 };
  const old = await store.openAt(1);
  await old.put("versions", { ...version, reading });
  old.close();
  assert.deepEqual(await everything(), [{ version, content: { id, reading } }]);
  const kept = await store.keep(...read(["One.", "Two."]), FRIDAY, null);
  assert.deepEqual([kept.before, (await store.versionOf(id)).visits], [{ id, seen: TUESDAY }, 4]);
});

test("an archive that a newer Clausemark has written is left alone", async () => {
  const newer = await new Promise((resolve, reject) => {
    const request = indexedDB.open("clausemark", 1000);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  newer.close();
  await assert.rejects(store.listVersions(), { name: "VersionError" });
});
