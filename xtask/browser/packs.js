// Measures in Chromium what a pack of 10,000 records costs: to load it on the archive page as a reader does, to hold a page
// against it. `node xtask/browser/packs.js PACK`; `cargo xtask packs` makes the pack and runs it.

import { statSync } from "node:fs";
import { build } from "esbuild";
import { listed, openArchive, viewOf } from "./archive.js";
import { Extension, ROOT } from "./extension.js";

/** Clauses of the pages that are looked up. */
const CLAUSES = 400;
/** Documents of the pack (xtask/src/packs.rs) that pages are made of: each tenth, of 346 clauses. */
const DOCUMENTS = Array.from({ length: 50 }, (_, at) => `service-${at * 10 + 7}.example:privacy`);
/** Loads that are timed. */
const ROUNDS = 3;
/** Between two looks at the memory. Milliseconds. */
const PAUSE = 20;

const pack = process.argv[2];
const extension = await Extension.start("chrome");
const archive = await openArchive(extension, "#packs");
const session = await archive.createCDPSession();
const threads = new Set([session]);
await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
session.on("Target.attachedToTarget", ({ sessionId }) => threads.add(session.connection().session(sessionId)));
session.on("Target.detachedFromTarget", ({ sessionId }) => {
  threads.forEach((thread) => thread.id() === sessionId && threads.delete(thread));
});
const processes = await extension.browser.target().createCDPSession();
const times = [await timed()];
const looked = await lookUp();
while (times.length < ROUNDS) {
  await remove();
  times.push(await timed());
}
const quickest = times.toSorted((a, b) => a.seconds - b.seconds)[0];
const most = await watched(load);
const used = await watched(load, (thread) => thread.send("HeapProfiler.collectGarbage"));
await extension.close();

console.log(`${looked.records} records, ${(statSync(pack).size / 1e6).toFixed(1)} MB packed, in Chromium
loaded, checked and stored        ${quickest.seconds.toFixed(2).padStart(7)} s    (limit 2 s), the quickest of ${ROUNDS}
processor time of that            ${quickest.cpu.toFixed(2).padStart(7)} s    of all processes of the browser
memory in use, at most            ${mb(used)} MB   (limit 60 MB)
memory with garbage, at most      ${mb(most)} MB
look-up, ${CLAUSES} clauses, median      ${ms(looked.found)}   (limit 5 ms)
look-up with comparison, median   ${ms(looked.checked)}`);

/** Loads the pack. Seconds that it took, and those of processor time: what else the machine does adds to the first only. */
async function timed() {
  const before = await cpuTime();
  const seconds = await load();
  return { seconds, cpu: (await cpuTime()) - before };
}

async function cpuTime() {
  const { processInfo } = await processes.send("SystemInfo.getProcessInfo");
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Chooses the pack as a reader does. Seconds until it is listed. */
async function load() {
  const input = await archive.$("#view input[type='file']");
  await input.evaluate((input) => {
    input.addEventListener("change", () => (globalThis.chosen = performance.now()), { capture: true, once: true });
  });
  const loaded = listed(archive, ".packs > li", 1).then(() => archive.evaluate(() => performance.now() - globalThis.chosen));
  await input.uploadFile(pack);
  return (await loaded) / 1000;
}

async function remove() {
  await archive.click(".packs .delete");
  await listed(archive, ".packs > li", 0);
}

/**
 * By how many bytes heaps and buffers of the page and its workers, the core's memory included, grow at most while it does
 * `work`, the page being just opened and without packs. Before each look there is `tidy`, in each.
 */
async function watched(work, tidy = () => undefined) {
  const ofThread = async (thread) => {
    await tidy(thread);
    const { usedSize, backingStorageSize } = await thread.send("Runtime.getHeapUsage");
    return usedSize + backingStorageSize;
  };
  // A worker that is over does not answer.
  const inUse = async () => {
    const all = await Promise.all([...threads].map((thread) => ofThread(thread).catch(() => 0)));
    return all.reduce((sum, bytes) => sum + bytes, 0);
  };
  await remove();
  await archive.reload();
  await viewOf(archive);
  await session.send("HeapProfiler.collectGarbage");
  const before = await inUse();
  let most = before;
  let isOver = false;
  const working = work().finally(() => (isOver = true));
  while (!isOver) {
    most = Math.max(most, await inUse());
    await new Promise((next) => setTimeout(next, PAUSE));
  }
  await working;
  return most - before;
}

/** Looks up a page for each of DOCUMENTS: its last record's text with clauses added. Median times in milliseconds. */
async function lookUp() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from "./store/packs"; export { check } from "./background/engine/records";`,
      resolveDir: `${ROOT}extension`,
    },
    bundle: true, format: "iife", globalName: "looked", charset: "utf8", write: false,
  });
  await archive.evaluate(`${outputFiles[0].text}; globalThis.looked = looked;`);
  return archive.evaluate(async (documents, length) => {
    const { candidates, check, listPacks } = globalThis.looked;
    const [{ id, count }] = await listPacks();
    const times = { found: [], checked: [] };
    for (const document of documents) {
      const [last] = (await candidates({ document, clauses: [], hash: "", wording: "" })).get(id);
      const more = Array.from({ length: length - last.clauses.length }, (_, at) => at.toString(16).padStart(64, "0"));
      const page = { ...last, clauses: [...last.clauses, ...more], hash: more[0], wording: more[0] };
      const start = performance.now();
      const found = await candidates(page);
      const between = performance.now();
      const { verdict } = await check(page, found.get(id));
      times.checked.push(performance.now() - start);
      times.found.push(between - start);
      if (verdict !== "changed") throw new Error(`${document} is ${verdict}`);
    }
    const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
    return { records: count, found: median(times.found), checked: median(times.checked) };
  }, DOCUMENTS, CLAUSES);
}

function mb(bytes) {
  return (bytes / 1e6).toFixed(1).padStart(7);
}

function ms(value) {
  return `${value.toFixed(2).padStart(7)} ms`;
}
