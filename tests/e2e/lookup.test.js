// "Look in archives", against real archives on loopback: pywb, the Open Terms Archive engine, nginx. Each is found to
// have this text, another one or none, to be slow or down, to have had enough, and to tell what is not true.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { Extension } from "../../xtask/browser/extension.js";
import { lookUp, outcomes, said, setArchives } from "../../xtask/browser/lookup.js";
import { serve } from "../../xtask/browser/server.js";
import { witness } from "../servers/witness.js";
import { startArchives } from "./archives.js";

/** Longest time a scenario may take before it counts as failed; a slow archive is waited for. Milliseconds. */
const LIMIT = 90_000;

for (const name of ["chrome", "firefox"]) {
  describe(`look-up in ${name}`, () => {
    let site, archives, extension;

    before(async () => {
      site = await serve();
      [archives, extension] = await Promise.all([startArchives(site), Extension.start(name)]);
    });
    after(async () => {
      await archives?.stop();
      await extension?.close();
      await site?.close();
    });
    // A scenario that failed leaves its pages open, and the next one means the one tab at an address.
    afterEach(() => extension.closeOpened());

    /** What the archives at `addresses` say of the page at `url`, after `first` was done in the popup. */
    async function ask(url, addresses = archives.addresses, first = async () => {}) {
      await setArchives(extension, addresses);
      const { page, tab } = await extension.open(url);
      const popup = await extension.popup(tab);
      await first(popup);
      const answers = await lookUp(popup);
      await popup.close();
      await page.close();
      return answers;
    }

    const scenario = (title, run) => test(title, { timeout: LIMIT }, run);

    /** An archive that has `answers` and nothing else, for as long as the test `t` runs. */
    async function witnessFor(t, answers) {
      const started = await witness(answers);
      t.after(() => started.stop());
      return started;
    }

    scenario("a text that the archives have", async () => {
      const answers = await ask(archives.pages.known);
      assert.deepEqual(outcomes(answers), { web: "identical", terms: "identical", records: "identical" });
      assert.match(answers.web.words, /the copy of Mar 5, 2026/, "the newest of two captures");
      assert.match(answers.terms.words, /the copy of Mar 6, 2026.*Larkspur Studio · Terms of Service/);
      assert.match(answers.records.words, /the copy of Mar 7, 2026/);
      assert.equal(answers.web.link, `${archives.addresses.replay}20260305100000/${archives.pages.known}`);
      assert.match(answers.terms.link, /^https:\/\/collection\.example\/test-versions\/commit\/[0-9a-f]{40}$/);
    });

    scenario("a text that has changed since is told clause by clause", async () => {
      const answers = await ask(archives.pages.changed);
      assert.deepEqual(outcomes(answers), { web: "changed", terms: "changed", records: "changed" });
      for (const { changes } of [answers.web, answers.terms]) {
        assert.deepEqual(changes.map(({ status, removed, added }) => [status, removed, added]), [
          ["reworded", ["13"], ["16"]],
          ["new", [], ["Keep your password to yourself."]],
          ["gone", ["We never sell what you upload to data brokers."], []],
        ]);
      }
      // Records hold no words: a clause that is reworded is one that is gone, and a new one.
      assert.deepEqual(answers.records.changes.map(({ status }) => status).sort(), ["gone", "gone", "new", "new"]);
    });

    scenario("a text that no archive has", async () => {
      const answers = await ask(archives.pages.unknown);
      assert.deepEqual(outcomes(answers), { web: "not-found", terms: "not-found", records: "not-found" });
    });

    scenario("a copy without a policy in it is no verdict", async () => {
      const { web, terms } = await ask(archives.pages.hollow);
      assert.deepEqual([web.outcome, terms.outcome], ["unreadable", "unreadable"]);
    });

    scenario("archives that lie are told what is not true", async (t) => {
      const liar = await witnessFor(t, {
        "/services": [{ id: "Larkspur", name: "Larkspur", terms: [] }],
        "/service/Larkspur": { terms: [{ type: "Terms", sourceDocuments: [{ location: archives.pages.altered }] }] },
        "/version/": { id: "1", fetchDate: "2096-03-05T10:00:00Z", content: "# Terms of Service" },
      });
      const { cdx, replay, records } = archives.addresses;
      const lies = { cdx, replay, terms: liar.base, records: `${records}lies/` };
      const answers = await ask(archives.pages.altered, lies);
      assert.deepEqual(outcomes(answers), { web: "false", terms: "false", records: "unknown" });
      assert.match(answers.web.words, /checksums.*SHA-1/);
      assert.match(answers.terms.words, /fetchDate 2096/);
      const { refused } = answers.records;
      assert.match(refused.find((words) => words.includes("line 1")), /id does not fit its content/);
      assert.match(refused.find((words) => words.includes("line 2")), /claims this text’s hash, and has other clauses/);
      assert.match(refused.find((words) => words.includes("line 3")), /does not belong into this file/);
    });

    scenario("an archive that has had enough is left alone for as long as it asks", async () => {
      const { records } = archives.addresses;
      const busy = await ask(archives.pages.known, { records: `${records}busy/` });
      assert.match(busy.records.words, /too many questions, and asks to wait until \d/);
      assert.equal((await ask(archives.pages.changed, { records: `${records}busy/` })).records.outcome, "resting");
      assert.equal((await ask(archives.pages.known, { records: `${records}shut/` })).records.outcome, "refused");
      assert.equal((await ask(archives.pages.known, { records: `${records}away/` })).records.outcome, "moved");
    });

    scenario("nothing is sent before the button is pressed, and then no cookie and no referrer", async (t) => {
      // A cookie holds for every port of a host. The page is another server's, as a browser asks it for an icon too.
      const visited = await witnessFor(t, { "/page": {} });
      const { page } = await extension.open(`${visited.base}page`);
      assert.equal(await page.evaluate(() => document.cookie), "seen=1");
      const { base, questions } = await witnessFor(t, { "/cdx": [], "/services": [] });
      const addresses = { cdx: `${base}cdx`, replay: `${base}web/`, terms: base, records: base };
      const answers = await ask(archives.pages.known, addresses, async () => assert.deepEqual(questions, []));
      assert.deepEqual(outcomes(answers), { web: "not-found", terms: "not-found", records: "not-found" });
      assert(questions.length >= 4, "two files, an index and a list of services were asked for");
      for (const { url, headers } of questions) {
        assert.deepEqual([headers.cookie, headers.referer, headers.authorization], [undefined, undefined, undefined], url);
        const tellsAddress = url.includes("larkspur");
        assert.equal(tellsAddress, url.startsWith("/cdx?"), `${url}: the web archive alone learns the address`);
      }
    });

    scenario("where the index fails, the availability API names the newest capture", async (t) => {
      const timestamp = "20260305110000";
      const api = await witnessFor(t, {
        "/available?": { archived_snapshots: { closest: { available: true, status: "200", timestamp } } },
      });
      const { replay } = archives.addresses;
      const answers = await ask(archives.pages.changed, { cdx: `${replay}nowhere/`, replay, availability: `${api.base}available` });
      assert.equal(answers.web.outcome, "changed");
      assert.match(answers.web.link, new RegExp(timestamp));
    });

    scenario("what archives have said is there, and unfolded, when the popup is opened again", async () => {
      await setArchives(extension, archives.addresses);
      const { tab } = await extension.open(archives.pages.changed);
      const popup = await extension.popup(tab);
      const answers = await lookUp(popup);
      await popup.close();
      const again = await extension.popup(tab);
      assert.deepEqual(await said(again, 3), answers);
      assert(await again.evaluate(() => document.querySelector(".lookup").open));
    });

    scenario("the options keep an address, and say what is wrong with what is none", async () => {
      const options = await extension.openOwn("options/options.html");
      const enter = async (field, words) => {
        await options.evaluate((id, words) => {
          const input = document.getElementById(id);
          input.focus();
          input.value = words;
          input.dispatchEvent(new Event("change"));
        }, `archive-${field}`, words);
        return options.evaluate((id) => new Promise((resolve) => {
          const input = document.getElementById(id);
          const look = () => {
            if (input.ariaInvalid !== null) resolve([input.ariaInvalid, input.nextElementSibling.textContent]);
            else requestAnimationFrame(look);
          };
          look();
        }), `archive-${field}`);
      };
      const kept = async () => (await extension.home.evaluate(() => chrome.storage.local.get())).settings.archives;
      await setArchives(extension, {});
      assert.match((await enter("terms", "not an address")).join(), /true,This is no web address/);
      assert.equal((await kept()).terms, "");
      assert.match((await enter("records", "http://records.example/all")).join(), /false,Not encrypted/);
    });

    scenario("without a network nothing is sent, and that is said", async () => {
      const { tab } = await extension.open(archives.pages.known);
      await setArchives(extension, archives.addresses);
      const popup = await extension.popup(tab);
      await popup.evaluate(() => Object.defineProperty(navigator, "onLine", { value: false }));
      assert.deepEqual(outcomes(await lookUp(popup)), { web: "offline", terms: "offline", records: "offline" });
    });

    scenario("archives that are slow, and then down", async () => {
      archives.pause();
      const slow = await ask(archives.pages.known);
      assert.deepEqual(outcomes(slow), { web: "slow", terms: "slow", records: "slow" });
      assert.match(slow.web.words, /within 20 seconds/);
      archives.resume();
      await extension.home.evaluate(() => chrome.storage.session.clear());
      await archives.stop();
      const down = await ask(archives.pages.known);
      assert.deepEqual(outcomes(down), { web: "unreachable", terms: "unreachable", records: "unreachable" });
    });
  });
}
