// The project's main job, to be looked at: opens Chromium with the extension on one page. With a display the window
// stays until the reader closes it; without, the findings and the hash are printed and a screenshot is written.
// `node xtask/browser/run.js [FILE|URL]`

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Extension, ROOT } from "./extension.js";
import { card, firstMark, painted } from "./marks.js";
import { serve } from "./server.js";

const SAMPLE = `${ROOT}tests/policies/larkspur-terms.html`;
const SCREENSHOT = "dist/run.png";

const given = process.argv[2] ?? SAMPLE;
const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const site = await serve();
const url = URL.canParse(given) ? given : site.put(new URL(pathToFileURL(resolve(given))).pathname, readFileSync(given));
const extension = await Extension.start("chrome", hasDisplay ? { headless: false, viewport: null } : {});
if (hasDisplay) {
  await extension.open(url);
  console.log(`Chromium shows ${url} with Clausemark. Close its window to end.`);
  await new Promise((gone) => extension.browser.once("disconnected", gone));
} else {
  const { page, tab } = await extension.open(url);
  const record = await extension.ask({ type: "mark", tab });
  print(record.frames[0]);
  if (record.frames[0]?.report?.findings.length > 0) {
    await painted(page);
    const { x, y } = await firstMark(page);
    await page.mouse.click(x, y);
    await card(page);
  }
  await page.screenshot({ path: ROOT + SCREENSHOT });
  console.log(`screenshot: ${SCREENSHOT}`);
  await extension.close();
}
await site.close();

function print(frame) {
  if (frame?.state !== "read") throw new Error(frame?.reason ?? "the page gave no answer");
  const { document, findings } = frame.report;
  console.log(`${document.title}\n${document.url}`);
  console.log(`kind: ${document.kind} (${Math.round(document.confidence * 100)} %), state: ${document.state}`);
  console.log(`sha256: ${document.hash} (${document.recipe})\n`);
  for (const { severity, category, quote } of findings) console.log(`${severity.padEnd(6)}  ${category}\n        “${quote}”`);
  console.log(`\n${findings.length} findings`);
}
