// How findings are told: how sure we are, where else a category is stated, for whom, why, and where links lead.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { card, painted } from "../../xtask/browser/marks.js";
import { ROOT } from "../../xtask/browser/extension.js";
import * as pages from "./pages.js";

const QUALITY = JSON.parse(readFileSync(`${ROOT}model/quality.json`, "utf8"));
const LEVELS = ["high", "medium", "low"];

/** Both sample policies on one page: findings of every kind, categories that come again. */
const BOTH = pages.page("Privacy Policy", [pages.policy("fernway-privacy"), pages.TERMS].map(
  (html) => html.match(/<h1>.*(?=<\/article>|<\/main>)/s)[0]).join(""));

/** A clause that holds for some, with links that are not what they say. */
const HOSTILE = pages.TERMS.replace("<h2>2. Your content</h2>", `<p>If you are a resident of California, you may opt out of
  the sale of your personal information at <a href="https://evil.example/steal?a=1">https://bank.example/safe</a>,
  <a href="https://bank.example@evil.example/more">the bank</a>, <a href="javascript:alert(1)">this page</a> or by writing to
  <a href="mailto:no-sale@larkspur.example">no-sale@larkspur.example</a>.</p><h2>2. Your content</h2>`);

/** Each takes the installed extension and the server of pages. */
export const FINDINGS = {
  async "what is less sure than the reader wants is not painted, counted or listed"({ extension, site }) {
    const { page, tab } = await extension.open(site.put("/sure/privacy", BOTH));
    const { findings } = (await extension.record(tab)).frames[0].report;
    await painted(page);
    const popup = await extension.popup(tab);
    const chosen = () => popup.evaluate(() => document.querySelector(".narrow select").value);
    assert.equal(await chosen(), "medium", "high and medium confidence without asking");
    const numbers = [];
    for (const level of ["low", "high", "medium"]) {
      await popup.bringToFront();
      await choose(popup, level);
      const listed = findings.filter(({ confidence }) => LEVELS.indexOf(confidence) <= LEVELS.indexOf(level));
      const risks = listed.filter(({ severity }) => severity !== "info");
      await extension.badge(tab, String(risks.length));
      const { quotes, note } = await popup.evaluate(() => ({
        quotes: document.querySelectorAll(".jump q").length,
        note: document.querySelector(".sureness").textContent,
      }));
      assert.equal(quotes, listed.length, level);
      const hidden = findings.length - listed.length;
      assert.equal(note.includes(`${hidden} less sure`), hidden > 0, note);
      assert(note.startsWith(`${share(level)} of 100 findings are right`), note);
      await page.bringToFront();
      const marks = (await painted(page)).flatMap(({ texts }) => texts);
      const clauses = risks.map(({ quote }) => bare(quote));
      assert(marks.every((words) => clauses.some((quote) => quote.includes(bare(words)))), `more is painted than ${level}`);
      assert(clauses.every((quote) => bare(marks.join("")).includes(quote)), `less is painted than ${level}`);
      numbers.push(listed.length);
    }
    assert(numbers[0] > numbers[1], "the page has nothing unsure to hide");
    await popup.close();
    await page.close();
  },

  async "a category stated again is listed as also here, and leads there"({ extension, site }) {
    const { page, tab } = await extension.open(site.put("/again/terms", BOTH));
    const { findings } = (await extension.record(tab)).frames[0].report;
    const listed = findings.filter(({ confidence }) => confidence !== "low");
    const popup = await extension.popup(tab);
    const { first, also } = await popup.evaluate(() => ({
      first: document.querySelectorAll(".first").length,
      also: document.querySelectorAll(".also li").length,
    }));
    assert.equal(first, new Set(listed.map(({ category }) => category)).size);
    assert.equal(also, listed.length - first);
    const quote = await popup.evaluate(() => {
      const button = document.querySelector(".also .jump");
      button.click();
      return button.querySelector("q").textContent;
    });
    await page.bringToFront();
    await card(page);
    const current = await page.evaluate(() => [...CSS.highlights.get("clausemark-current")].join(" "));
    assert(bare(current).endsWith(bare(quote).replace(/^…/, "")), `${current} is not ${quote}`);
    await extension.pressInCard(tab, "button.also");
    const { quote: next } = await extension.card(tab);
    assert.notEqual(next, current);
    assert(listed.some((finding) => finding.quote === next), `${next} was not found`);
    await extension.pressInCard(tab, "[aria-label='Next clause']");
    assert.notEqual((await extension.card(tab)).quote, next);
    await popup.close();
    await page.close();
  },

  async "the card says for whom, how sure and why, and shows where links lead"({ extension, site }) {
    const { page, tab } = await extension.open(site.put("/hostile/terms", HOSTILE));
    const { findings } = (await extension.record(tab)).frames[0].report;
    const at = findings.findIndex(({ applies_to, actions }) => applies_to.includes("California") && actions.length > 2);
    const finding = findings[at];
    await painted(page);
    await extension.tell(tab, { type: "show", finding: at });
    await card(page);
    const { text, links, marks } = await extension.card(tab);
    assert(text.includes("For people in: California"), text);
    const { right, findings: measured } = QUALITY.categories.find(({ slug }) => slug === finding.category)[finding.confidence];
    assert(text.includes(`Of ${measured} such findings on policies of other companies, ${right} were right.`), text);
    for (const { words } of finding.triggers) assert(marks.includes(words), `${words} is not marked`);
    for (const { words } of finding.triggers) assert(text.includes(`“${words}”`), `${words} is not said to have spoken`);
    for (const reason of finding.reasons) assert(text.includes(reason), text);
    const ofPage = links.filter(({ href }) => /larkspur|evil|bank|javascript/.test(href));
    assert.deepEqual(ofPage.map(({ href, text }) => [href, text]).sort(), [
      ["https://bank.example/safe", "bank.example/safe"],
      ["https://bank.example@evil.example/more", "evil.example/more"],
      ["https://evil.example/steal?a=1", "evil.example/steal?a=1"],
      ["mailto:no-sale@larkspur.example", "no-sale@larkspur.example"],
    ]);
    for (const { href, rel, target } of links) {
      assert.match(href, /^(https?|mailto):/);
      assert.deepEqual([rel, target], ["noopener noreferrer", "_blank"]);
    }
    await page.close();
  },

  async "the page on how sure we are shows every measured category, and the card leads to its own"({ extension, site }) {
    const { page, tab } = await extension.open(site.put("/measured/terms", pages.TERMS));
    const [{ category }] = (await extension.record(tab)).frames[0].report.findings;
    // The page gets its findings a moment after they are kept.
    await painted(page);
    await extension.tell(tab, { type: "show", finding: 0 });
    await card(page);
    const quality = await extension.opened(`quality/quality.html#${category}`, () => extension.pressInCard(tab, ".sure button"));
    const { rows, asked } = await quality.evaluate(() => new Promise((resolve) => {
      const body = document.getElementById("rows");
      const look = () => {
        const asked = body.querySelector(".asked");
        if (asked) resolve({ rows: body.children.length, asked: [...asked.children].map(({ textContent }) => textContent) });
      };
      new MutationObserver(look).observe(body, { subtree: true, childList: true, attributes: true });
      look();
    }));
    assert.equal(rows, QUALITY.categories.length);
    const { segments, high } = QUALITY.categories.find(({ slug }) => slug === category);
    assert.equal(asked[1], segments.toLocaleString("en"));
    assert.equal(asked[4], `${high.right} of ${high.findings}`);
    await quality.close();
    await page.close();
  },
};

/** Chooses in the popup how sure a finding must be; resolves when the popup has heard of it, as it listens first. */
function choose(popup, level) {
  return popup.evaluate((level) => new Promise((resolve) => {
    chrome.storage.local.onChanged.addListener(() => resolve(true));
    const select = document.querySelector(".narrow select");
    select.value = level;
    select.dispatchEvent(new Event("change"));
  }), level);
}

/** Of 100 findings shown from this level on, how many were right. */
function share(level) {
  const bands = QUALITY.categories.flatMap((category) => LEVELS.slice(0, LEVELS.indexOf(level) + 1).map((of) => category[of]));
  const sum = (of) => bands.reduce((sum, band) => sum + band[of], 0);
  return Math.round((100 * sum("right")) / sum("findings"));
}

const bare = (words) => words.replaceAll(/\s+/g, "");
