// What archives answer, read without a browser: the Internet Archive's forms, which no server on loopback speaks.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { bundled } from "./bundled.js";

let rowsOf, decode, addressIn, originsOf, candidates;

before(async () => {
  const modules = ["cdx", "decode", "addresses", "terms"].map((name) => `lookup/${name}.ts`);
  ({ rowsOf, decode, addressIn, originsOf, candidates } = await bundled(...modules));
});

test("an index of the Internet Archive and one of pywb say the same", () => {
  const theirs = '[["urlkey","timestamp","original","mimetype","statuscode","digest","length"],\n'
    + '["example,shop)/terms","20260305100000","https://shop.example/terms","text/html","200","ABC","325"]]';
  const pywbs = '{"urlkey": "example,shop)/terms", "timestamp": "20260305100000", "url": "https://shop.example/terms", '
    + '"mime": "text/html", "status": "200", "digest": "ABC", "length": "325"}\n';
  assert.deepEqual(rowsOf(theirs), rowsOf(pywbs));
  assert.equal(rowsOf(theirs)[0].original, "https://shop.example/terms");
  for (const nothing of ["", "\n", "[]"]) assert.deepEqual(rowsOf(nothing), []);
  for (const rubbish of ["<html>", "[1]", "7", "null", '{"a":1}\nb']) {
    assert.throws(() => rowsOf(rubbish), ({ trouble }) => trouble.kind === "garbled", rubbish);
  }
});

test("a page is decoded as the browser would", () => {
  const bytes = (...codes) => new Uint8Array(codes);
  const utf8 = (words) => new TextEncoder().encode(words);
  assert.equal(decode(utf8("naïve €"), null), "naïve €");
  assert.equal(decode(bytes(0xef, 0xbb, 0xbf, 0x61), "text/html; charset=iso-8859-1"), "a");
  assert.equal(decode(bytes(0xff, 0xfe, 0x41, 0, 0xac, 0x20), null), "A€");
  assert.equal(decode(bytes(0xb1), 'text/html; charset="ISO-8859-2"'), "ą");
  assert.equal(decode(Buffer.from("<meta charset=windows-1251>\xcf", "latin1"), "text/html"), "<meta charset=windows-1251>П");
  assert.equal(decode(bytes(0x63, 0x61, 0x66, 0xe9), "text/html; charset=nonsense"), "café");
});

test("an address is one of a server on the web, and access is asked for hosts", () => {
  assert.equal(addressIn(" https://records.example/all "), "https://records.example/all");
  assert.equal(addressIn("http://127.0.0.1:80/"), "http://127.0.0.1/");
  for (const none of ["", "records.example", "ftp://records.example/", "javascript:alert(1)", "https://a:b@records.example/", "https://records.example/?q=1"]) {
    assert.equal(addressIn(none), null, none);
  }
  assert.deepEqual(
    originsOf(["https://web.archive.org/cdx/search/cdx", "https://web.archive.org/web/", "http://127.0.0.1:8080/", ""]),
    ["https://web.archive.org/*", "http://127.0.0.1/*"],
  );
});

test("services are asked about that are called as the site is, the likeliest first", () => {
  const services = ["Shopify", "Shop", "Shoplift Watch", "Sho", "Meta AI", "Example"].map((name) => ({ id: name, name }));
  const names = (host) => candidates(services, host).map(({ name }) => name);
  assert.deepEqual(names("www.shop.example"), ["Shop", "Shopify", "Shoplift Watch"]);
  assert.deepEqual(names("meta.ai"), ["Meta AI"]);
  assert.deepEqual(names("metaai.example"), ["Meta AI"]);
  assert.deepEqual(names("localhost"), []);
});
