import { fileURLToPath } from "node:url";
import { folder, freePort, start } from "./start.js";

const SERVE = fileURLToPath(new URL("open-terms-archive/serve.js", import.meta.url));

/**
 * An Open Terms Archive collection, served by the project's own engine. `services` are declarations by the services' ids;
 * `fetched` are pages, { serviceId, termsType, fetchDate, html }, the earliest first.
 */
export async function termsCollection(services, fetched) {
  const port = await freePort();
  const cwd = folder({
    "config/local.json": { "@opentermsarchive/engine": { "collection-api": { port, basePath: "/collection-api" } } },
    "metadata.yml": "id: test\nname: Test\nversions: https://collection.example/test-versions\n",
    "fetched.json": fetched,
    ...Object.fromEntries(Object.entries(services).map(([id, service]) => [`declarations/${id}.json`, service])),
  });
  const server = await start(process.execPath, [SERVE], { cwd, ready: /Start Open Terms Archive API on/ });
  return { ...server, base: `http://127.0.0.1:${port}/collection-api/v1` };
}
