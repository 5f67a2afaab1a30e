import type { FastifyRequest } from "fastify";

/**
 * Whether a request comes from a page of another site. Browsers say so in a header no page can set; a program sends none.
 * @rule Q240 X7
 */
export function isForeign(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  return site !== undefined && site !== "same-origin" && site !== "none";
}

/**
 * Whether a request that changes something comes from a page of another origin than ours. On plain http browsers send no
 * sec-fetch-site, but always this.
 * @rule U13
 */
export function isOfOtherOrigin(request: FastifyRequest, own: readonly string[]): boolean {
  const { origin } = request.headers;
  return origin !== undefined && request.method !== "GET" && request.method !== "HEAD" && !own.includes(origin);
}
