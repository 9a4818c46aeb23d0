// The reader's archive, as both browsers have to keep it.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listed, openArchive } from "../../xtask/browser/archive.js";
import * as pages from "./pages.js";

const POLICIES = ".policies > li";

export const ARCHIVE = {
  async "the archive is listed, searched, emptied and brought back"({ extension, site }) {
    await empty(extension);
    const urls = [site.put("/list/terms", pages.TERMS), site.put("/list/pebbles", pages.HARMLESS)];
    await readAll(extension, urls);
    const archive = await openArchive(extension);
    assert.deepEqual(await addresses(archive), [...urls].reverse());

    await archive.focus(".search input");
    await archive.keyboard.type("skip stones");
    await listed(archive, POLICIES, 1);
    assert.deepEqual(await addresses(archive), [urls[1]]);
    await archive.$eval(".search input", (input) => input.select());
    await archive.keyboard.press("Backspace");
    await listed(archive, POLICIES, 2);

    // By keyboard alone: from policy to policy, delete, undo.
    await archive.focus(".policies a");
    await archive.keyboard.press("ArrowDown");
    await archive.keyboard.press("Delete");
    await listed(archive, POLICIES, 1);
    assert.deepEqual(await addresses(archive), [urls[1]]);
    await archive.evaluate(() => document.querySelector("#notice button").click());
    await listed(archive, POLICIES, 2);

    await archive.evaluate(() => document.querySelector("[data-does='archive_clear']").click());
    await archive.evaluate(() => document.querySelector("dialog [data-does='archive_clear_yes']").click());
    await listed(archive, POLICIES, 0);
    assert(await archive.evaluate(() => document.querySelector(".empty h2").textContent.length > 0));
    await archive.close();
  },

  async "an archive leaves as a file and comes back from it"({ extension, site, downloads }) {
    await empty(extension);
    await readAll(extension, [site.put("/export/terms", pages.TERMS)]);
    const archive = await openArchive(extension);
    const before = await archive.evaluate(everything);
    await archive.evaluate(() => document.querySelector("[data-does='archive_export']").click());
    const file = await downloads.next(/^clausemark-archive-.*\.json$/, (bytes) => (JSON.parse(bytes), bytes));
    await archive.evaluate(() => document.querySelector("[data-does='archive_clear']").click());
    await archive.evaluate(() => document.querySelector("dialog [data-does='archive_clear_yes']").click());
    await listed(archive, POLICIES, 0);

    const path = join(downloads.folder, "archive.json");
    await writeFile(path, file);
    await (await archive.$(".storage input[type='file']")).uploadFile(path);
    await listed(archive, POLICIES, 1);
    assert.deepEqual(await archive.evaluate(everything), before);
    await archive.close();
  },

  async "nothing is kept while the archive is off"({ extension, site }) {
    const archive = await openArchive(extension);
    const before = await archive.evaluate(everything);
    await archive.evaluate(() => document.getElementById("keep").click());
    const { page, tab } = await extension.open(site.put("/unkept/terms", pages.TERMS));
    assert.deepEqual((await extension.record(tab)).frames[0].keeping, { state: "off" });
    assert.deepEqual(await archive.evaluate(everything), before);
    await archive.evaluate(() => document.getElementById("keep").click());
    await page.close();
    await archive.close();
  },
};

/** Opens each page, and closes it when it was read. */
export async function readAll(extension, urls) {
  for (const url of urls) {
    const { page, tab } = await extension.open(url);
    await extension.record(tab);
    await page.close();
  }
}

/** The addresses of the policies listed. */
const addresses = (archive) =>
  archive.evaluate(() =>
    [...document.querySelectorAll(".policies a")].map(({ hash }) => {
      const [, , url] = new URLSearchParams(hash.slice(1)).get("version").split(" ");
      return url;
    }));

/** Takes out what other scenarios have left. */
export function empty(extension) {
  return extension.home.evaluate(async () => {
    const [made] = await indexedDB.databases();
    if (!made) return;
    await new Promise((resolve, reject) => {
      const request = indexedDB.open(made.name);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const db = request.result;
        const stores = [...db.objectStoreNames];
        const transaction = db.transaction(stores, "readwrite");
        for (const store of stores) transaction.objectStore(store).clear();
        transaction.oncomplete = () => (db.close(), resolve());
      };
    });
  });
}

/** In an extension page: all that the database holds. */
async function everything() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await done(indexedDB.open("clausemark"));
  const stores = ["versions", "contents"];
  const transaction = db.transaction(stores);
  const all = await Promise.all(stores.map((store) => done(transaction.objectStore(store).getAll())));
  db.close();
  return all;
}
