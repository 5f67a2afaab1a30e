import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

const NOT_BUILT = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Kehoach</title></head><body><main><h1>Kehoach</h1><p>Trang web chưa được dựng. Hãy chạy <code>npm start</code>, hoặc <code>npm run build</code> rồi tải lại trang này.</p><p>Giao diện lập trình đã sẵn sàng: <a href="/api/docs">/api/docs</a>.</p></main></body></html>`;

/** Everything the pages load comes from here; styles made at run time carry the nonce of the page. */
export function toContentPolicy(nonce?: string): string {
  const style = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  return `default-src 'self'; script-src 'self'; style-src ${style}; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

/**
 * The web application: its built files, and its first page for every other address that is not the API's.
 * The first page holds `__CSP_NONCE__` wherever it needs the nonce of the style policy.
 */
export async function addPages(app: FastifyInstance, folder: string): Promise<(reply: FastifyReply) => FastifyReply> {
  const first = join(folder, "index.html");
  const assets = join(folder, "assets");
  if (existsSync(assets)) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      redirect: false,
      dotfiles: "ignore",
      wildcard: false,
      globIgnore: ["index.html"],
      cacheControl: false,
      setHeaders: (response, path) =>
        void response.header("cache-control", path.startsWith(assets) ? "public, max-age=31536000, immutable" : "no-cache"),
    });
  }
  return (reply) => {
    reply.type("text/html; charset=utf-8").header("cache-control", "no-store");
    if (!existsSync(first)) return reply.send(NOT_BUILT);
    const nonce = randomBytes(16).toString("base64");
    return reply
      .header("content-security-policy", toContentPolicy(nonce))
      .send(readFileSync(first, "utf8").replaceAll("__CSP_NONCE__", nonce));
  };
}
