// The side panel: the same as the popup, beside the page. No program can open the browser's own panel, so its page stands in
// a tab of the same window, behind the one that is spoken of.

import assert from "node:assert/strict";
import { card, markup, untouched } from "../../xtask/browser/marks.js";
import * as pages from "./pages.js";

const PAGE = "panel/panel.html";

/** Each takes the installed extension and the server of pages. */
export const PANEL = {
  async "the side panel follows the tab in front, and reads none unasked"({ extension, site }) {
    const policy = await extension.open(site.put("/panel/terms", pages.TERMS));
    await extension.record(policy.tab);
    const article = await extension.open(site.put("/panel/prune", pages.ARTICLE));
    const panel = await extension.openOwn(PAGE);

    await article.page.bringToFront();
    await extension.status(panel, "unread");
    assert.deepEqual(await extension.ask({ type: "tab", tab: article.tab }), { frames: {} });
    await panel.evaluate(() => document.querySelector(".status button").click());
    await extension.status(panel, "not-a-policy");

    await policy.page.bringToFront();
    await extension.status(panel, "read");
    await panel.evaluate(() => document.querySelector(".jump").click());
    await card(policy.page);
    assert.equal(await panel.evaluate(() => document.getElementById("main").dataset.status), "read", "the panel stays");

    await policy.page.goto(site.put("/panel/plums", pages.ARTICLE));
    await extension.status(panel, "unread");
    for (const page of [panel, article.page, policy.page]) await page.close();
  },

  async "the side panel tells a site that is switched off"({ extension, site }) {
    const { page, tab } = await extension.open(site.put("/panel/off/terms", pages.TERMS));
    await extension.record(tab);
    const panel = await extension.openOwn(PAGE);
    await page.bringToFront();
    await extension.status(panel, "read");
    const press = () => panel.evaluate(() => document.getElementById("site").click());
    await press();
    await extension.status(panel, "off");
    // Before that, what is switched on would be forgotten with what was switched off.
    await extension.forgotten(tab);
    await press();
    await extension.status(panel, "read");
    await panel.close();
    await page.close();
  },
};

/** The same, of the extension as its readers install it: no host is granted. */
export const PANEL_AS_PUBLISHED = {
  async "the side panel says that a page is read when the toolbar button is pressed on it"({ extension, site }) {
    const page = await extension.browser.newPage();
    await page.goto(site.put("/panel/published/terms", pages.TERMS));
    const panel = await extension.openOwn(PAGE);
    await page.bringToFront();
    await extension.status(panel, "unasked");
    assert.equal(await markup(page), await untouched(page, pages.TERMS));
    await panel.close();
    await page.close();
  },
};
