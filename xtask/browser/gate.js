// Measures the content gate on saved pages in Chromium: how many policies and how many other pages it lets through, and
// what its first run in a page costs. `cargo xtask gate`

import { existsSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import { ROOT } from "./extension.js";
import { serve } from "./server.js";

/** Milliseconds that the gate may cost an ordinary page. */
const LIMIT = 1;
/** Nothing but the page is loaded, and nothing in it runs; its clock is as fine as a browser has it. */
const HEADERS = {
  "content-security-policy": "default-src 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

const folder = `${ROOT}../shared/pages`;
if (!existsSync(folder)) {
  console.log(`skipped: ${folder} is missing`);
  process.exit();
}

const { outputFiles } = await build({
  entryPoints: [`${ROOT}extension/content/gate.ts`],
  bundle: true,
  format: "iife",
  globalName: "gate",
  charset: "utf8",
  write: false,
});
const gate = `(() => {
  const start = performance.now();
  ${outputFiles[0].text}
  const passed = gate.mayBePolicy(document);
  return { passed, cost: performance.now() - start };
})()`;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  pipe: true,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
const site = await serve();

for (const list of ["policies", "others"]) {
  const rows = readFileSync(`${folder}/${list}.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const answers = [];
  for (const [number, { file, kind, url }] of rows.entries()) {
    answers.push({ file, kind, ...(await ask(url, readFileSync(`${folder}/${file}`), number)) });
    process.stderr.write(`\r${list}: ${number + 1} of ${rows.length}`);
  }
  process.stderr.write("\r\x1b[K");
  const through = answers.filter(({ passed }) => passed);
  console.log(`${list}: ${through.length} of ${answers.length} let through`);
  const surprising = answers.filter(({ passed, kind }) => passed !== (kind !== "none"));
  for (const { file, kind, passed } of surprising) console.log(`  ${passed ? "let through" : "kept out"} (${kind}): ${file}`);
  const limit = list === "others" ? `   (limit ${LIMIT} ms)` : "";
  const costs = answers.toSorted((a, b) => a.cost - b.cost);
  console.log(`  what it costs a page: median ${at(costs, 0.5)} ms, 9 of 10 within ${at(costs, 0.9)} ms, most ${at(costs, 1)} ms${limit}`);
}
await browser.close();
await site.close();

/** The gate's answer on a page at `url`, the `number`th, and the milliseconds its first run took. */
async function ask(url, body, number) {
  const { pathname, hash } = partsOf(url);
  const address = site.put(pathname, body, { headers: HEADERS });
  // Two pages that differ in their fragment only would be one to the browser.
  await page.goto(`${address}?${number}${hash}`, { waitUntil: "domcontentloaded" });
  return page.evaluate(gate);
}

/** The address, or that of a site's front page where a list gives none that is whole. */
function partsOf(url) {
  return new URL(URL.canParse(url ?? "") ? url : "/", "https://page.invalid");
}

function at(sorted, share) {
  return sorted[Math.floor(share * (sorted.length - 1))].cost.toFixed(2);
}
