// Servers of the tests: real programs on loopback, each in a folder of its own that goes when it stops.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

/** A folder with these files: text as it is, all else as JSON. */
export function folder(files) {
  const path = mkdtempSync(join(tmpdir(), "clausemark-"));
  for (const [name, content] of Object.entries(files)) {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
  return path;
}

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Starts a program in `cwd`, and resolves when a line of its output matches `ready`: with what matched, and the means to
 * stop it, which removes `cwd`, and to have it stand still, so that it takes connections and does not answer.
 */
export async function start(program, args, { cwd, ready }) {
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const output = [];
  const gone = new Promise((resolve) => child.once("close", resolve));
  const match = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`${program} ended:\n${output.join("\n")}`)));
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on("line", (line) => {
        output.push(line);
        const found = line.match(ready);
        if (found) resolve(found);
      });
    }
  });
  return {
    match,
    pause: () => child.kill("SIGSTOP"),
    resume: () => child.kill("SIGCONT"),
    async stop() {
      // What stands still would not hear the other signal.
      child.kill("SIGCONT");
      child.kill("SIGTERM");
      await gone;
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}
