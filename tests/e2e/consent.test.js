// "Look in archives" in the package as published, where no access is granted: Chromium, in which a program can press the
// toolbar button.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Extension } from "../../xtask/browser/extension.js";
import { lookUpUnasked, outcomes, said, setArchives } from "../../xtask/browser/lookup.js";
import { serve } from "../../xtask/browser/server.js";
import { witness } from "../servers/witness.js";
import { TERMS } from "./pages.js";

test("as published, nothing is sent to an archive that the browser was not allowed to reach", { timeout: 60_000 }, async (t) => {
  const [site, archive] = await Promise.all([serve(), witness()]);
  const extension = await Extension.start("chrome", { flavour: "release" });
  t.after(() => Promise.all([extension.close(), site.close(), archive.stop()]));
  const page = await extension.browser.newPage();
  await page.goto(site.put("/terms", TERMS));
  const tab = await extension.activeTab(page);
  await extension.press(page);
  await extension.record(tab);
  await setArchives(extension, { terms: archive.base, records: archive.base });
  const popup = await extension.popup(tab);
  await lookUpUnasked(extension);
  assert.deepEqual(outcomes(await said(popup)), { terms: "no-permission", records: "no-permission" });
  assert.deepEqual(archive.questions, []);
});
