import { folder, freePort, start } from "./start.js";

/** Serves the folder `root` by nginx; paths under `/busy/` and `/shut/` answer as a server does that has had enough. */
export async function staticFiles(root) {
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
          location / { root ${root}; }
          location /busy/ { add_header Retry-After 90 always; return 429; }
          location /shut/ { return 403; }
          location /away/ { return 302 http://127.0.0.1:${port}/; }
        }
      }`,
  });
  const server = await start("nginx", ["-p", cwd, "-c", "nginx.conf"], { cwd, ready: /\bOS: / });
  return { ...server, root, base: `http://127.0.0.1:${port}/` };
}
