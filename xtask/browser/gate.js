// Measures the content gate on saved pages in Chromium: how many policies and how many other pages it lets through, and
// what its first run in a page costs. `cargo xtask gate`

import { existsSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import { ROOT } from "./extension.js";

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
const gate = `${outputFiles[0].text}; return gate.mayBePolicy(document);`;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  pipe: true,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

for (const list of ["policies", "others"]) {
  const rows = readFileSync(`${folder}/${list}.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const answers = [];
  for (const { file, kind, url } of rows) answers.push({ file, kind, ...(await ask(pathOf(url), readFileSync(`${folder}/${file}`))) });
  const through = answers.filter(({ passed }) => passed);
  const costs = answers.map(({ cost }) => cost).sort((a, b) => a - b);
  console.log(`${list}: ${through.length} of ${answers.length} let through; median ${at(costs, 0.5)} ms, 9 of 10 within ${at(costs, 0.9)} ms`);
  const surprising = answers.filter(({ passed, kind }) => passed !== (kind !== "none"));
  for (const { file, kind, passed } of surprising) console.log(`  ${passed ? "let through" : "kept out"} (${kind}): ${file}`);
}
await browser.close();

/** The gate's answer on a page at `path` whose own scripts do not run, and the milliseconds its first run took. */
async function ask(path, body) {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    page.on("request", (request) =>
      request.isNavigationRequest() && request.frame() === page.mainFrame()
        ? request.respond({ contentType: "text/html; charset=utf-8", body })
        : request.abort(),
    );
    await page.goto(`https://page.invalid${path}`, { waitUntil: "domcontentloaded" });
    return await page.evaluate((code) => {
      const run = new Function(code);
      const start = performance.now();
      const passed = run();
      return { passed, cost: performance.now() - start };
    }, gate);
  } finally {
    await page.close();
  }
}

/** Path and fragment of an address, or / where a list gives none that is whole. */
function pathOf(url) {
  const { pathname, hash } = new URL(URL.canParse(url ?? "") ? url : "/", "https://page.invalid");
  return `${pathname}${hash}`;
}

function at(sorted, share) {
  return sorted[Math.floor(share * (sorted.length - 1))].toFixed(2);
}
