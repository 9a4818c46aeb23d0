// "Look in archives", against real archives on loopback: pywb, the Open Terms Archive engine, nginx. Each is found to
// have this text, another one or none, to be slow or down, to have had enough, and to tell what is not true.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Extension } from "../../xtask/browser/extension.js";
import { lookUp, said, setArchives } from "../../xtask/browser/lookup.js";
import { serve } from "../../xtask/browser/server.js";
import { startArchives } from "./archives.js";
import { recorder } from "./recorder-archive.js";

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
      await extension?.close();
      await archives?.stop();
      await site?.close();
    });

    /** What the archives at `addresses` say of the page at `url`. */
    async function ask(url, addresses = archives.addresses) {
      await setArchives(extension, addresses);
      const { page, tab } = await extension.open(url);
      const popup = await extension.popup(tab);
      const answers = await lookUp(popup);
      await popup.close();
      await page.close();
      return answers;
    }

    const scenario = (title, run) => test(title, { timeout: LIMIT }, run);

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
      const answers = await ask(archives.pages.hollow);
      assert.deepEqual([answers.web.outcome, answers.terms.outcome], ["unreadable", "unreadable"]);
    });

    scenario("archives that lie", async () => {
      const answers = await ask(archives.pages.altered, archives.lying);
      assert.deepEqual(outcomes(answers), { web: "false", terms: "false", records: "unknown" });
      assert.match(answers.web.words, /SHA-1/);
      assert.match(answers.terms.words, /fetchDate/);
      assert.deepEqual(answers.records.refused.map((words) => words.match(/line (\d)/)[1]), ["1", "2", "3"]);
      for (const [at, why] of [/id is not that of its content/, /has other clauses/, /does not belong into this file/].entries()) {
        assert.match(answers.records.refused[at], why);
      }
    });

    scenario("an archive that has had enough is left alone for as long as it asks", async () => {
      const { records } = archives.addresses;
      const busy = await ask(archives.pages.known, { records: `${records}busy/` });
      assert.match(busy.records.words, /asks to wait until \d/);
      const again = await ask(archives.pages.changed, { records: `${records}busy/` });
      assert.equal(again.records.outcome, "resting");
      assert.equal((await ask(archives.pages.known, { records: `${records}shut/` })).records.outcome, "refused");
      assert.equal((await ask(archives.pages.known, { records: `${records}away/` })).records.outcome, "moved");
      assert.equal((await ask(archives.pages.known, { terms: records })).terms.outcome, "not-found");
    });

    scenario("nothing is sent before the button is pressed, and then no cookie and no referrer", async () => {
      const listener = await listen();
      await setArchives(extension, listener.addresses);
      const { page, tab } = await extension.open(archives.pages.known);
      await page.goto(listener.cookie);
      await page.goto(archives.pages.known);
      const popup = await extension.popup(tab);
      listener.forget();
      await popup.reload();
    });

    scenario("the index fails, and the availability API names the newest capture", async () => {});

    scenario("archives that are slow, and then down", async () => {
      archives.pause();
      const slow = await ask(archives.pages.known);
      assert.deepEqual(outcomes(slow), { web: "slow", terms: "slow", records: "slow" });
      archives.resume();
    });
  });
}

const outcomes = (answers) => Object.fromEntries(Object.entries(answers).map(([kind, { outcome }]) => [kind, outcome]));
