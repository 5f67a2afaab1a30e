import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditPage } from "@kehoach/api/audit";
import { auditJson } from "@kehoach/api/audit-json";
import { problemReply } from "@kehoach/api/problem";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { visitorDoor } from "../../test/visitor-door.ts";
import { createHttp } from "../platform/http.ts";
import { listEndpoints } from "../wiring.ts";

/** One percentage is wrong: 97,7. The letter beyond 16 bits shifts places counted in another way. */
const REPORT = [
  "BÁO CÁO 😀",
  "",
  "Diện tích gieo trồng cây lương thực có hạt đạt 5.345,97/5.470 ha, bằng 95,9% kế hoạch.",
  "",
  "Diện tích trồng rừng đạt 450/500 ha, bằng 90% kế hoạch.",
  "",
].join("\n");
const NAME = "Báo cáo huyện Mẫu.txt";

let own: TestDatabase;
let app: FastifyInstance;
const listed = listEndpoints();
const logged: string[] = [];

beforeAll(async () => {
  own = await makeTestDatabase();
  app = await createHttp({
    ...listed,
    door: visitorDoor(own.db),
    step: () => undefined,
    webFolder: "/nowhere",
    log: (level, message, fields) => void logged.push(JSON.stringify({ level, message, ...fields })),
    version: "0",
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await listed.close();
  await own.drop();
});

const audit = (
  body: string | Buffer,
  query: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
) =>
  app.inject({
    method: "POST",
    url: "/api/v1/audit",
    query: { name: NAME, ...query },
    headers: { "content-type": "application/octet-stream", ...headers },
    payload: Buffer.from(body),
  });

/** How many rows every table of the authority's schema holds. */
async function countRows(): Promise<unknown> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'kehoach' order by 1`.execute(own.db);
  return Promise.all(
    rows.map(async ({ name }) => {
      const counted = await sql<{ count: string }>`select count(*) as count from ${sql.table(`kehoach.${name}`)}`.execute(own.db);
      return [name, counted.rows[0]?.count];
    }),
  );
}

describe("POST /api/v1/audit", () => {
  test("[Q243] the reply is kehoach-audit/1, places in code points of the text that format=text gives", async () => {
    const reply = auditJson.parse((await audit(REPORT)).json());
    const text = (await audit(REPORT, { format: "text" })).body;
    expect(text).toBe(REPORT);
    const wrong = reply.checks.filter(({ result }) => result === "error");
    expect(wrong).toHaveLength(1);
    const [{ start, end } = { start: 0, end: 0 }] = wrong.map(({ span }) => span);
    expect([...text].slice(start, end).join("")).toMatch(/^95,9/);
    expect(reply.document).toMatchObject({ name: NAME, kind: "text", characters: [...REPORT].length });
  });

  test("[Q245] for the page: the document beside the audit, its blocks counted in the same way", async () => {
    const { audit: made, text, blocks } = auditPage.parse((await audit(REPORT, { format: "page" })).json());
    expect(made).toEqual((await audit(REPORT)).json());
    const points = [...text];
    const said = blocks.map((block) =>
      block.kind === "table" ? "" : block.spans.map(({ start, end }) => points.slice(start, end).join("")).join(" "),
    );
    expect(said).toEqual(REPORT.split("\n").filter((line) => line !== ""));
  });

  test("[Q243] the sentences follow Accept-Language", async () => {
    const say = async (language: string): Promise<string> => {
      const reply = auditJson.parse((await audit(REPORT, {}, { "accept-language": language })).json());
      return reply.checks.find(({ result }) => result === "error")?.message ?? "";
    };
    expect(await say("vi")).toContain("Số liệu không khớp");
    expect(await say("en")).not.toMatch(/Số liệu|không khớp/);
  });

  test.each([
    ["html", "text/html", "%PDF"],
    ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"],
    ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"],
  ])("[Q249] format=%s is a file to save, named after the report", async (format, mediaType, magic) => {
    const reply = await audit(REPORT, { format });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers["content-type"]).toContain(mediaType);
    expect(reply.headers["x-content-type-options"]).toBe("nosniff");
    expect(reply.headers["content-disposition"]).toContain(`filename="Bao cao huyen Mau.ra-soat.${format}"`);
    if (format === "html") expect(reply.body).toContain("95,9");
    else expect(reply.rawPayload.subarray(0, 2).toString()).toBe(magic);
  });

  test("[Q249] what was set aside is not in the file", async () => {
    const reply = auditJson.parse((await audit(REPORT)).json());
    const [wrong] = reply.checks.filter(({ result }) => result === "error");
    const sheet = async (query: Record<string, string>): Promise<number> =>
      (await audit(REPORT, { format: "xlsx", ...query })).rawPayload.length;
    expect(await sheet({ ignored: wrong?.fingerprint ?? "" })).toBeLessThan(await sheet({}));
    expect((await audit(REPORT, { ignored: "a,,b" })).json()).toMatchObject({ code: "PARAMETER_INVALID", parameter: "ignored" });
  });

  test.each([
    ["nothing", "", "FILE_EMPTY"],
    ["blank lines", "\n \n", "FILE_NO_TEXT"],
    ["bytes of nothing", Buffer.alloc(4000, "\u0000\u0001\u0002"), "FILE_BINARY"],
    ["half a Word file", Buffer.from("504b030414000600080000002100", "hex"), "FILE_TRUNCATED"],
    ["a secret", "MẬT\n\nBáo cáo số 1: 5/10 ha, đạt 50% kế hoạch.\n", "FILE_STATE_SECRET"],
  ])("[Q243] %s is refused in words", async (_what, body, code) => {
    const reply = await audit(body);
    expect(reply.statusCode).toBe(422);
    const problem = problemReply.parse(reply.json());
    expect(problem.code).toBe(code);
    expect(problem.detail).toMatch(/[.]$/);
  });

  test("[Q241] a name may hold no control character; an unknown format is refused with those there are", async () => {
    expect((await audit(REPORT, { name: "a\r\nb" })).json()).toMatchObject({ code: "PARAMETER_INVALID", parameter: "name" });
    expect((await audit(REPORT, { format: "pdf" })).json().detail).toContain("json, page, text, html, docx, xlsx");
  });

  test("[Q242] nothing of a file is left in the database, on the disk or in the log", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kehoach-audit-"));
    const before = process.env["TMPDIR"];
    process.env["TMPDIR"] = folder;
    // A thread knows the environment it began in.
    await listed.close();
    try {
      const rows = await countRows();
      logged.length = 0;
      for (const format of ["json", "html", "xlsx"]) expect((await audit(REPORT, { format })).statusCode).toBe(200);
      expect((await audit("")).statusCode).toBe(422);
      expect(await countRows()).toEqual(rows);
      expect(readdirSync(folder)).toEqual([]);
      expect(logged.length).toBeGreaterThanOrEqual(3);
      expect(logged.join("\n")).not.toMatch(/Mẫu|Mau|%20|huyện|95,9|gieo/);
    } finally {
      if (before === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = before;
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("[Q243] while a long report is audited the server answers others", async () => {
    const pages = Array.from({ length: 800 }, (_, at) => REPORT.replaceAll("trồng", `trồng khu ${at}`)).join("\n");
    const state = { done: false };
    const long = audit(pages).finally(() => (state.done = true));
    let answered = 0;
    while (!state.done) {
      expect((await app.inject("/healthz")).statusCode).toBe(200);
      if (!state.done) answered += 1;
      await new Promise((settle) => setTimeout(settle, 20));
    }
    expect((await long).statusCode).toBe(200);
    expect(answered).toBeGreaterThan(5);
  });

  test("[Q244] two at once and three in line; the others are told to come back", async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => audit(REPORT)));
    expect(replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200, 200, 200, 200, 200, 503, 503, 503,
    ]);
    expect((await audit(REPORT)).statusCode).toBe(200);
  });
});
