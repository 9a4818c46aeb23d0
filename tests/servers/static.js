import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { folder, freePort, start } from "./start.js";

/**
 * Files served by nginx; `fill` puts them into the folder it is given. Whatever lies under `/busy/`, `/shut/` and `/away/`
 * is answered as by a server that has had enough, that does not answer us, and that has moved.
 */
export async function staticFiles(fill) {
  const port = await freePort();
  const cwd = folder({
    "nginx.conf": `
      daemon off; master_process off; pid nginx.pid; error_log stderr notice;
      events {}
      http {
        access_log off;
        client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp; scgi_temp_path tmp;
        server {
          listen 127.0.0.1:${port};
          location / { root www; }
          location /busy/ { add_header Retry-After 90 always; return 429; }
          location /shut/ { return 403; }
          location /away/ { return 302 http://127.0.0.1:${port}/; }
        }
      }`,
  });
  const root = join(cwd, "www");
  mkdirSync(root);
  fill(root);
  // nginx says what runs it when it listens.
  const server = await start("nginx", ["-p", cwd, "-c", "nginx.conf"], { cwd, ready: /\bOS: / });
  return { ...server, base: `http://127.0.0.1:${port}/` };
}
