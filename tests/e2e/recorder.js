// A proxy that a browser is told to send everything through. It writes down every request and answers those for the hosts
// it was given pages for; so nothing that the browser or an extension in it asks for goes unseen, or out.

import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";

/** Starts a recorder. `pages` gives the HTML for an address, or `undefined`. */
export async function record(pages) {
  const requests = [];
  const noted = new EventEmitter();
  const note = (request) => {
    requests.push(request);
    noted.emit("request");
  };
  const server = createServer((request, response) => {
    note(`${request.method} ${request.url}`);
    const html = pages(request.url);
    response.writeHead(html === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(html ?? "");
  });
  // What is encrypted is asked for by the name of its host, and refused.
  server.on("connect", (request, socket) => {
    note(`CONNECT ${request.url}`);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    /** `METHOD address`, in the order they came. */
    requests,
    /** Resolves when something was asked of this host. */
    async asked(host) {
      while (!requests.some((request) => hostOf(request) === host)) await once(noted, "request");
    },
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

/** The host that a recorded request is for. */
export function hostOf(request) {
  const [method, target] = request.split(" ");
  return new URL(method === "CONNECT" ? `https://${target}` : target).hostname;
}
