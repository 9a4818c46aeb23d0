// Serves an Open Terms Archive collection by the real engine. `serve.js`, in a folder that holds the collection's
// config/ and declarations/, and fetched.json: pages as if fetched on a day, { serviceId, termsType, fetchDate, html }.
// The engine extracts, converts and records them as it does what it tracks; then its API starts, and logs where.

import { readFileSync } from "node:fs";

const engine = (path) => import(new URL(`node_modules/@opentermsarchive/engine/${path}`, import.meta.url));

await engine("bin/env.js");
const { default: config } = await import("config");
const { default: extract } = await engine("src/archivist/extract/index.js");
const { default: Repositories } = await engine("src/archivist/recorder/repositories/factory.js");
const { default: Version } = await engine("src/archivist/recorder/version.js");
const { load } = await engine("src/archivist/services/index.js");

const services = await load();
const versions = await Repositories.create(config.get("@opentermsarchive/engine.recorder.versions.storage")).initialize();
for (const { serviceId, termsType, fetchDate, html } of JSON.parse(readFileSync("fetched.json", "utf8"))) {
  const [page] = services[serviceId].getTerms({ type: termsType }).sourceDocuments;
  const content = await extract(Object.assign(page, { content: html, mimeType: "text/html" }));
  await versions.save(new Version({ serviceId, termsType, fetchDate: new Date(fetchDate), content, snapshotIds: [] }));
}
await engine("bin/ota-serve.js");
