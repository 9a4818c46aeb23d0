// What is loaded once and kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundled.js";

const { Kept } = await bundled("shared/kept.ts");

test("what was loaded is not loaded again, until it is forgotten", async () => {
  let loads = 0;
  const kept = new Kept(async () => ++loads);
  assert.deepEqual(await Promise.all([kept.get(), kept.get()]), [1, 1]);
  assert.equal(await kept.get(), 1);
  kept.forget();
  assert.equal(await kept.get(), 2);
});

test("what failed to load is loaded at the next question", async () => {
  let loads = 0;
  const kept = new Kept(async () => {
    if (++loads === 1) throw new Error("no file");
    return loads;
  });
  await assert.rejects(kept.get(), /no file/);
  assert.equal(await kept.get(), 2);
});
