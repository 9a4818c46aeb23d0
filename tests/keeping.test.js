// What is kept in the reader's archive, and what is not.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { bundled } from "./bundled.js";
import { read } from "./readings.js";

const [ADDRESS, POLICY] = read(["One.", "Two."]);
const PAGE = { tab: 1, frame: 0, url: ADDRESS, top: ADDRESS, isPrivate: false };

let settings, parts;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  settings = {};
  globalThis.chrome = { storage: { local: { get: async () => ({ settings }) } } };
  parts = await bundled("background/keeping.ts", "store/versions.ts");
});

/** How many versions are in the archive after `reading` was read on `page`, and what is said of it. */
async function kept(reading, page, earlier) {
  const keeping = await parts.keepPolicy(reading, page, 7, earlier);
  return { keeping, count: (await parts.listVersions()).length };
}

/** `POLICY`, with other values in its document. */
const having = (values) => ({ ...POLICY, report: { ...POLICY.report, document: { ...POLICY.report.document, ...values } } });

test("a policy is kept", async () => {
  const { keeping, count } = await kept(POLICY, PAGE);
  assert.deepEqual([keeping.state, keeping.kept.before, count], ["kept", null, 1]);
});

test("of one visit to one address, the last reading stays", async () => {
  const { keeping } = await kept(read(["One."])[1], PAGE);
  const before = { state: "read", url: ADDRESS, keeping };
  assert.equal((await kept(POLICY, PAGE, before)).count, 1);
  const other = `${ADDRESS}/more`;
  const moved = { ...PAGE, url: other };
  assert.equal((await kept(having({ url: other }), moved, before)).count, 2, "the reader has gone on to another page");
});

for (const [what, state, reading, page, values] of [
  ["in a private window", "private", POLICY, { ...PAGE, isPrivate: true }],
  ["while the archive is off", "off", POLICY, PAGE, { keep: false }],
  ["that is no policy", "unfit", having({ kind: "none", state: "not-a-policy" }), PAGE],
  ["that is too short to judge", "unfit", having({ state: "too-short" }), PAGE],
  ["that says it is of another site", "unfit", having({ url: "https://other.example/terms" }), PAGE],
  ["that has no lasting address", "unfit", having({ url: "about:srcdoc" }), { ...PAGE, url: "about:srcdoc" }],
]) {
  test(`a page ${what} is not kept`, async () => {
    settings = values ?? {};
    assert.deepEqual(await kept(reading, page), { keeping: { state }, count: 0 });
  });
}

test("an archive that cannot be written is said, and is no failure of the reading", async () => {
  globalThis.indexedDB = { open() { throw new DOMException("no more room", "QuotaExceededError"); } };
  assert.deepEqual(await parts.keepPolicy(POLICY, PAGE, 7), { state: "failed", reason: "no more room" });
});
