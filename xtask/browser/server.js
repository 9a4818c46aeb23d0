// Serves pages on loopback. `127.0.0.1` and `localhost` are two origins of the same pages.

import { createServer } from "node:http";

/** What a page under the strictest policy of its own is served with. */
export const STRICT = { "content-security-policy": "default-src 'none'; script-src 'none'" };

/** Starts a server; `port` 0 takes a free one. */
export async function serve(port = 0) {
  const pages = new Map();
  const server = createServer(async (request, response) => {
    const page = pages.get(new URL(request.url, "http://localhost").pathname);
    const { body, type, headers } = (await page?.()) ?? { body: "not found", type: "text/plain", headers: {} };
    response.writeHead(page ? 200 : 404, { "content-type": `${type}; charset=utf-8`, ...headers });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    other: origin.replace("127.0.0.1", "localhost"),
    /** Serves `body`, or what the promise `body` turns into, at `path`; returns the address. */
    put(path, body, { type = "text/html", headers = {} } = {}) {
      pages.set(path, async () => ({ body: await body, type, headers }));
      return origin + path;
    },
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
