// Pictures of what a reader sees: a marked page with its card, popup and side panel, changes and the archive, and the
// extension's own pages, light and dark, in both browsers.
// Those that README shows go to docs/screenshots. `node xtask/browser/screenshots.js`

import { copyFileSync, mkdirSync } from "node:fs";
import { Extension, ROOT } from "./extension.js";
import { card, firstMark, painted } from "./marks.js";
import { serve } from "./server.js";
import { openArchive, verdictOf, viewOf } from "./archive.js";
import { EDITED, TERMS } from "../../tests/e2e/pages.js";

const FOLDER = `${ROOT}dist/screenshots`;
const SHOWN_FOLDER = `${ROOT}docs/screenshots`;
const SHOWN = ["page-light", "policy-light", "popup-light", "popup-dark"];

for (const folder of [FOLDER, SHOWN_FOLDER]) mkdirSync(folder, { recursive: true });
const site = await serve();
for (const name of ["chrome", "firefox"]) {
  for (const scheme of ["light", "dark"]) {
    const url = site.put("/terms", TERMS);
    const extension = await Extension.start(name, { scheme });
    const { page, tab } = await extension.open(url);
    await painted(page);
    const { x, y } = await firstMark(page);
    await page.mouse.click(x, y);
    await card(page);
    await page.screenshot({ path: `${FOLDER}/${name}-page-${scheme}.png` });
    const popup = await extension.popup(tab);
    await popup.setViewport({ width: 360, height: 600 });
    await verdictOf(popup);
    await popup.screenshot({ path: `${FOLDER}/${name}-popup-${scheme}.png` });
    await popup.close();
    const panel = await extension.openOwn("panel/panel.html");
    // In a tab of its own it is the tab in front while its picture is taken; the browser's panel never is.
    await panel.evaluate(async (tab) => {
      const front = await chrome.tabs.get(tab);
      chrome.tabs.query = async () => [front];
    }, tab);
    await page.bringToFront();
    await verdictOf(panel);
    await panel.bringToFront();
    await panel.setViewport({ width: 400, height: 900 });
    // Coming to the front it compares anew.
    await verdictOf(panel);
    await panel.screenshot({ path: `${FOLDER}/${name}-panel-${scheme}.png` });
    await panel.close();
    site.put("/terms", EDITED);
    await page.bringToFront();
    await page.reload();
    const again = await extension.popup(tab);
    await again.setViewport({ width: 360, height: 600 });
    await verdictOf(again);
    await again.evaluate(() => document.querySelector(".check .toggle").click());
    await again.screenshot({ path: `${FOLDER}/${name}-check-${scheme}.png` });
    await page.bringToFront();
    await page.screenshot({ path: `${FOLDER}/${name}-changes-${scheme}.png` });
    const archive = await openArchive(extension);
    await archive.screenshot({ path: `${FOLDER}/${name}-archive-${scheme}.png` });
    await archive.evaluate(() => document.querySelector(".policies a").click());
    await viewOf(archive, "policy");
    await archive.screenshot({ path: `${FOLDER}/${name}-policy-${scheme}.png` });
    await extension.home.bringToFront();
    await extension.home.screenshot({ path: `${FOLDER}/${name}-welcome-${scheme}.png` });
    for (const own of ["options", "quality"]) {
      const page = await extension.openOwn(`${own}/${own}.html`);
      await page.setViewport({ width: 900, height: 1100 });
      await page.screenshot({ path: `${FOLDER}/${name}-${own}-${scheme}.png` });
    }
    await extension.close();
  }
}
await site.close();
for (const name of SHOWN) copyFileSync(`${FOLDER}/chrome-${name}.png`, `${SHOWN_FOLDER}/${name}.png`);
console.log(`written to ${FOLDER}`);
