import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { problemReply } from "@kehoach/api/problem";
import { accept, refuse } from "@kehoach/core/outcome";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { visitorDoor } from "../../test/visitor-door.ts";
import { createHttp } from "./http.ts";
import { uploadEndpoint } from "./http-upload.ts";

/** What an answer does, chosen by the name of the file. */
const HOLD = new Map<string, () => void>();
let gone: string[] = [];
let logged: string[] = [];
let app: FastifyInstance;
let port: number;

const echo = uploadEndpoint(
  {
    path: "/api/v1/echo",
    tag: "echo",
    action: "report.audit",
    summary: "Gives back what it got",
    query: z.strictObject({ name: z.string().min(1) }),
    problems: ["FILE_SCAN"],
    replies: { "application/json": z.object({ size: z.int() }) },
    example: { size: 1 },
    maxBytes: 1000,
    atOnce: 1,
    waiting: 1,
    busy: "AUDIT_BUSY",
    purpose: "audit",
  },
  async ({ query, bytes, signal }) => {
    if (query.name === "scan.pdf") return refuse({ code: "FILE_SCAN", file: { code: "FILE_SCAN", pages: 7 } });
    if (query.name === "broken.pdf") throw new Error("broken");
    if (query.name.startsWith("slow"))
      await new Promise<void>((settle, fail) => {
        HOLD.set(query.name, settle);
        signal.addEventListener("abort", () => {
          gone.push(query.name);
          fail(signal.reason);
        });
      });
    return accept({ bytes, mediaType: "application/x-echo", fileName: `${query.name}.ra-soat`, known: { kind: "echo" } });
  },
);

/** Only for who may; its refusals are those of importing. */
const guarded = uploadEndpoint(
  {
    path: "/api/v1/guarded",
    tag: "guarded",
    action: "place.manage",
    summary: "Takes nothing from strangers",
    query: z.strictObject({}),
    problems: ["SIGN_IN_NEEDED"],
    replies: { "application/json": z.object({}) },
    example: {},
    maxBytes: 1000,
    atOnce: 1,
    waiting: 1,
    busy: "IMPORT_BUSY",
    purpose: "import",
  },
  async () => {
    throw new Error("nobody gets here");
  },
);

beforeAll(async () => {
  app = await createHttp({
    endpoints: [],
    files: [],
    uploads: [echo, guarded],
    door: visitorDoor(),
    step: () => undefined,
    webFolder: "/nowhere",
    log: (level, message, fields) => void logged.push(JSON.stringify({ level, message, ...fields })),
    version: "0",
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  // Listening on a port, so the address is one.
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => app.close());
beforeEach(() => {
  HOLD.clear();
  gone = [];
  logged = [];
});

const BYTES = { "content-type": "application/octet-stream" };
const post = (name: string, body: Uint8Array | string, headers: Record<string, string> = BYTES): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/api/v1/echo?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers,
    body: typeof body === "string" ? body : new Uint8Array(body),
  });
const problemOf = async (reply: Response) => problemReply.parse(await reply.json());

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn += 1) await new Promise((settle) => setTimeout(settle, 10));
  if (!holds()) throw new Error("it did not come to that");
}

describe("uploads", () => {
  test("[Q244] who hangs up while it is asked whether he may leaves no place taken", async () => {
    const door = visitorDoor();
    let asked = 0;
    const slow = await createHttp({
      endpoints: [],
      files: [],
      uploads: [echo],
      door: {
        ...door,
        findActor: async (sender) => {
          asked += 1;
          await new Promise((settle) => setTimeout(settle, 100));
          return door.findActor(sender);
        },
      },
      step: () => undefined,
      webFolder: "/nowhere",
      log: () => undefined,
      version: "0",
    });
    await slow.listen({ host: "127.0.0.1", port: 0 });
    const own = (slow.server.address() as AddressInfo).port; // listening on a port, so the address is one
    for (let turn = 1; turn <= 3; turn += 1) {
      const path = "/api/v1/echo?name=a";
      const sending = request({ port: own, host: "127.0.0.1", method: "POST", path, headers: { ...BYTES, "content-length": 3 } });
      sending.on("error", () => undefined);
      sending.flushHeaders();
      await until(() => asked === turn);
      sending.destroy();
    }
    await new Promise((settle) => setTimeout(settle, 200));
    const reply = await fetch(`http://127.0.0.1:${own}/api/v1/echo?name=a`, { method: "POST", headers: BYTES, body: "abc" });
    expect(reply.status).toBe(200);
    await slow.close();
  });

  test("[E17] who may not send is told so while his file still waits to be sent; too large a file is told in words of importing", async () => {
    const status = await new Promise<number | undefined>((settle, fail) => {
      const sending = request(
        { port, host: "127.0.0.1", method: "POST", path: "/api/v1/guarded", headers: { ...BYTES, "content-length": 900 } },
        (reply) => {
          settle(reply.statusCode);
          sending.destroy();
        },
      );
      sending.on("error", fail);
      sending.flushHeaders();
    });
    expect(status).toBe(401);
    const large = await app.inject({ method: "POST", url: "/api/v1/guarded", headers: BYTES, payload: Buffer.alloc(1001) });
    expect([large.statusCode, large.json().detail]).toEqual([413, expect.stringContaining("nhập từng phần")]);
  });

  test("[Q249] bytes go up and come down whole, as an attachment under a Vietnamese name", async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
    const reply = await post("Báo cáo Đồn 2023.docx", bytes);
    expect(reply.status).toBe(200);
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(bytes);
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(reply.headers.get("content-disposition")).toBe(
      "attachment; filename=\"Bao cao Don 2023.docx.ra-soat\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%C4%90%E1%BB%93n%202023.docx.ra-soat",
    );
  });

  test.each([
    ["a page of another site", { ...BYTES, "sec-fetch-site": "cross-site" }, 403, "REQUEST_FOREIGN"],
    ["a neighbouring site", { ...BYTES, "sec-fetch-site": "same-site" }, 403, "REQUEST_FOREIGN"],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, 415, "BODY_KIND"],
    ["a form with files", { "content-type": "multipart/form-data; boundary=x" }, 415, "BODY_KIND"],
    ["plain text, which a form can send", { "content-type": "text/plain" }, 415, "BODY_KIND"],
  ])("[Q240] what %s sends is refused", async (_who, headers, status, code) => {
    const reply = await post("a.txt", "abc", headers);
    expect(reply.status).toBe(status);
    expect(await problemOf(reply)).toMatchObject({ code, status });
  });

  test("[Q240] bytes that say nothing of themselves are refused, as a page may send them without asking", async () => {
    const reply = await app.inject({ method: "POST", url: "/api/v1/echo?name=a", payload: Buffer.from("abc") });
    expect(reply.json()).toMatchObject({ code: "BODY_KIND", status: 415 });
  });

  test("[Q240] a browser on the page itself, or one told the address, is let in", async () => {
    for (const site of ["same-origin", "none"])
      expect((await post("a.txt", "abc", { ...BYTES, "sec-fetch-site": site })).status).toBe(200);
  });

  test("[Q240] another method is refused, naming the right one; no other address takes bytes", async () => {
    for (const method of ["GET", "PUT", "DELETE"]) {
      const reply = await app.inject({ method: method as "GET", url: "/api/v1/echo?name=a" });
      expect([reply.statusCode, reply.headers.allow]).toEqual([405, "POST"]);
      expect(reply.json().detail).toContain("POST");
    }
    expect(
      (await app.inject({ method: "POST", url: "/api/v1/other", headers: BYTES, payload: "abc" })).statusCode,
    ).toBeGreaterThanOrEqual(400);
  });

  test("[Q241] a file past the limit is refused, naming both sizes, in the reader's language", async () => {
    const reply = await post("a.txt", new Uint8Array(1234));
    expect(reply.status).toBe(413);
    expect((await problemOf(reply)).detail).toMatch(/1\.234.*1\.000/);
    const english = await post("a.txt", new Uint8Array(1234), { ...BYTES, "accept-language": "en" });
    expect((await problemOf(english)).detail).toMatch(/1,234.*1,000/);
  });

  test("[Q241] so is one that does not say its size, once it has gone past", async () => {
    const answer = await new Promise<{ status: number | undefined; body: string }>((settle, fail) => {
      const sending = request(
        {
          port,
          host: "127.0.0.1",
          method: "POST",
          path: "/api/v1/echo?name=a",
          headers: { ...BYTES, "transfer-encoding": "chunked" },
        },
        (reply) => {
          let body = "";
          reply.on("data", (chunk: Buffer) => (body += chunk.toString()));
          reply.on("end", () => settle({ status: reply.statusCode, body }));
        },
      );
      sending.on("error", fail);
      for (let part = 0; part < 5; part += 1) sending.write(Buffer.alloc(500));
      sending.end();
    });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body).detail).toContain("2.500");
  });

  test("[Q241] an empty file and a missing name are refused", async () => {
    expect(await problemOf(await post("a.txt", ""))).toMatchObject({ code: "FILE_EMPTY", status: 422 });
    const nameless = await fetch(`http://127.0.0.1:${port}/api/v1/echo`, { method: "POST", headers: BYTES, body: "abc" });
    expect(await problemOf(nameless)).toMatchObject({ code: "PARAMETER_MISSING", parameter: "name" });
  });

  test("[Q242] the log holds size, kind, time and the code of a refusal; not the name, not even of a file that broke the program", async () => {
    await post("mật danh.pdf", "abc");
    await post("scan.pdf", "abc");
    expect((await post("broken.pdf", "abc")).status).toBe(500);
    const [answered, refused, broke] = logged.map((line) => JSON.parse(line));
    expect(Object.keys(answered).sort()).toEqual(["bytes", "kind", "level", "message", "ms", "path"]);
    expect(refused).toMatchObject({ bytes: 3, refused: "FILE_SCAN" });
    expect(broke).toMatchObject({ message: "request failed", url: "/api/v1/echo" });
    expect(logged.join()).not.toMatch(/danh|scan\.pdf|broken\.pdf/);
  });

  test("[Q243] what is wrong with a file is said by the auditor's own sentence", async () => {
    const problem = await problemOf(await post("scan.pdf", "abc"));
    expect(problem).toMatchObject({ code: "FILE_SCAN", status: 422 });
    expect(problem.detail).toContain("7 trang");
  });

  test("[Q244] one works, one waits, the third is told to come back; then they are served in order", async () => {
    const first = post("slow-1", "abc");
    await until(() => HOLD.has("slow-1"));
    const second = post("slow-2", "abc");
    await new Promise((settle) => setTimeout(settle, 100));
    const third = await post("slow-3", "abc");
    expect([third.status, third.headers.get("retry-after")]).toEqual([503, "30"]);
    expect(await problemOf(third)).toMatchObject({ code: "AUDIT_BUSY" });
    expect(HOLD.has("slow-2")).toBe(false);
    HOLD.get("slow-1")?.();
    expect((await first).status).toBe(200);
    await until(() => HOLD.has("slow-2"));
    HOLD.get("slow-2")?.();
    expect((await second).status).toBe(200);
    expect((await post("a.txt", "abc")).status).toBe(200);
  });

  test("[Q243] a sender who hangs up ends the work and leaves the place", async () => {
    const hangUp = new AbortController();
    const first = fetch(`http://127.0.0.1:${port}/api/v1/echo?name=slow-4`, {
      method: "POST",
      headers: BYTES,
      body: "abc",
      signal: hangUp.signal,
    });
    await until(() => HOLD.has("slow-4"));
    hangUp.abort();
    await expect(first).rejects.toThrow();
    await until(() => gone.includes("slow-4"));
    expect((await post("a.txt", "abc")).status).toBe(200);
    expect(logged.filter((line) => line.includes("error"))).toEqual([]);
  });

  test("[Q243] a sender who stops half way leaves the place and no fault in the log", async () => {
    const sending = request({
      port,
      host: "127.0.0.1",
      method: "POST",
      path: "/api/v1/echo?name=a",
      headers: { ...BYTES, "content-length": "900" },
    });
    sending.on("error", () => undefined);
    sending.write(Buffer.alloc(100));
    await new Promise((settle) => setTimeout(settle, 100));
    sending.destroy();
    await until(() => true);
    await new Promise((settle) => setTimeout(settle, 100));
    const [a, b] = await Promise.all([post("a.txt", "abc"), post("b.txt", "abc")]);
    expect([a.status, b.status]).toEqual([200, 200]);
    expect(logged.filter((line) => line.includes('"error"'))).toEqual([]);
  });

  test("[W5] OpenAPI and the docs page hold the upload", async () => {
    const document = (await app.inject({ method: "GET", url: "/api/openapi.json" })).json();
    expect(Object.keys(document.paths["/api/v1/echo"].post.requestBody.content)).toEqual(["application/octet-stream"]);
    expect((await app.inject({ method: "GET", url: "/api/docs" })).body).toContain("POST /api/v1/echo");
  });
});
