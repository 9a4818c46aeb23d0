// What leaves the computer while fifty pages are read: what the pages themselves ask for, and nothing else.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openArchive } from "../../xtask/browser/archive.js";
import { Extension, ROOT } from "../../xtask/browser/extension.js";
import { painted } from "../../xtask/browser/marks.js";
import { ARTICLE, TERMS } from "./pages.js";
import { hostOf, record } from "./recorder.js";

const PAGES = 50;
/** Longest time the session may take. Milliseconds. */
const LIMIT = 600_000;

/** Every tenth page is an ordinary one; the others are terms, each of another company. */
const isPolicy = (n) => n % 10 !== 0;
const addressOf = (n) => `http://site-${n}.example/${isPolicy(n) ? "terms" : "trees"}`;
const SITE = new Map(Array.from({ length: PAGES }, (_, n) => [
  addressOf(n),
  (isPolicy(n) ? TERMS.replaceAll("Larkspur", `Larkspur ${n}`) : ARTICLE).replace("<body>", "<body><img src='/leaf.png' alt='leaf'>"),
]));

/** What the pages ask for: themselves, their picture, and what the browser shows beside their title. */
const own = [...SITE.keys()].flatMap((url) => [url, "/leaf.png", "/favicon.ico"].map((path) => `GET ${new URL(path, url)}`));
const hosts = [...SITE.keys()].map((url) => new URL(url).hostname);

/** Domains that each browser talks to on its own, with or without an extension. No file of ours names one of them. */
const BROWSERS_OWN = {
  chrome: ["google.com", "googleapis.com", "gvt1.com"],
  firefox: ["mozilla.com", "mozilla.org", "mozilla.net", "firefox.com"],
};

for (const name of ["chrome", "firefox"]) {
  test(`${name}: fifty pages are read, kept and looked up, and the extension asks the network for nothing`, { timeout: LIMIT }, async () => {
    const folder = `${ROOT}dist/${name}-test`;
    for (const file of readdirSync(folder, { recursive: true }).filter((file) => /\.(js|json|wasm)$/.test(file))) {
      const text = readFileSync(join(folder, file), "latin1");
      assert(!BROWSERS_OWN[name].some((host) => text.includes(host)), file);
    }
    const network = await record((url) => SITE.get(url));
    const extension = await Extension.start(name, { proxy: network.port });
    try {
      for (let n = 0; n < PAGES; n++) await visit(extension, n);
      const archive = await openArchive(extension);
      const kept = await archive.evaluate(() => document.querySelectorAll(".policies > li").length);
      assert.equal(kept, [...SITE.keys()].filter((_, n) => isPolicy(n)).length, "every policy was kept");

      // The recorder would have seen it: another extension's request is there at once.
      await extension.browser.installExtension(`${ROOT}tests/e2e/talkative`);
      await network.asked("talkative.example");
      const foreign = network.requests.filter((request) => {
        const host = hostOf(request);
        return !hosts.includes(host) && !BROWSERS_OWN[name].some((domain) => host.endsWith(`.${domain}`));
      });
      assert.deepEqual(new Set(foreign.map(hostOf)), new Set(["talkative.example"]));
      for (const request of network.requests.filter((request) => hosts.includes(hostOf(request)))) {
        assert(own.includes(request), `no page asks for this: ${request}`);
      }
      assert(hosts.every((host) => network.requests.some((request) => hostOf(request) === host)), "pages are recorded");
    } finally {
      await extension.close();
      await network.close();
    }
  });
}

/** Reads page `n` as a reader does: the page, its marks, and now and then the popup over it. */
async function visit(extension, n) {
  const { page, tab } = await extension.open(addressOf(n));
  if (isPolicy(n)) await painted(page);
  if (n % 5 === 0) await (await extension.popup(tab)).close();
  await page.close();
}
