// The same document hash from Chromium, from Firefox and from the command line, on every page of a folder.
// `node xtask/browser/conformance.js FOLDER PROGRAM`

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Extension, ROOT } from "./extension.js";
import { serve, STRICT } from "./server.js";
import { annotate } from "../core.js";

/** Pages open at a time in one browser. */
const TABS = 3;

const [folder, program] = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
const expected = hashes(["hash", ...names.map((name) => join(folder, name))]);
const site = await serve();
// No script and nothing from elsewhere: what is compared is what was saved.
const urls = names.map((name, i) => site.put(`/${i}/${name}`, readFileSync(join(folder, name)), { headers: STRICT }));

let mismatches = 0;
await Promise.all(["chrome", "firefox"].map(compare));
await site.close();
console.log(`${names.length} pages, 2 browsers and the command line: ${mismatches} hashes differ`);
process.exitCode = mismatches > 0 ? 1 : 0;

/** Compares every page, as one browser shows it, with the command line. */
async function compare(browser) {
  const extension = await Extension.start(browser);
  const heard = await extension.hear();
  const pages = [];
  while (pages.length < TABS) pages.push(await extension.browser.newPage());
  const rest = [...names.keys()];
  const compareRest = async (page) => {
    for (let i = rest.shift(); i !== undefined; i = rest.shift()) {
      const hash = await hashIn(extension, page, urls[i]);
      if (hash === expected[i]) continue;
      mismatches += 1;
      const { capture } = (await heard()).findLast(({ type, capture }) => type === "annotate" && capture.url === urls[i]);
      console.log(`${browser}: ${names[i]}: ${difference(capture, join(folder, names[i]))}`);
    }
  };
  await Promise.all(pages.map(compareRest));
  await extension.close();
}

/** The hash that the extension gives the page at `url`, shown in `page`. */
async function hashIn(extension, page, url) {
  await page.goto(url);
  const { frames } = await extension.ask({ type: "mark", tab: await extension.tabOf(url) });
  const top = frames[0];
  return top?.state === "read" ? top.report.document.hash : `${top?.state}: ${top?.reason}`;
}

/** The first clause that the browser's capture and the command line do not have in common. */
function difference(capture, file) {
  const ours = annotate(capture).clauses.map(({ hash }) => hash);
  const lines = output(["hash", "--clauses", file]);
  const at = lines.findIndex((line, i) => !line.startsWith(ours[i]));
  return at < 0
    ? `${ours.length} clauses in the browser, ${lines.length} on the command line`
    : `clause ${at + 1} is on the command line “${lines[at].split("\t")[1]}”`;
}

function hashes(args) {
  return output(args).map((line) => line.slice(0, 64));
}

function output(args) {
  return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 }).split("\n").slice(0, -1);
}
