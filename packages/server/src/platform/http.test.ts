import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { code, limit, noParams, paging, query, year } from "@kehoach/api/parameter";
import { problemReply } from "@kehoach/api/problem";
import { route } from "@kehoach/api/route";
import { accept, refuse } from "@kehoach/core/outcome";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { visitorDoor } from "../../test/visitor-door.ts";
import { createHttp } from "./http.ts";
import { endpoint } from "./http-endpoint.ts";
import { matchesTag } from "./http-etag.ts";
import { languageOf } from "./http-language.ts";

const things = route({
  path: "/api/v1/things",
  tag: "thing",
  action: "figure.read",
  summary: "Things",
  params: noParams,
  query: z.strictObject({
    year: year.optional(),
    q: query.optional(),
    kind: z.enum(["a", "b"]).optional(),
    at: z.iso.date().optional(),
    ...paging,
  }),
  reply: z.object({ limit: z.int(), text: z.string() }),
  problems: [],
  example: { limit: 1, text: "x" },
});
const thing = route({
  path: "/api/v1/things/:code",
  tag: "thing",
  action: "figure.read",
  summary: "A thing",
  params: z.strictObject({ code }),
  query: z.strictObject({ place: z.string() }),
  reply: z.object({ code: z.string() }),
  problems: ["INDICATOR_UNKNOWN"],
  example: { code: "x" },
});

let step: string | undefined;
let app: FastifyInstance;
const logged: string[] = [];
const folder = mkdtempSync(join(tmpdir(), "kehoach-web-"));

beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(
    join(folder, "index.html"),
    '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><div id="root"></div>',
  );
  writeFileSync(join(folder, "assets", "app.js"), "export {};");
  app = await createHttp({
    endpoints: [
      endpoint(things, async (asked) => accept({ limit: asked.query.limit, text: "đ".repeat(2000) })),
      endpoint(thing, async ({ params }) => {
        if (params.code === "broken") throw new Error("boom");
        return params.code === "none"
          ? refuse({ code: "INDICATOR_UNKNOWN", parameter: "code", found: params.code })
          : accept({ code: params.code });
      }),
    ],
    files: [
      {
        path: "/api/v1/files/:year.docx",
        tag: "file",
        action: "report.audit",
        summary: "A file",
        params: z.strictObject({ year }),
        query: z.strictObject({}),
        mediaType: "application/x-thing",
        answer: async () => accept({ bytes: new Uint8Array([1, 2, 3]), mediaType: "application/x-thing", fileName: "a.docx" }),
      },
    ],
    door: visitorDoor(),
    step: () => step,
    webFolder: folder,
    log: (_level, message, fields) => void logged.push(`${message} ${String(fields?.["id"])}`),
    version: "0",
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: "GET", url, headers });

describe("refusals", () => {
  test.each([
    ["/api/v1/things?colour=red", "PARAMETER_UNKNOWN", "colour", "year"],
    ["/api/v1/things?limit=0", "PARAMETER_INVALID", "limit", "từ 1 đến 200"],
    ["/api/v1/things?limit=201", "PARAMETER_INVALID", "limit", "từ 1 đến 200"],
    ["/api/v1/things?limit=ten", "PARAMETER_INVALID", "limit", "từ 1 đến 200"],
    ["/api/v1/things?limit=5&limit=6", "PARAMETER_INVALID", "limit", "một lần"],
    ["/api/v1/things?year=20x3", "PARAMETER_INVALID", "year", "bốn chữ số"],
    ["/api/v1/things?year=", "PARAMETER_INVALID", "year", "bốn chữ số"],
    ["/api/v1/things?kind=c", "PARAMETER_INVALID", "kind", "a, b"],
    ["/api/v1/things?at=2023-02-30", "PARAMETER_INVALID", "at", "ngày có thật"],
    ["/api/v1/things?q=%00", "PARAMETER_INVALID", "q", "không đúng dạng"],
    [`/api/v1/things?q=${"x".repeat(201)}`, "PARAMETER_INVALID", "q", "200 ký tự"],
    ["/api/v1/things/a", "PARAMETER_MISSING", "place", "place"],
  ])("[W1] %s is refused, naming the parameter", async (url, problemCode, parameter, words) => {
    const reply = await get(url);
    expect(reply.statusCode).toBe(400);
    expect(reply.headers["content-type"]).toContain("application/problem+json");
    const body = problemReply.parse(reply.json());
    expect(body).toMatchObject({ code: problemCode, parameter, status: 400 });
    expect(body.detail).toContain(words);
  });

  test("[W1] several faults are all told", async () => {
    const body = problemReply.parse((await get("/api/v1/things?year=x&limit=0&colour=red")).json());
    expect(body.problems?.map((one) => one.parameter).sort()).toEqual(["colour", "limit", "year"]);
  });

  test("[W2] the words follow Accept-Language, Vietnamese first", async () => {
    expect((await get("/api/v1/things/none?place=a")).json()).toMatchObject({
      code: "INDICATOR_UNKNOWN",
      status: 404,
      title: "Không có chỉ tiêu này",
    });
    const english = await get("/api/v1/things/none?place=a", { "accept-language": "en-GB,en;q=0.9,vi;q=0.5" });
    expect(english.json()).toMatchObject({ title: "No such indicator" });
    expect(english.headers["content-language"]).toBe("en");
    expect(english.headers.vary).toContain("accept-language");
  });

  test("[W3] a fault is a plain 500 with an id that the log has", async () => {
    const reply = await get("/api/v1/things/broken?place=a");
    const body = problemReply.parse(reply.json());
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain("boom");
    expect(logged).toContain(`request failed ${body.id}`);
  });

  test("[W3] an unknown address, a broken one and another method are said", async () => {
    expect((await get("/api/v1/nothing")).json()).toMatchObject({ code: "PATH_UNKNOWN", status: 404 });
    expect((await get("/assets/none.js")).statusCode).toBe(404);
    expect((await get("/api/v1/things/%E0%A4%A?place=a")).json()).toMatchObject({ code: "REQUEST_BROKEN", status: 400 });
    const posted = await app.inject({ method: "POST", url: "/api/v1/things", payload: { a: 1 } });
    expect(posted.json()).toMatchObject({ code: "METHOD_UNKNOWN", status: 405 });
    expect(posted.headers.allow).toBe("GET, HEAD");
  });
});

describe("bodies", () => {
  test("[W4] a strong tag on the body; 304 where the asker has it; another tag for another encoding", async () => {
    const plain = await get("/api/v1/things", { "accept-encoding": "identity" });
    const tag = String(plain.headers.etag);
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    const again = await get("/api/v1/things", { "if-none-match": tag });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, "", tag]);
    const packed = await get("/api/v1/things", { "accept-encoding": "br" });
    expect(packed.headers["content-encoding"]).toBe("br");
    expect(packed.headers.etag).toBe(`${tag.slice(0, -1)}-br"`);
    expect(packed.rawPayload.length).toBeLessThan(200);
    expect((await get("/api/v1/things", { "if-none-match": String(packed.headers.etag) })).statusCode).toBe(304);
    expect((await get("/api/v1/things?limit=3", { "if-none-match": tag })).statusCode).toBe(200);
    expect(matchesTag('"b", W/"a"', '"a"')).toBe(true);
    expect(matchesTag(undefined, '"a"')).toBe(false);
  });

  test("[W4] a download is its bytes", async () => {
    const reply = await get("/api/v1/files/2030.docx");
    expect([...reply.rawPayload]).toEqual([1, 2, 3]);
    expect(reply.headers["content-disposition"]).toBe("attachment; filename=\"a.docx\"; filename*=UTF-8''a.docx");
    expect((await get("/api/v1/files/203x.docx")).json()).toMatchObject({ parameter: "year", code: "PARAMETER_INVALID" });
  });

  test("[W5] OpenAPI 3.1 is made from the schemas that validate; the docs page needs no script", async () => {
    const document = (await get("/api/openapi.json")).json();
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toEqual(["/api/v1/things", "/api/v1/things/{code}", "/api/v1/files/{year}.docx"]);
    expect(document.paths["/api/v1/things"].get.parameters.map((one: { name: string }) => one.name)).toContain("limit");
    expect(
      document.paths["/api/v1/things/{code}"].get.responses["200"].content["application/json"].schema.properties.code,
    ).toEqual({ type: "string" });
    const docs = await get("/api/docs");
    expect(docs.headers["content-type"]).toContain("text/html");
    expect(docs.body).toContain("/api/v1/things/{code}");
    expect(docs.body).not.toMatch(/<script|style=|https?:/);
  });
});

describe("pages and start-up", () => {
  test("[W6] / and every page of the application answer 200 with HTML and a nonce of their own, no redirect", async () => {
    const [first, second, deep] = [await get("/"), await get("/"), await get("/sectors/x?place=1")];
    expect([first.statusCode, deep.statusCode]).toEqual([200, 200]);
    const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1] ?? "none";
    expect(first.headers["content-security-policy"]).toContain(`'nonce-${nonce}'`);
    expect(second.body).not.toBe(first.body);
    expect((await get("/assets/app.js")).headers["cache-control"]).toContain("immutable");
  });

  test("[W6] security headers stand on every reply", async () => {
    for (const url of ["/", "/healthz", "/api/v1/things", "/api/v1/nothing", "/assets/app.js"]) {
      const { headers } = await get(url);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(headers["content-security-policy"]).not.toContain("unsafe");
    }
  });

  test("[W7] until it is ready the server says so", async () => {
    step = "migrating";
    const health = await get("/healthz");
    expect([health.statusCode, health.json()]).toEqual([503, { status: "starting", step: "migrating" }]);
    expect((await get("/api/v1/things")).json()).toMatchObject({ code: "STARTING", status: 503, step: "migrating" });
    expect((await get("/")).statusCode).toBe(200);
    step = undefined;
    expect((await get("/healthz")).json()).toEqual({ status: "ok" });
  });

  test("[W2] which language a header asks for", () => {
    expect([undefined, "", "fr", "en", "en;q=0.2,vi", "vi,en", "en-US,en;q=0.5", "*"].map(languageOf)).toEqual([
      "vi",
      "vi",
      "vi",
      "en",
      "vi",
      "vi",
      "en",
      "vi",
    ]);
    expect(limit.parse("7")).toBe(7);
  });
});
