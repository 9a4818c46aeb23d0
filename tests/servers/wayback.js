import { fileURLToPath } from "node:url";
import { folder, start } from "./start.js";

const PYTHON = fileURLToPath(new URL("pywb/venv/bin/python", import.meta.url));
const SERVE = fileURLToPath(new URL("pywb/serve.py", import.meta.url));

/** A web archive of `captures` ({ url, time, html, stored? }, see pywb/serve.py), served by pywb. */
export async function webArchive(captures) {
  const cwd = folder({ "captures.json": captures });
  const server = await start(PYTHON, [SERVE, cwd], { cwd, ready: /^port (\d+)/ });
  const base = `http://127.0.0.1:${server.match[1]}/pages/`;
  return { ...server, cdx: `${base}cdx`, replay: base };
}
