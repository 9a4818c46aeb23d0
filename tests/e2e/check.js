// The check of the page in view against what was read before, as both browsers have to tell it.

import assert from "node:assert/strict";
import { openArchive, verdictOf, viewOf } from "../../xtask/browser/archive.js";
import { empty } from "./archive.js";
import * as pages from "./pages.js";

/** The same terms in other markup: nothing that a reader would call a change. */
const REDRAWN = pages.TERMS.replaceAll("<p>", "<div class='clause'><p>").replaceAll("</p>", "</p></div>").replaceAll("’", "'");

export const CHECK = {
  async "first, second and third visit are told apart, and changes are marked on demand"({ extension, site }) {
    await empty(extension);
    const path = "/visits/terms";
    const url = site.put(path, pages.TERMS);
    assert.equal(await visit(extension, url, verdictOf), "first");
    site.put(path, REDRAWN);
    assert.equal(await visit(extension, url, verdictOf), "same");
    site.put(path, pages.EDITED);
    await visit(extension, url, async (popup, page) => {
      assert.equal(await verdictOf(popup), "changed");
      assert.deepEqual(await changesPainted(page), {});
      await popup.evaluate(() => document.querySelector(".check .toggle").click());
      assert.deepEqual(await popup.evaluate(listedChanges), [
        ["reworded", ["16", "18"]],
        ["new", ["We may show your pictures to our advertisers."]],
        ["gone", ["Keep your password to yourself."]],
        ["reworded", ["30", "14"]],
      ]);
      const marked = await changesPainted(page, true);
      assert.deepEqual(Object.keys(marked), ["new", "reworded"]);
      assert.deepEqual(marked.new, ["We may show your pictures to our advertisers."]);
      assert.match(marked.reworded[0], /at least 18 years old/);
      assert.match(marked.reworded[1], /at least 14 days before a change/);
      await popup.evaluate(() => document.querySelector(".check .toggle").click());
      await changesPainted(page, false);
    });
    // The visit that changed nothing has left no copy.
    const archive = await openArchive(extension);
    assert.equal(await archive.evaluate(() => document.querySelectorAll(".policies > li").length), 1);
    await archive.evaluate(() => document.querySelector(".policies a").click());
    await viewOf(archive, "policy");
    assert.equal(await archive.evaluate(() => document.querySelectorAll(".rows li").length), 2);
    assert.equal((await archive.evaluate(listedChanges)).length, 4);
    await archive.close();
  },

  async "a text of another address of the site is a variant, not a change"({ extension, site }) {
    await empty(extension);
    const [here, there] = [site.put("/terms/eu", pages.TERMS), site.put("/terms/us", pages.EDITED)];
    assert.equal(await visit(extension, here, verdictOf), "first");
    assert.equal(await visit(extension, there, verdictOf), "first");
    site.put("/terms/eu", pages.EDITED);
    assert.equal(await visit(extension, here, verdictOf), "variant");
    site.put("/terms/eu", pages.TERMS);
    assert.equal(await visit(extension, here, verdictOf), "variant", "the text that was read first is back");
  },

  async "what was hashed by another recipe, or read by other rules, is no change"({ extension, site }) {
    await empty(extension);
    const url = site.put("/recipe/terms", pages.TERMS);
    await visit(extension, url, verdictOf);
    await extension.home.evaluate(change, "rules", "older rules");
    assert.equal(await visit(extension, url, verdictOf), "same");
    await extension.home.evaluate(change, "recipe", "canon/0");
    assert.equal(await visit(extension, url, verdictOf), "other-recipe");
  },
};

/** Opens `url` and the popup over it, and returns what `look` makes of the two. */
async function visit(extension, url, look) {
  const { page, tab } = await extension.open(url);
  await extension.record(tab);
  const popup = await extension.popup(tab);
  const seen = await look(popup, page);
  await popup.close();
  await page.close();
  return seen;
}

/** In the popup or the archive: each change listed, with the words that are marked in it. */
function listedChanges() {
  return [...document.querySelectorAll(".change")].map((item) => [
    [...item.classList].find((name) => ["new", "gone", "reworded", "moved", "reformatted"].includes(name)),
    [...item.querySelectorAll("ins, del")].map((words) => words.textContent),
  ]);
}

/** The changes painted in the page, by kind: at once, or when there are some (or none). */
function changesPainted(page, some) {
  return page.evaluate((some) => new Promise((resolve) => {
    const look = () => {
      const marks = [...CSS.highlights].filter(([name]) => /^clausemark-(new|reworded|moved|reformatted)-/.test(name));
      if (some !== undefined && marks.length > 0 !== some) return requestAnimationFrame(look);
      resolve(Object.fromEntries(marks.map(([name, ranges]) => [name.split("-")[1], [...ranges].map(String)])));
    };
    look();
  }), some);
}

/** In an extension page: has every version in the archive say that its `field` was `value`. */
async function change(field, value) {
  const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const db = await done(indexedDB.open("clausemark"));
  const transaction = db.transaction(["versions", "contents"], "readwrite");
  const [versions, contents] = ["versions", "contents"].map((name) => transaction.objectStore(name));
  for (const version of await done(versions.getAll())) {
    const content = await done(contents.get(version.id));
    for (const store of [versions, contents]) store.delete(version.id);
    version.document[field] = content.reading.report.document[field] = value;
    const { recipe, hash } = version.document;
    content.id = version.id = `${recipe} ${hash} ${version.url}`;
    versions.put(version);
    contents.put(content);
  }
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  db.close();
}
