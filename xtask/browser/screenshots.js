// Pictures of what a reader sees: a marked page with its card, and the popup, light and dark, in both browsers.
// `node xtask/browser/screenshots.js`

import { mkdirSync } from "node:fs";
import { Extension, ROOT } from "./extension.js";
import { card, firstMark, painted } from "./marks.js";
import { serve } from "./server.js";
import { policy } from "../../tests/e2e/pages.js";

const FOLDER = `${ROOT}dist/screenshots`;

mkdirSync(FOLDER, { recursive: true });
const site = await serve();
const url = site.put("/terms", policy("larkspur-terms"));
for (const name of ["chrome", "firefox"]) {
  for (const scheme of ["light", "dark"]) {
    const extension = await Extension.start(name, { scheme });
    const { page, tab } = await extension.open(url);
    await painted(page);
    const { x, y } = await firstMark(page);
    await page.mouse.click(x, y);
    await card(page);
    await page.screenshot({ path: `${FOLDER}/${name}-page-${scheme}.png` });
    const popup = await extension.popup(tab);
    await popup.setViewport({ width: 400, height: 560 });
    await popup.screenshot({ path: `${FOLDER}/${name}-popup-${scheme}.png` });
    await extension.home.bringToFront();
    await extension.home.screenshot({ path: `${FOLDER}/${name}-welcome-${scheme}.png` });
    await extension.close();
  }
}
await site.close();
console.log(`written to ${FOLDER}`);
