// Measures in Chromium, on one page: the engine warm and cold, what the content script costs the page, the gate on
// ordinary pages, and `regex::RegexSet` over the same rules on the same text.
// `node xtask/browser/bench.js BASELINE PROGRAM [PAGE]`

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { Extension, ROOT } from "./extension.js";
import { painted } from "./marks.js";
import { serve } from "./server.js";
import { contentTasks } from "./trace.js";
import { ARTICLE, page as pageOf } from "../../tests/e2e/pages.js";

const TEXT_BYTES = 108_000;
const ROUNDS = 60;
/** Analyses before those, until the browser's optimising compiler, which works beside the first thirty, has come to its end. */
const SETTLING = 40;
/** Loads of the engine, each measured by itself: another machine on the same processor slows some of them down. */
const LOADS = 5;

const [baseline, program, given] = process.argv.slice(2);
const html = given === undefined ? samples(TEXT_BYTES) : readFileSync(given, "utf8");
writeFileSync(`${ROOT}target/bench.html`, html);
const text = execFileSync(program, ["text", `${ROOT}target/bench.html`], { encoding: "utf8", maxBuffer: 1 << 28 });

const site = await serve();
const policy = site.put("/terms", html);
const article = site.put("/prune", ARTICLE);
const engine = site.put("/engine", "<!doctype html><title>Engine</title>");
for (const [folder, name] of [[`${ROOT}extension/wasm`, "reading"], [baseline, "regexset"]]) {
  site.put(`/${name}.js`, readFileSync(`${folder}/${name}.js`), { type: "text/javascript" });
  site.put(`/${name}.wasm`, readFileSync(`${folder}/${name}_bg.wasm`), { type: "application/wasm" });
}
site.put("/weights.bin", readFileSync(`${ROOT}extension/wasm/weights.bin`), { type: "application/octet-stream" });

const extension = await Extension.start("chrome");
const heard = await extension.hear();
const { page, tab } = await extension.open(policy);
await extension.record(tab);
const { capture } = (await heard()).find(({ type }) => type === "annotate");

const cores = [];
for (let load = 0; load < LOADS; load++) cores.push(await measureCore());
const set = await measureSet();
await painted(page);
await stopWorker();
const cold = await clickToMarks();
const warm = await clickToMarks();
const tasks = await contentTasks(page, policy, () => painted(page));
const ordinary = await extension.browser.newPage();
const before = (await heard()).length;
const gate = await contentTasks(ordinary, article, async () => extension.answer(await extension.tabOf(article)));
const sent = (await heard()).length - before;
await extension.close();
await site.close();

console.log(`one page with ${Buffer.byteLength(text)} bytes of text, ${text.split("\n").length} clauses and ${cores[0].findings} findings, in Chromium
engine, warm, median of ${ROUNDS}      ${loads((core) => core.warm)} (limit 15 ms, with the model 20 ms)
the ${SETTLING} before, still compiled   ${loads((core) => core.settling)}
engine, load and first analysis   ${loads((core) => core.first)} (limit 150 ms)
click to record, worker stopped   ${ms(cold)}
click to record, worker running   ${ms(warm)}
content script, longest task      ${ms(Math.max(...tasks))}   (limit 50 ms)
content script, ordinary page     ${ms(Math.max(...gate))}   start included (the gate alone: cargo xtask gate), ${sent} messages
regex::RegexSet, ${String(set.patterns).padStart(4)} patterns     ${ms(set.warm)}   for the same text, ${ms(set.build)} to build`);

/** The engine in a page of its own: from its first byte to the first report, and again and again. */
function measureCore() {
  return inEngine(async (capture, settling, rounds) => {
    const start = performance.now();
    const { default: load, loadWeights, annotate } = await import("/reading.js");
    // As `extension/background/engine` loads it.
    const weights = fetch("/weights.bin").then((file) => file.bytes());
    await load({ module_or_path: "/reading.wasm" });
    loadWeights(await weights);
    const { findings } = annotate(capture);
    const first = performance.now() - start;
    const medianOf = (rounds) => {
      const times = Array.from({ length: rounds }, () => {
        const start = performance.now();
        annotate(capture);
        return performance.now() - start;
      });
      return times.sort((a, b) => a - b)[rounds >> 1];
    };
    return { first, settling: medianOf(settling), warm: medianOf(rounds), findings: findings.length };
  }, capture, SETTLING, ROUNDS);
}

/** All patterns as one set over every clause, as the engine reads them: in lower case. */
function measureSet() {
  return inEngine(async (text) => {
    const { default: load, Baseline } = await import("/regexset.js");
    await load({ module_or_path: "/regexset.wasm" });
    const start = performance.now();
    const set = new Baseline();
    const built = performance.now();
    set.matches(text);
    const first = performance.now();
    set.matches(text);
    return { patterns: set.patterns, build: built - start, warm: performance.now() - first };
  }, text.toLowerCase());
}

async function inEngine(measure, ...args) {
  const page = await extension.browser.newPage();
  await page.goto(engine);
  const result = await page.evaluate(measure, ...args);
  await page.close();
  return result;
}

async function stopWorker() {
  const target = extension.browser.targets().find((target) => target.type() === "service_worker");
  await (await target.worker()).close();
}

/** From the popup's request to the report in its hands, as a reader waits for it. */
async function clickToMarks() {
  const start = performance.now();
  await extension.ask({ type: "mark", tab });
  return performance.now() - start;
}

/** The sample policies, over and over, until there is enough text. */
function samples(bytes) {
  const folder = `${ROOT}tests/policies/`;
  const bodies = readdirSync(folder).sort().map((name) =>
    readFileSync(folder + name, "utf8").match(/<(?:main|article)>(.*)<\/(?:main|article)>/s)[1]);
  let body = "";
  for (let i = 0; Buffer.byteLength(body.replaceAll(/<[^>]+>/g, "")) < bytes; i++) body += bodies[i % bodies.length];
  return pageOf("Terms of Service", `<main>${body}</main>`);
}

/** The median of all loads, and the quickest and slowest. */
function loads(time) {
  const times = cores.map(time).sort((a, b) => a - b);
  return `${ms(times[LOADS >> 1])}   median of ${LOADS} loads, ${ms(times[0]).trim()} to ${ms(times[LOADS - 1]).trim()}`;
}

function ms(value) {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0).padStart(7)} ms`;
}
