// What the command line writes is what docs/schema says it is.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { CLAUSEMARK } from "./command-line.js";

const schema = (name) => new Ajv().compile(JSON.parse(readFileSync(`docs/schema/${name}.json`, "utf8")));
const args = ["record", "--url", "https://larkspur.example/terms", "tests/policies/larkspur-terms.html"];
const pack = execFileSync(CLAUSEMARK, args, { encoding: "utf8" });
const [manifest, ...records] = pack.trim().split("\n").map((line) => JSON.parse(line));

test("a manifest is as its schema says", () => {
  const isManifest = schema("pack-1");
  assert.ok(isManifest(manifest), JSON.stringify(isManifest.errors));
  for (const name of Object.keys(manifest)) assert.ok(!isManifest({ ...manifest, [name]: undefined }), name);
});

test("a record is as its schema says", () => {
  const isRecord = schema("record-1");
  assert.equal(records.length, 1);
  for (const record of records) {
    assert.ok(isRecord(record), JSON.stringify(isRecord.errors));
    for (const name of Object.keys(record)) assert.ok(!isRecord({ ...record, [name]: undefined }), name);
    assert.ok(!isRecord({ ...record, clauses: ["not a hash"] }));
  }
});
