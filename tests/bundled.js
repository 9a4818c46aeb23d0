// Parts of the extension that need no browser, as modules for the test runner.

import { build } from "esbuild";

/** What the modules at `paths` (relative to the extension's folder) export, as one module; each call gives a new one. */
export async function bundled(...paths) {
  const { outputFiles } = await build({
    stdin: {
      contents: paths.map((path) => `export * from "./${path}";`).join(""),
      resolveDir: new URL("../extension", import.meta.url).pathname,
    },
    bundle: true, format: "esm", charset: "utf8", write: false,
  });
  const source = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${source}#${++made}`);
}

let made = 0;
