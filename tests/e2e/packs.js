// Record packs, evidence bundles and citations, as both browsers have to give and take them.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";
import { listed, openArchive, verdictOf } from "../../xtask/browser/archive.js";
import { empty, readAll } from "./archive.js";
import * as pages from "./pages.js";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

export const PACKS = {
  async "a pack is exported, loaded and looked up"({ extension, site, downloads }) {
    const path = "/packs/terms";
    const url = site.put(path, pages.TERMS);
    const packed = await exported(extension, url, downloads);
    const packs = await openArchive(extension, "#packs");
    await load(packs, downloads, "mine.ndjson.gz", packed);
    await listed(packs, ".packs > li", 1);
    assert.deepEqual(await verdicts(extension, url), ["first", "identical"]);
    site.put(path, pages.EDITED);
    assert.deepEqual(await verdicts(extension, url), ["changed", "changed"]);
    await packs.close();
  },

  async "a pack with broken lines is refused by line, or loaded without them, and removed"({ extension, site, downloads }) {
    const packed = await exported(extension, site.put("/broken/terms", pages.TERMS), downloads);
    const packs = await openArchive(extension, "#packs");
    const [manifest, record] = gunzipSync(packed).toString().trim().split("\n");
    const forged = JSON.stringify({ ...JSON.parse(record), captured: "2001-01-01T00:00:00Z" });
    // Lines without anything on them count; these fill several of the pieces that are checked at once, and one is longer.
    const blank = [...new Array(4_000).fill(" ".repeat(1_000)), " ".repeat(3_000_000), ""];
    await load(packs, downloads, "broken.ndjson", [manifest, record, ...blank, forged, record, '{"format":'].join("\n"));
    await listed(packs, ".faults > li", 3);
    const faults = await packs.evaluate(() => [...document.querySelectorAll(".faults li")].map((li) => li.textContent));
    assert.deepEqual(faults.map((fault) => fault.match(/\d+/)[0]), ["4005", "4006", "4007"]);
    await listed(packs, ".packs > li", 0);
    await packs.evaluate(() => document.querySelector("#outcome button").click());
    await listed(packs, ".packs > li", 1);
    await packs.evaluate(() => document.querySelector(".packs .delete").click());
    await listed(packs, ".packs > li", 0);
    await load(packs, downloads, "cut.ndjson.gz", packed.subarray(0, packed.length - 40));
    await listed(packs, ".faults > li", 1);
    await packs.close();
  },

  async "evidence is saved by one button, and its hashes can be recomputed"({ extension, site, downloads }) {
    const { page, tab } = await extension.open(site.put("/evidence/terms", pages.TERMS));
    const record = await extension.record(tab);
    const popup = await extension.popup(tab);
    await verdictOf(popup);
    await popup.evaluate(() => document.querySelector("[data-does='evidence']").click());
    const files = await downloads.next(/^clausemark-evidence-.*\.zip$/, (bytes) => unzipSync(bytes));
    const { hash } = record.frames[0].report.document;
    assert.equal(sha256(files["canonical.txt"]), hash);
    assert.equal(JSON.parse(strFromU8(files["record.json"])).hash, hash);
    assert.deepEqual(
      JSON.parse(strFromU8(files["findings.json"])).map(({ quote }) => quote),
      record.frames[0].report.findings.map(({ quote }) => quote));
    for (const line of strFromU8(files.SHA256SUMS).trim().split("\n")) {
      const [sum, name] = line.split("  ");
      assert.equal(sha256(files[name]), sum, name);
    }
    await popup.close();
    await page.close();
  },

  async "a clause is cited in the form that is chosen"({ extension, site }) {
    await empty(extension);
    await readAll(extension, [site.put("/cite/terms", pages.TERMS)]);
    const archive = await openArchive(extension);
    await archive.click(".policies a");
    await archive.waitForSelector(".cite select");
    const hash = await archive.evaluate(() => document.querySelector(".hash code").textContent);
    for (const [form, words] of [["text", "document SHA-256 "], ["bibtex", "@online{"], ["csl", '"webpage"'], ["annotation", '"TextPositionSelector"']]) {
      await archive.select(".cite select", form);
      await archive.click(".cite .copy");
      await archive.waitForFunction(() => /Copied/.test(document.querySelector(".cite .copy").textContent));
      const copied = await pasted(archive);
      assert(copied.includes(words), copied);
      assert(form === "annotation" || copied.includes(hash), copied);
    }
    await archive.close();
  },
};

/** The records of what was read at `url`, as the archive page exports them; the archive is empty afterwards. */
async function exported(extension, url, downloads) {
  await empty(extension);
  await readAll(extension, [url]);
  const archive = await openArchive(extension);
  await archive.evaluate(() => document.querySelector("[data-does='archive_export_pack']").click());
  const packed = await downloads.next(/^clausemark-records-.*\.gz$/, (bytes) => (gunzipSync(bytes), bytes));
  await archive.close();
  await empty(extension);
  return packed;
}

/** Chooses a file of these bytes in the list of packs. */
async function load(packs, downloads, name, bytes) {
  const file = join(downloads.folder, name);
  await writeFile(file, bytes);
  await (await packs.$("#view input[type='file']")).uploadFile(file);
}

/** What the popup over `url` says: of the reader's own archive first, then of each pack. */
async function verdicts(extension, url) {
  const { page, tab } = await extension.open(url);
  await extension.record(tab);
  const popup = await extension.popup(tab);
  await verdictOf(popup);
  const said = await popup.evaluate(() => [...document.querySelectorAll(".check .line")].map((line) => line.dataset.verdict));
  await popup.close();
  await page.close();
  return said;
}

/** What is on the clipboard, as a field takes it. */
async function pasted(page) {
  await page.evaluate(() => {
    const field = document.createElement("textarea");
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.down("Control");
  await page.keyboard.press("v");
  await page.keyboard.up("Control");
  return page.evaluate(() => {
    const field = document.querySelector("textarea");
    field.remove();
    return field.value;
  });
}
