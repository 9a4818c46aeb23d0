// The content gate on pages made of what it looks at: address, title, headings, first paragraphs.
// Its words are written by `cargo xtask types`.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { bundled } from "./bundled.js";

/** @type {(page: unknown) => boolean} */
let mayBePolicy;

before(async () => {
  ({ mayBePolicy } = await bundled("content/gate.ts"));
});

function page({ address = "https://shop.example/", title = "", h1 = [], h2 = [], p = [] }) {
  const texts = { h1, h2, p };
  return {
    location: new URL(address),
    title,
    getElementsByTagName: (tag) => ({ item: (at) => texts[tag].map((textContent) => ({ textContent }))[at] ?? null }),
  };
}

const speaking = "By using the service you agree to these terms, and we may change them.";

const LET_THROUGH = {
  "address: a step of the path": { address: "https://shop.example/legal/privacy-policy.html" },
  "address: a single word": { address: "https://shop.example/terms" },
  "address: the host": { address: "https://policies.shop.example/en" },
  "address: the fragment of a single-page site": { address: "https://shop.example/app#terms-of-service" },
  "title: one of its parts": { title: "Acme | Cookie Policy" },
  "title: an agreement": { title: "Membership agreement — Acme" },
  "title: another language": { title: "Datenschutzerklärung – Acme" },
  "title: a script without spaces": { title: "豆隐私政策" },
  "heading: after a site's name": { h1: ["Acme", "Acme’s Terms of Service"] },
  "heading: of the second level": { h2: ["Company", "Community Guidelines"] },
  "paragraphs: nothing is named, all speak": { p: Array(7).fill(speaking) },
};

const KEPT_OUT = {
  "an empty page": {},
  "an article": { address: "https://news.example/2026/11/23/plum-harvest", title: "A good year for plums", h1: ["A good year"] },
  "an article on an agreement": { title: "After eleven days of talks the two harbour towns sign a new fishing agreement", h1: [] },
  "a section named policy": { h1: ["Budget vote"], h2: ["Policy", "Sport"] },
  "a word inside another": { address: "https://shop.example/termsheet", title: "Determined" },
  "a word of the prototype": { title: "constructor" },
  "few paragraphs that speak": { p: Array(3).fill(speaking) },
  "paragraphs that mostly do not speak": { p: [...Array(3).fill(speaking), ...Array(9).fill("The plums were ripe in August.")] },
};

for (const [expected, cases] of [[true, LET_THROUGH], [false, KEPT_OUT]]) {
  for (const [title, made] of Object.entries(cases)) {
    test(`${expected ? "let through" : "kept out"}: ${title}`, () => assert.equal(mayBePolicy(page(made)), expected));
  }
}
