// What is loaded at the first question.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundled.js";

const { OnDemand } = await bundled("shared/on-demand.ts");

test("what was loaded is not loaded again, until it is forgotten", async () => {
  let loads = 0;
  const number = new OnDemand(async () => ++loads);
  assert.deepEqual(await Promise.all([number.get(), number.get()]), [1, 1]);
  assert.equal(await number.get(), 1);
  number.forget();
  assert.equal(await number.get(), 2);
});

test("what failed to load is loaded at the next question", async () => {
  let loads = 0;
  const number = new OnDemand(async () => {
    if (++loads === 1) throw new Error("no file");
    return loads;
  });
  await assert.rejects(number.get(), /no file/);
  assert.equal(await number.get(), 2);
});
