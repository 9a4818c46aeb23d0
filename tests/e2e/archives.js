// The archives that the tests look things up in: what is in them, and where they are.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { staticFiles } from "../servers/static.js";
import { termsCollection } from "../servers/terms.js";
import { CLAUSEMARK } from "../command-line.js";
import { webArchive } from "../servers/wayback.js";
import { ARTICLE, policy, TERMS } from "./pages.js";

/** The sample terms as they were before: another age, a sentence that is gone since, and one that was not there yet. */
const EARLIER = TERMS.replace("at least 16 years old", "at least 13 years old")
  .replace("Keep your password to yourself.", "")
  .replace("<h2>8. Contact</h2>", "<p>We never sell what you upload to data brokers.</p><h2>8. Contact</h2>");

/** A page that its scripts would put together. */
const SHELL = '<!doctype html><title>Terms of Service</title><div id="root"></div><script src="app.js"></script>';

/** How Open Terms Archive gets terms. */
const from = (fetch) => ({ fetch, select: ["main"] });

/** Starts the three archives. What they hold stands at addresses of `site`, which shows the terms as they are now. */
export async function startArchives(site) {
  const at = (name, path, html = TERMS) => site.put(path, html).replace("127.0.0.1", `${name}.localhost`);
  const pages = {
    known: at("larkspur", "/terms"),
    changed: at("quillon", "/studio/terms"),
    hollow: at("larkspur", "/app/terms"),
    altered: at("larkspur", "/legal/terms"),
    unknown: at("nobody", "/privacy", policy("fernway-privacy")),
  };

  const [web, terms, records] = await Promise.all([
    webArchive([
      { url: pages.known, time: "2026-02-05T10:00:00Z", html: EARLIER },
      { url: pages.known, time: "2026-03-05T10:00:00Z", html: TERMS },
      { url: pages.changed, time: "2026-03-05T11:00:00Z", html: EARLIER },
      { url: pages.hollow, time: "2026-03-05T12:00:00Z", html: SHELL },
      // The index tells what was captured; what is kept was altered since.
      { url: pages.altered, time: "2026-03-05T13:00:00Z", html: TERMS, stored: EARLIER },
    ]),
    termsCollection(
      {
        Larkspur: {
          name: "Larkspur Studio",
          terms: { "Terms of Service": from(pages.known), "Developer Terms": from(pages.hollow) },
        },
        Quillon: { name: "Quillon", terms: { "Terms of Service": from(pages.changed) } },
        // Called as the first, and of another site.
        "Larkspur Rise": { name: "Larkspur", terms: { "Terms of Service": from("https://larkspur-rise.example/terms") } },
      },
      [
        { serviceId: "Larkspur", termsType: "Terms of Service", fetchDate: "2026-02-06T10:00:00Z", html: EARLIER },
        { serviceId: "Larkspur", termsType: "Terms of Service", fetchDate: "2026-03-06T10:00:00Z", html: TERMS },
        { serviceId: "Larkspur", termsType: "Developer Terms", fetchDate: "2026-03-06T12:00:00Z", html: ARTICLE },
        { serviceId: "Quillon", termsType: "Terms of Service", fetchDate: "2026-03-06T11:00:00Z", html: EARLIER },
      ],
    ),
    staticFiles((root) => writeRecords(pages, root)),
  ]);
  const all = [web, terms, records];
  return {
    pages,
    addresses: { cdx: web.cdx, replay: web.replay, terms: terms.base, records: records.base },
    pause: () => all.forEach((server) => server.pause()),
    resume: () => all.forEach((server) => server.resume()),
    stop: () => Promise.all(all.map((server) => server.stop())),
  };
}

/** The record archive: true records in its own folder, and in `lies/` some that cannot be true. */
function writeRecords(pages, root) {
  record(TERMS, pages.known, "2026-03-07T10:00:00Z", root);
  record(EARLIER, pages.changed, "2026-03-07T11:00:00Z", root);

  const truth = join(root, "truth");
  record(TERMS, pages.altered, "2026-03-07T12:00:00Z", truth);
  const name = readdirSync(truth).find((name) => name.endsWith(".ndjson"));
  const altered = JSON.parse(readFileSync(join(truth, name), "utf8"));
  const lies = [
    { ...altered, title: "Terms of Another Service" },
    withId({ ...altered, clauses: altered.clauses.slice(1), categories: [] }),
    withId({ ...altered, hash: "0".repeat(64), document: "elsewhere.example:terms" }),
  ];
  mkdirSync(join(root, "lies"));
  writeFileSync(join(root, "lies", name), lies.map((lie) => `${JSON.stringify(lie)}\n`).join(""));
}

/** Adds the record of a page to the record archive in `shards`, by the command line. */
function record(html, url, captured, shards) {
  const about = ["--url", url, "--captured", captured, "--source", "test"];
  execFileSync(CLAUSEMARK, ["record", "-", ...about, "--shards", shards], { input: html });
}

/** `record` with the id that its content has (docs/records.md): a liar who knows the recipe. */
function withId(record) {
  const { format, document, entity, kind, title, url, language, captured, recipe, hash, wording, source, licence } = record;
  const from = [source.by, source.repository, source.commit, source.path, source.link];
  const head = [format, document, entity, kind, title, url, language, captured, recipe, hash, wording, ...from, licence];
  const lines = [...head.map((value) => value ?? ""), ...record.clauses].join("\n");
  return { ...record, id: createHash("sha256").update(lines).digest("hex") };
}
