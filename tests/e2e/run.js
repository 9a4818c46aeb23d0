// Runs the scenarios in one browser, as tests of node's runner.

import { after, before, test } from "node:test";
import { Extension } from "../../xtask/browser/extension.js";
import { ARCHIVE } from "./archive.js";
import { CHECK } from "./check.js";
import { Downloads } from "./downloads.js";
import { FINDINGS } from "./findings.js";
import { PACKS } from "./packs.js";
import { PANEL, PANEL_AS_PUBLISHED } from "./panel.js";
import { AS_PUBLISHED, SCENARIOS } from "./scenarios.js";
import { serve } from "../../xtask/browser/server.js";

/** Longest time a scenario may take before it counts as failed. Milliseconds. */
const LIMIT = 60_000;

/**
 * `more` are scenarios for this browser alone, with the package as published.
 * @param {import("../../xtask/browser/extension.js").BrowserName} name
 */
export function runIn(name, more = {}) {
  const context = {};
  before(async () => {
    context.site = await serve();
    context.downloads = await Downloads.make();
    context.extension = await Extension.start(name, { downloads: context.downloads.folder });
  }, { timeout: LIMIT });
  after(async () => {
    await context.extension?.close();
    await context.site?.close();
    await context.downloads?.remove();
  });
  for (const [title, run] of Object.entries({ ...SCENARIOS, ...FINDINGS, ...ARCHIVE, ...CHECK, ...PACKS, ...PANEL })) {
    test(`${name}: ${title}`, { timeout: LIMIT }, () => run(context));
  }
  for (const [title, run] of Object.entries({ ...AS_PUBLISHED, ...PANEL_AS_PUBLISHED, ...more })) {
    test(`${name}, as published: ${title}`, { timeout: LIMIT }, async () => {
      const extension = await Extension.start(name, { flavour: "release" });
      try {
        await run({ ...context, extension });
      } finally {
        await extension.close();
      }
    });
  }
}
