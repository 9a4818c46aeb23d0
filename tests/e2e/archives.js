// The archives that the tests look things up in: what is in them, and where they are.

import { mkdirSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { folder } from "../servers/start.js";
import { staticFiles } from "../servers/static.js";
import { termsCollection } from "../servers/terms.js";
import { webArchive } from "../servers/wayback.js";
import { ARTICLE, TERMS } from "./pages.js";

/** The sample terms as they were before: another age, a sentence that is gone since, and one that was not there yet. */
const EARLIER = TERMS.replace("at least 16 years old", "at least 13 years old")
  .replace("Keep your password to yourself.", "")
  .replace("<h2>8. Contact</h2>", "<p>We never sell what you upload to data brokers.</p><h2>8. Contact</h2>");

/** A page that its scripts would put together. */
const SHELL = '<!doctype html><title>Terms of Service</title><div id="root"></div><script src="app.js"></script>';

const SERVICE = "Larkspur";

/** Starts the three archives. What they hold stands at addresses of `site`, which shows the terms as they are now. */
export async function startArchives(site) {
  const host = site.origin.replace("127.0.0.1", "larkspur.localhost");
  const at = (path) => site.put(path, TERMS).replace(site.origin, host);
  const pages = { known: at("/terms"), changed: at("/studio/terms"), hollow: at("/app/terms"), altered: at("/legal/terms") };
  pages.unknown = pages.known.replace("larkspur", "nobody");

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
        [SERVICE]: {
          name: "Larkspur Studio",
          terms: {
            "Terms of Service": { fetch: pages.known, select: ["main"] },
            "Commercial Terms": { fetch: pages.changed, select: ["main"] },
            "Developer Terms": { fetch: pages.hollow, select: ["main"] },
          },
        },
        "Lark Rise": { name: "Lark Rise", terms: { "Terms of Service": { fetch: "https://lark-rise.example/terms", select: ["main"] } } },
      },
      [
        { serviceId: SERVICE, termsType: "Terms of Service", fetchDate: "2026-02-06T10:00:00Z", html: EARLIER },
        { serviceId: SERVICE, termsType: "Terms of Service", fetchDate: "2026-03-06T10:00:00Z", html: TERMS },
        { serviceId: SERVICE, termsType: "Commercial Terms", fetchDate: "2026-03-06T11:00:00Z", html: EARLIER },
        { serviceId: SERVICE, termsType: "Developer Terms", fetchDate: "2026-03-06T12:00:00Z", html: ARTICLE },
      ],
    ),
    staticFiles(folder({ "index.html": "records" })),
  ]);
  return {
    pages,
    addresses: { cdx: web.cdx, replay: web.replay, availability: "", terms: terms.base, records: records.base },
    all: [web, terms, records],
    records,
  };
}
