// An archive that has nothing and remembers every question: what was asked, and what came with it.

import { createServer } from "node:http";

/** Starts it. Its answers are `answers` by the beginning of a path, or "not found". */
export async function witness(answers = {}) {
  const questions = [];
  const server = createServer(({ url, headers }, response) => {
    questions.push({ url, headers });
    const [, answer] = Object.entries(answers).find(([path]) => url.startsWith(path)) ?? [];
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json", "set-cookie": "seen=1" });
    response.end(answer === undefined ? "" : JSON.stringify(answer));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${server.address().port}/`;
  return {
    base,
    /** In the order they came. */
    questions,
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
