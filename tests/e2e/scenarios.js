// What both browsers have to do, told once.

import assert from "node:assert/strict";
import { attached, card, firstMark, markup, painted, unpainted, untouched } from "../../xtask/browser/marks.js";
import * as pages from "./pages.js";
import { STRICT } from "../../xtask/browser/server.js";

/** Findings of this severity and above are painted unless the reader says otherwise. */
const SHOWN = ["low", "medium", "high"];

/** Findings less sure than this are left out unless the reader says otherwise. */
const isSure = ({ confidence }) => confidence !== "low";

/** Each takes the installed extension and the server of pages. */
export const SCENARIOS = {
  async "a policy is marked, and its markup stays as it is"({ extension, site }) {
    await marksAndLeavesAlone(extension, site.put("/plain/terms", pages.TERMS), pages.TERMS);
  },

  async "a page whose own policy forbids everything is marked all the same"({ extension, site }) {
    await marksAndLeavesAlone(extension, site.put("/strict/terms", pages.TERMS, { headers: STRICT }), pages.TERMS);
  },

  async "an ordinary page is left alone: no message, no mark, no change"({ extension, site }) {
    const heard = await extension.hear();
    const { page, tab } = await extension.open(site.put("/prune", pages.ARTICLE));
    assert.equal(await extension.answer(tab), false, "the page was read");
    assert.deepEqual(await heard(), []);
    assert.equal(await markup(page), await untouched(page, pages.ARTICLE));
    assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
    assert.equal(await extension.badge(tab), "");
    await page.close();
  },

  async "a page that renders late, and again, keeps its marks"({ extension, site }) {
    let arrive;
    site.put("/react.js", pages.reactScript(), { type: "text/javascript" });
    site.put("/clauses.json", new Promise((resolve) => (arrive = resolve)), { type: "application/json" });
    const { page, tab } = await extension.open(site.put("/react", pages.REACT));
    assert.equal(await extension.answer(tab), false, "there was nothing to read yet");
    arrive(JSON.stringify(pages.CLAUSES));
    const record = await extension.record(tab);
    const first = await painted(page);
    assertQuotesArePainted(record, first);
    await page.evaluate(() => document.querySelector("button").click());
    await attached(page);
    assert.deepEqual(await painted(page), first);
    await page.close();
  },

  async "folded text and shadow roots are read, and what cannot be read is said"({ extension, site }) {
    const { page, tab } = await extension.open(site.put("/folded/terms", pages.FOLDED));
    const record = await extension.record(tab);
    const { document, findings } = record.frames[0].report;
    for (const words of ["recipes", "songs", "letters"]) {
      assert(findings.some(({ quote }) => quote.includes(`the ${words} you upload`)), `${words} were not found`);
    }
    assertQuotesArePainted(record, await painted(page));
    assert.equal(document.state, "partly-read");
    assert.deepEqual(document.unread, [{ what: "embedded", count: 1 }]);
    const popup = await extension.popup(tab);
    assert.equal(await popup.evaluate(() => document.getElementById("main").dataset.status), "partly-read");
    await popup.close();
    await page.close();
  },

  async "frames are read, of this origin and of another"({ extension, site }) {
    const same = site.put("/framed/terms", pages.TERMS);
    const other = same.replace(site.origin, site.other);
    const { page, tab } = await extension.open(site.put("/framing", pages.framing(same, other)));
    const record = await extension.record(tab, 2);
    const read = Object.values(record.frames);
    assert.deepEqual(read.map(({ url }) => url).sort(), [same, other].sort());
    for (const frame of page.frames().slice(1)) {
      assertQuotesArePainted({ frames: { 0: read.find(({ url }) => url === frame.url()) } }, await painted(frame));
    }
    await page.close();
  },

  async "a page of a megabyte is read whole"({ extension, site }) {
    const html = pages.long(1_000_000);
    const { page, tab } = await extension.open(site.put("/long/terms", html));
    const record = await extension.record(tab);
    const rounds = html.split("train and improve our machine learning models").length - 1;
    const found = record.frames[0].report.findings.filter(({ category }) => category === "ai-training");
    assert(found.length >= rounds, `${found.length} findings in ${rounds} repetitions`);
    assert.equal(record.frames[0].report.document.state, "read");
    assertQuotesArePainted(record, await painted(page));
    await page.close();
  },

  async "a site that moves on without loading is followed"({ extension, site }) {
    site.put("/legal/terms", pages.SINGLE);
    const { page, tab } = await extension.open(site.put("/tips", pages.SINGLE));
    assert.equal(await extension.answer(tab), false, "the first view is no policy");
    await page.evaluate(() => document.querySelector("a[href='/legal/terms']").click());
    assertQuotesArePainted(await extension.record(tab), await painted(page));
    await page.evaluate(() => document.querySelector("a[href='/tips']").click());
    await extension.forgotten(tab);
    await unpainted(page);
    assert.equal(await extension.badge(tab), "");
    await page.close();
  },

  async "the card opens by click and by keyboard, and leaves nothing behind"({ extension, site }) {
    const { page, tab } = await extension.open(site.put("/card/terms", pages.TERMS));
    await painted(page);
    const before = await markup(page);
    const { x, y } = await firstMark(page);
    await page.mouse.click(x, y);
    assert(await card(page), "the card has the focus");
    assert.equal(await markup(page), before);
    assert.equal(await page.evaluate(() => document.querySelector("clausemark-card").shadowRoot), null);
    await page.keyboard.press("Escape");
    await card(page, false);

    // The browser's shortcut sends this order; no program can press it.
    await extension.tell(tab, { type: "step", by: 1 });
    assert(await card(page), "the card has the focus");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await card(page, false);
    assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
    await page.close();
  },

  async "the popup shows what was found and jumps to it"({ extension, site }) {
    const { page, tab } = await extension.open(site.put("/popup/terms", pages.TERMS));
    const record = await extension.record(tab);
    const { findings } = record.frames[0].report;
    const popup = await extension.popup(tab);
    const shown = await popup.evaluate(() => ({
      state: document.getElementById("main").dataset.status,
      quotes: [...document.querySelectorAll(".jump q")].map((quote) => quote.textContent),
    }));
    assert.equal(shown.state, "read");
    const listed = findings.filter(isSure);
    assert.deepEqual(shown.quotes.sort(), listed.map(({ quote }) => quote).sort());
    const risks = listed.filter(({ severity }) => SHOWN.includes(severity));
    assert.equal(await extension.badge(tab), String(risks.length));
    await popup.evaluate(() => document.querySelector(".jump").click());
    await page.bringToFront();
    await card(page);
    await popup.close();
    await page.close();
  },

  async "the popup tells the states apart in words"({ extension, site }) {
    const states = {
      "not-a-policy": pages.ARTICLE,
      "too-short": pages.page("Privacy Policy", "<h1>Privacy Policy</h1><p>We keep your data safe.</p>"),
      "nothing-found": pages.HARMLESS,
      "language-not-supported": pages.GERMAN,
    };
    for (const [state, html] of Object.entries(states)) {
      const { page, tab } = await extension.open(site.put(`/states/${state}`, html));
      const popup = await extension.popup(tab);
      const { status, words } = await popup.evaluate(() => {
        const main = document.getElementById("main");
        return { status: main.dataset.status, words: main.innerText };
      });
      assert.equal(status, state, words);
      assert(words.length > 40, `${state} is said in words`);
      await popup.close();
      await page.close();
    }
  },

  async "a site switched off is left alone until it is switched on"({ extension, site }) {
    const url = site.put("/off/terms", pages.TERMS);
    const { page, tab } = await extension.open(url);
    await painted(page);
    const popup = await extension.popup(tab);
    await popup.evaluate(() => document.getElementById("site").click());
    await extension.forgotten(tab);
    await page.bringToFront();
    await unpainted(page);
    assert.equal(await extension.badge(tab), "");
    await popup.bringToFront();
    await extension.status(popup, "off");
    await popup.evaluate(() => document.getElementById("site").click());
    await extension.status(popup, "read");
    await page.bringToFront();
    await painted(page);
    await popup.close();
    await page.close();
  },
};

/** The same, of the extension as its readers install it: no host is granted. */
export const AS_PUBLISHED = {
  async "no page is read before the reader asks, and the popup says so"({ extension, site }) {
    const granted = await extension.home.evaluate(() => chrome.permissions.getAll());
    assert.deepEqual(granted.origins, []);
    const url = site.put("/published/terms", pages.TERMS);
    const page = await extension.browser.newPage();
    await page.goto(url);
    const tab = await extension.activeTab(page);
    const popup = await extension.popup(tab);
    assert.equal(await extension.status(popup, "forbidden"), "forbidden");
    assert.equal(await markup(page), await untouched(page, pages.TERMS));
    await popup.close();
    await page.close();
  },
};

/** What only Chromium lets a program do: press the toolbar button, with the access that the browser grants for it. */
export const PRESSED = {
  async "the toolbar button marks this page and no other, and the frames it may not read are counted"({ extension, site }) {
    const foreign = site.put("/foreign/terms", pages.TERMS).replace(site.origin, site.other);
    const html = pages.TERMS.replace("</main>", `<iframe src="${foreign}" width="600" height="300"></iframe></main>`);
    const url = site.put("/pressed/terms", html);
    const [other, page] = [await extension.browser.newPage(), await extension.browser.newPage()];
    await other.goto(url);
    await page.goto(url);
    const tab = await extension.activeTab(page);
    await extension.press(page);
    const record = await extension.record(tab);
    assertQuotesArePainted(record, await painted(page));
    assert.deepEqual(Object.keys(record.frames), ["0"]);
    assert.deepEqual(record.frames[0].report.document.unread, [{ what: "frame", count: 1 }]);
    assert.equal(await page.frames()[1].evaluate(() => CSS.highlights.size), 0);
    assert.equal(await other.evaluate(() => CSS.highlights.size), 0);
    await other.close();
    await page.close();
  },
};

async function marksAndLeavesAlone(extension, url, html) {
  const { page, tab } = await extension.open(url);
  const record = await extension.record(tab);
  assertQuotesArePainted(record, await painted(page));
  assert.equal(await markup(page), await untouched(page, html));
  await page.close();
}

/** Every finding of the top frame that is shown stands painted, in the look of its severity, word for word. */
function assertQuotesArePainted(record, marks) {
  const { report, unplaced } = record.frames[0];
  assert.deepEqual(unplaced, []);
  const shown = report.findings.filter((finding) => isSure(finding) && SHOWN.includes(finding.severity));
  assert(shown.length > 0, "nothing was found");
  for (const severity of SHOWN) {
    const ofIt = marks.filter(({ name }) => name.startsWith(`clausemark-${severity}-`));
    const painted = bare(ofIt.flatMap(({ texts }) => texts).join(""));
    for (const { quote } of shown.filter((finding) => finding.severity === severity)) {
      assert(painted.includes(bare(quote)), `not painted as ${severity}: ${quote}`);
    }
  }
}

const bare = (words) => words.replaceAll(/\s+/g, "");
