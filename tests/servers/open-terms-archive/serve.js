// Serves an Open Terms Archive collection by the real engine. `serve.js`, in a folder that holds the collection's
// config/ and declarations/, and versions.json: a list of { serviceId, termsType, fetchDate, content }. The engine's own
// recorder writes them as a repository; then its collection API starts and logs where.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const engine = (path) => import(new URL(`node_modules/@opentermsarchive/engine/${path}`, import.meta.url));

await engine("bin/env.js");
const { default: config } = await import("config");
const { default: Repositories } = await engine("src/archivist/recorder/repositories/factory.js");
const { default: Version } = await engine("src/archivist/recorder/version.js");

const versions = await Repositories.create(config.get("@opentermsarchive/engine.recorder.versions.storage")).initialize();
for (const version of JSON.parse(readFileSync("versions.json", "utf8"))) {
  await versions.save(new Version({ ...version, fetchDate: new Date(version.fetchDate), snapshotIds: [] }));
}
await engine("bin/ota-serve.js");
