import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Suffixes that tell encodings of one body apart, so that a strong tag stays strong. */
const ENCODED = /-(br|gzip|deflate|zstd)"$/;

/** Whether If-None-Match names the tag, in whatever encoding it was sent. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === "*") return true;
  return header.split(",").some((one) => one.trim().replace(/^W\//, "").replace(ENCODED, '"') === tag);
}

/** Strong ETag on the body of every good reply, 304 where the asker has it. Register before compression. */
export function addTags(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (reply.statusCode !== 200 || (request.method !== "GET" && request.method !== "HEAD") || reply.hasHeader("etag"))
      return payload;
    if (typeof payload !== "string" && !Buffer.isBuffer(payload)) return payload;
    if (reply.getHeader("cache-control") === "no-store") return payload;
    const tag = `"${createHash("sha256").update(payload).digest("base64url").slice(0, 27)}"`;
    reply.header("etag", tag);
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-cache");
    if (!matchesTag(request.headers["if-none-match"], tag)) return payload;
    reply.code(304).removeHeader("content-length").removeHeader("content-type");
    return null;
  });
}

/** Marks the tag with the encoding chosen. Register after compression, which hangs itself on each route. */
export function markEncodedTags(app: FastifyInstance): void {
  app.addHook("onRoute", (route) => {
    const hooks = Array.isArray(route.onSend) ? route.onSend : route.onSend ? [route.onSend] : [];
    route.onSend = [
      ...hooks,
      async (_request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
        const [encoding, tag] = [reply.getHeader("content-encoding"), reply.getHeader("etag")];
        const strong = typeof tag === "string" && !tag.startsWith("W/") && !ENCODED.test(tag);
        if (typeof encoding === "string" && encoding !== "identity" && strong)
          reply.header("etag", `${tag.slice(0, -1)}-${encoding}"`);
        return payload;
      },
    ];
  });
}
