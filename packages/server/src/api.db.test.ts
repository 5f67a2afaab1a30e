import { createHash } from "node:crypto";
import { join } from "node:path";
import { ACTS } from "@kehoach/api/acts";
import { problemReply } from "@kehoach/api/problem";
import { ROUTES } from "@kehoach/api/routes";
import { parsePeriod } from "@kehoach/core/period/period";
import { bindReport } from "@kehoach/core/report/bind-report";
import { writeReport } from "@kehoach/documents/docx/write-report";
import { readPack } from "@kehoach/documents/pack/read-pack";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeSuppliedDatabase } from "../test/supplied-database.ts";
import type { TestDatabase } from "../test/test-database.ts";
import { visitorDoor } from "../test/visitor-door.ts";
import { PROJECT_ROOT } from "./platform/config.ts";
import { type Database, openDatabase } from "./platform/db.ts";
import { createHttp } from "./platform/http.ts";
import { listEndpoints } from "./wiring.ts";

let own: TestDatabase;
let db: Database;
let app: FastifyInstance;

beforeAll(async () => {
  own = await makeSuppliedDatabase();
  db = openDatabase(own.appUrl);
  const { endpoints, files, acts } = listEndpoints();
  app = await createHttp({
    endpoints,
    files,
    acts,
    door: visitorDoor(db),
    step: () => undefined,
    webFolder: "/nowhere",
    log: (_level, message, fields) => console.error(message, fields),
    version: "0",
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await own.drop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  app.inject({ method: "GET", url: `/api/v1/${path}`, headers });

describe("scorecard", () => {
  test("[W12] 9 exceeded, 18 met, 7 not met of 34, in the shape that was promised", async () => {
    const card = (await get("scorecard?place=064&year=2023")).json();
    expect(Object.keys(card).slice(0, 5)).toEqual(["place", "year", "mode", "counts", "indicators"]);
    expect([card.place, card.year, card.mode]).toEqual(["064", 2023, "final"]);
    expect(card.counts).toEqual({ exceeded: 9, met: 18, notMet: 7, notAssessable: 0, noFigure: 0 });
    expect(card.indicators).toHaveLength(34);
    for (const row of card.indicators) {
      expect(Object.keys(row).slice(0, 11)).toEqual([
        "code",
        "name",
        "unit",
        "target",
        "actual",
        "percent",
        "verdict",
        "stated",
        "computed",
        "agree",
        "explanation",
      ]);
      for (const figure of [row.target, row.actual, row.percent]) if (figure !== null) expect(figure).toMatch(/^-?\d+(\.\d+)?$/);
      expect(row.explanation).not.toBe("");
    }
    const budget = card.indicators.find((row: { code: string }) => row.code === "budget.domestic-revenue");
    expect(budget).toMatchObject({
      unit: "triệu đồng",
      target: "136000",
      actual: "109500",
      percent: "80.51",
      verdict: "notMet",
      computed: "notMet",
      agree: true,
    });
    const insurance = card.indicators.filter(
      (row: { actual: null; percent: string | null }) => row.actual === null && row.percent !== null,
    );
    expect(insurance.map((row: { percent: string; computed: null }) => [row.percent, row.computed])).toContainEqual(["98", null]);
  });

  test("[W11] before the report was known there was nothing to judge", async () => {
    const before = (await get("scorecard?place=064&year=2023&knownAt=2023-12-30")).json();
    expect(before.counts).toEqual({ exceeded: 0, met: 0, notMet: 0, notAssessable: 0, noFigure: 34 });
    expect((await get("values?year=2023&knownAt=2023-12-30")).json().items).toEqual([]);
    expect((await get("values?year=2023&knownAt=2023-12-31&limit=5")).json().items).toHaveLength(5);
    expect((await get("scorecard?place=064&year=2023&knownAt=2023-12-31")).json().counts.met).toBe(18);
  });

  test("[W11] figures that cover time after a day are not shown for it", async () => {
    const early = (await get("values?place=064&dataAsOf=2023-11-30&limit=200")).json().items;
    expect(early.length).toBeGreaterThan(0);
    expect(early.some((value: { dataAsOf: string | null }) => value.dataAsOf === "2023-11-30")).toBe(true);
    for (const value of early) {
      if (value.dataAsOf !== null) expect(value.dataAsOf <= "2023-11-30").toBe(true);
      else expect(value.period).not.toBe("2023"); // says nothing, so it covers its whole period
    }
  });
});

/** One address a route, on the real pack; the reply is read by the route's own schema. */
const ADDRESSES = {
  me: "me",
  authorities: "authorities",
  overview: "overview?place=064&year=2023",
  scorecard: "scorecard?place=064&year=2023&mode=interim",
  sectors: "sectors?year=2023",
  sector: "sectors/crop-food?year=2023",
  indicators: "indicators?limit=200",
  indicator: "indicators/crop-food.grain-area?year=2023",
  values: "values?limit=200",
  targets: "targets?limit=200",
  relations: "relations?limit=200",
  places: "places?at=2025-07-01",
  place: "places/064",
  documents: "documents?limit=200",
  document: "documents/bao-cao-2023",
  errata: "errata",
  search: "search?q=lua",
  reports: "reports",
  plans: "plans",
  plan: "plans/2023",
  planChanges: "plans/2023/changes?from=2023-06-01",
  totals: "totals",
  totalPeriods: "totals/periods",
  report: "reports/2023",
} as const satisfies Record<
  Exclude<
    keyof typeof ROUTES,
    | "journal"
    | "attachments"
    | "backups"
    | "users"
    | "user"
    | "letters"
    | "delegations"
    | "colleagues"
    | "work"
    | "regimes"
    | "regimeStatus"
    | "sheet"
    | "sheetChanges"
    | "cellHistory"
    | "sheetUses"
    | "approvals"
    | "approvalCount"
    | "approvalMatrix"
    | "chase"
    | "explanations"
    | "briefingChanges"
    | "digest"
    | "explanation"
    | "completeness"
    | "unapprovedTotals"
    | "forms"
    | "form"
    | "formCatalogue"
  >,
  string
>;

describe("every route", () => {
  test.each(Object.entries(ADDRESSES))(
    "[W5] %s answers by its schema, in both languages, again with 304",
    async (name, address) => {
      // Object.entries forgets that the names are those of ROUTES.
      const { reply } = ROUTES[name as keyof typeof ROUTES];
      const first = await get(address);
      expect([first.statusCode, first.statusCode === 200 ? "" : first.body]).toEqual([200, ""]);
      expect(reply.safeParse(first.json()).error).toBeUndefined();
      expect((await get(address, { "accept-language": "en" })).statusCode).toBe(200);
      expect((await get(address, { "if-none-match": String(first.headers.etag) })).statusCode).toBe(304);
    },
  );

  test("[L10] the journal is shown to nobody who has not signed in, as a page or as a file", async () => {
    for (const address of ["journal", "journal.csv"]) {
      const refused = await get(address);
      expect([refused.statusCode, refused.json().code]).toEqual([401, "SIGN_IN_NEEDED"]);
    }
  });

  test("[W5] OpenAPI and the docs page name every route and every act", async () => {
    const { paths } = (await app.inject("/api/openapi.json")).json();
    const all = [...Object.values(ROUTES), ...listEndpoints().files, ...Object.values(ACTS)];
    const written = all.map(({ path }) => path.replace(/:(\w+)/g, "{$1}"));
    expect(Object.keys(paths).sort()).toEqual([...new Set(written)].sort());
    const docs = await app.inject("/api/docs");
    expect(docs.statusCode).toBe(200);
    for (const { method, path } of Object.values(ACTS)) {
      const named = path.replace(/:(\w+)/g, "{$1}");
      expect(paths[named]?.[method.toLowerCase()]?.requestBody, path).toBeDefined();
      expect(docs.body).toContain(`${method} ${named}`);
    }
  });
});

describe("refusals", () => {
  test.each([
    ["scorecard?year=2023", 400, "PARAMETER_MISSING", "place"],
    ["scorecard?place=064", 400, "PARAMETER_MISSING", "year"],
    ["scorecard?place=064&year=2023&mode=often", 400, "PARAMETER_INVALID", "mode"],
    ["scorecard?place=064&year=20230", 400, "PARAMETER_INVALID", "year"],
    ["scorecard?place=064&year=2023&plce=1", 400, "PARAMETER_UNKNOWN", "plce"],
    ["scorecard?place=064&year=2023&knownAt=2023-13-01", 400, "PARAMETER_INVALID", "knownAt"],
    ["scorecard?place=064&year=2031", 404, "YEAR_UNKNOWN", "year"],
    ["scorecard?place=064&year=0000", 404, "YEAR_UNKNOWN", "year"],
    ["scorecard?place=99999&year=2023", 404, "PLACE_UNKNOWN", "place"],
    ["scorecard?place=02020@2025-07-01&year=2023", 404, "PLACE_OUT_OF_LIFE", "place"],
    ["scorecard?place=064&year=2023&authority=nobody", 404, "AUTHORITY_UNKNOWN", "authority"],
    ["places/02020", 409, "PLACE_AMBIGUOUS", "code"],
    ["places/none", 404, "PLACE_UNKNOWN", "code"],
    ["places?at=yesterday", 400, "PARAMETER_INVALID", "at"],
    ["indicators?limit=0", 400, "PARAMETER_INVALID", "limit"],
    ["indicators?limit=201", 400, "PARAMETER_INVALID", "limit"],
    ["indicators?cursor=abc", 400, "PARAMETER_INVALID", "cursor"],
    ["indicators?sector=crop-fod", 404, "SECTOR_UNKNOWN", "sector"],
    ["indicators/crop-food.grain-aera", 404, "INDICATOR_UNKNOWN", "code"],
    ["indicators/crop-food.grain-area?q=a", 400, "PARAMETER_UNKNOWN", "q"],
    ["sectors/budgt", 404, "SECTOR_UNKNOWN", "code"],
    ["documents/18-nq-hdn", 404, "DOCUMENT_UNKNOWN", "code"],
    ["values?period=2023-Q5", 400, "PARAMETER_INVALID", "period"],
    ["values?indicator=none", 404, "INDICATOR_UNKNOWN", "indicator"],
    ["values?place=02020", 409, "PLACE_AMBIGUOUS", "place"],
    ["values?cursor=WyIxIl0", 400, "PARAMETER_INVALID", "cursor"],
    ["values?status=final", 400, "PARAMETER_INVALID", "status"],
    ["relations?document=none", 404, "DOCUMENT_UNKNOWN", "document"],
    ["search", 400, "PARAMETER_MISSING", "q"],
    ["search?q=%20", 400, "PARAMETER_INVALID", "q"],
    ["reports/2022", 404, "YEAR_UNKNOWN", "year"],
    ["reports/2022.docx", 404, "YEAR_UNKNOWN", "year"],
    ["reports/2023?place=02041", 404, "REPORT_UNKNOWN", "place"],
    ["reports/last", 400, "PARAMETER_INVALID", "year"],
  ])("[W1] %s: %i %s, naming %s", async (address, status, problemCode, parameter) => {
    const reply = await get(address);
    const body = problemReply.parse(reply.json());
    expect([reply.statusCode, body.code, body.parameter]).toEqual([status, problemCode, parameter]);
  });

  test.each([
    ["places/02020", ["02020@2004-07-08", "02020@2025-07-01"]],
    ["scorecard?place=02020@2025-07-01&year=2023", ["02020@2025-07-01"]],
    ["scorecard?place=064&year=2031", ["2023"]],
    ["indicators/crop-food.grain-aera", ["crop-food.grain-area"]],
    ["documents/18-nq-hdn", ["18-nq-hdnd", "19-nq-hdnd"]],
  ])("[W10] %s offers what may have been meant", async (address, codes) => {
    const body = problemReply.parse((await get(address)).json());
    expect(body.candidates?.map(({ code }) => code)).toEqual(codes);
    for (const { code } of body.candidates ?? []) expect(body.detail).toContain(code);
  });

  test("[W10] an unknown place offers the authority's own and those under it that year", async () => {
    const { candidates } = problemReply.parse((await get("scorecard?place=99999&year=2023")).json());
    expect(candidates).toHaveLength(21);
    expect(candidates?.[0]).toEqual({ code: "064@1997-01-01", name: "huyện Chợ Đồn", detail: "1997-01-01 → 2025-07-01" });
  });
});

describe("places", () => {
  test("[W10] a bare code is what it was at the end of the year asked for", async () => {
    const card = (await get("scorecard?place=02020&year=2023")).json();
    expect(card.placeRef).toEqual({ key: "02020@2004-07-08", code: "02020", name: "thị trấn Bằng Lũng" });
    expect((await get("places/02020?at=2025-07-01")).json().place.fullName).toBe("xã Chợ Đồn");
    const before = (await get("places/02020?at=2023-12-31")).json();
    expect(before.became.map((link: { place: { key: string } }) => link.place.key)).toEqual(["02020@2025-07-01"]);
    expect(before.sameCode.map((place: { key: string }) => place.key)).toEqual(["02020@2025-07-01"]);
    const after = (await get("places/02020@2025-07-01")).json();
    expect(after.cameFrom.map((link: { place: { key: string } }) => link.place.key)).toContain("02020@2004-07-08");
  });

  test("[W10] the tree of a day: twenty communes in 2023, none of them under the district after it ended", async () => {
    const levels = async (at: string): Promise<[number, number]> => {
      const { items } = (await get(`places?at=${at}`)).json();
      const of = (level: string): number => items.filter((place: { level: string }) => place.level === level).length;
      return [of("district"), of("commune")];
    };
    expect(await levels("2023-12-31")).toEqual([1, 20]);
    expect((await levels("2025-07-01"))[0]).toBe(0);
  });
});

describe("lists and search", () => {
  test("[W8] pages put together are the whole list, each item once", async () => {
    const whole = (await get("values?limit=200")).json();
    const seen: string[] = [];
    let cursor = "";
    do {
      const page = (await get(`values?limit=40${cursor}`)).json();
      seen.push(...page.items.map((item: { id: string; knownAt: string }) => `${item.id} ${item.knownAt}`));
      cursor = page.next === null ? "" : `&cursor=${page.next}`;
    } while (cursor !== "");
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 200)).toEqual(whole.items.map((item: { id: string; knownAt: string }) => `${item.id} ${item.knownAt}`));
    const { total, next } = (await get("indicators?limit=10")).json();
    expect(total).toBeGreaterThan(100);
    expect(next).not.toBeNull();
  });

  test("[W8] filters narrow", async () => {
    const { items } = (
      await get("values?sector=budget&status=reported&series=issued-report&document=bao-cao-2023&year=2023")
    ).json();
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((item: { indicator: string }) => item.indicator.startsWith("budget."))).toBe(true);
    expect((await get("values?sector=budget&status=official")).json().items).toEqual([]);
    const failing = (await get("relations?check=fails&limit=200")).json().items;
    expect(failing.every((item: { erratum: string | null }) => item.erratum !== null)).toBe(true);
  });

  test.each(["Chợ Đồn", "cho don", "CHO ĐON", "chợ đôn"])("[W9] %s finds the district and the commune", async (q) => {
    const { items } = (await get(`search?q=${encodeURIComponent(q)}`)).json();
    const keys = items.filter((hit: { kind: string }) => hit.kind === "place").map((hit: { code: string }) => hit.code);
    expect(keys).toEqual(expect.arrayContaining(["064@1997-01-01", "02020@2025-07-01"]));
  });

  test("[W9] indicators, documents, sectors and pages are found too", async () => {
    const kinds = async (q: string): Promise<string[]> =>
      (await get(`search?q=${encodeURIComponent(q)}`)).json().items.map((hit: { kind: string }) => hit.kind);
    expect(await kinds("san luong luong thuc")).toContain("indicator");
    expect((await kinds("18/nq-hdnd"))[0]).toBe("document");
    expect(await kinds("ngan sach")).toContain("sector");
    expect((await kinds("tong quan"))[0]).toBe("page");
    expect(await kinds("khong co gi nhu vay")).toEqual([]);
  });
});

describe("pages of figures", () => {
  test("[W13] the overview: behind plan first, the pack's money groups, eleven errata", async () => {
    const body = (await get("overview")).json();
    expect(body.indicators.slice(0, 7).every((row: { verdict: string }) => row.verdict === "notMet")).toBe(true);
    expect(body.indicators[0]).toMatchObject({ code: "budget.domestic-revenue", position: 28 });
    expect(body.money.map((group: { lines: unknown[] }) => group.lines.length)).toEqual([3, 1, 5]);
    expect(body.money[1].lines[0]).toMatchObject({
      unit: "triệu đồng",
      target: "165139.586",
      actual: "100217.5",
      percent: "60.69",
    });
    expect(body.errata).toEqual({ total: 11, error: 8, rounding: 3 });
    expect(body.reported).toMatchObject({ headline: 34, comparable: 5 });
  });

  test("[W14] an indicator: figures with document, line and text as entered; relations recomputed; why", async () => {
    const body = (await get("indicators/crop-food.grain-area?year=2023")).json();
    expect(body.actual).toMatchObject({
      value: "5345.97",
      entered: { text: "5.345,97", unit: "ha" },
      source: { document: "bao-cao-2023", line: 24, ref: "F001" },
      status: "estimate",
    });
    expect(body.target).toMatchObject({ value: "5470", source: { line: 24 } });
    expect(body.judgement).toMatchObject({ verdict: "notMet", percent: "97.73", position: 0 });
    const percent = body.relations.find((relation: { kind: string }) => relation.kind === "percent-of-plan");
    expect(percent).toMatchObject({ stated: "95.9", computed: "97.7", check: "fails", erratum: "E01" });
    expect(body.series).toEqual([
      { period: "2023", periodName: "năm 2023", breakdown: "", breakdownName: "", unit: "ha", actual: "5345.97", target: "5470" },
    ]);
    expect((await get("indicators/crop-food.grain-area", { "accept-language": "en" })).json().series[0].periodName).toBe("2023");
  });

  test("[W15] errata: printed beside recomputed", async () => {
    const { counts, items } = (await get("errata")).json();
    expect(counts).toEqual({ total: 11, error: 8, rounding: 3 });
    expect(items.find((one: { code: string }) => one.code === "E01").explanation).toBe("Văn bản in 95,9 %; tính lại 97,7 %.");
    expect(items.every((one: { computed: string | null }) => one.computed !== null)).toBe(true);
  });

  test("[W16] the report on the wire is the one the command line makes: every figure leads to a fact, the file is the same bytes", async () => {
    const body = (await get("reports/2023")).json();
    const runs = body.blocks.flatMap((block: { runs: { kind: string; refs: unknown[] }[] }) => block.runs);
    expect(body.figures).toBeGreaterThan(226);
    expect(
      runs
        .filter((run: { kind: string; refs: unknown[]; phrase: string }) => run.kind === "figure" && run.refs.length === 0)
        .map((run: { phrase: string }) => run.phrase),
    ).toEqual([]);
    expect(body.footnotes.filter((note: { erratum: string | null }) => note.erratum !== null)).toHaveLength(11);
    expect(body.notice).toContain("MINH HỌA");
    const file = await app.inject(body.docx);
    expect(file.headers["content-type"]).toContain("wordprocessingml");
    const pack = await readPack(join(PROJECT_ROOT, "packs/cho-don-2023"));
    const period = parsePeriod("2023");
    if (!pack.ok || !period.ok || !pack.value.outline) throw new Error("the pack does not read");
    const { book, outline, phrases, notice } = pack.value;
    const bound = bindReport(book, outline, phrases, { period: period.value, ...(notice === undefined ? {} : { notice }) });
    if (!bound.ok) throw new Error("the report does not bind");
    const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
    expect(digest(file.rawPayload)).toBe(digest(await writeReport(bound.value)));
  });
});
