import { REPORT_DOCX_PATH } from "@kehoach/api/paths";
import { problemReply } from "@kehoach/api/problem";
import { ROUTES } from "@kehoach/api/routes";
import { ROLES } from "@kehoach/core/access/actor";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDoor } from "../src/access/door.ts";
import { systemClock } from "../src/platform/clock.ts";
import { type Database, openDatabase } from "../src/platform/db.ts";
import { createHttp } from "../src/platform/http.ts";
import { listEndpoints } from "../src/wiring.ts";
import { makeSuppliedDatabase } from "./supplied-database.ts";
import type { TestDatabase } from "./test-database.ts";

let own: TestDatabase;
let db: Database;
let app: FastifyInstance;
const ALL = "as=all";
const faults: string[] = [];

beforeAll(async () => {
  own = await makeSuppliedDatabase();
  db = openDatabase(own.appUrl);
  app = await createHttp({
    ...listEndpoints(),
    // Nobody, or somebody who may do everything.
    door: createDoor({
      db: () => db,
      findSession: async ({ cookie }) => (cookie === ALL ? { userId: "all", username: "all", name: "Tất cả" } : undefined),
      clock: systemClock,
    }),
    step: () => undefined,
    webFolder: "/nowhere",
    log: (_level, message, fields) => faults.push(`${message} ${JSON.stringify(fields)} ${String(fields?.["error"])}`),
    version: "0",
  });
  await sql`insert into appointment (authority_id, holder, role, place_id, starts_on, given_by, recorded_at)
    select u.id, 'all', role, p.id, '2000-01-01', 'test', now() from authority u join place p on p.code = split_part(u.place, '@', 1)
    cross join unnest(${[...ROLES]}::text[]) role`.execute(own.look);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await own.drop();
});

/** What each parameter may be asked as, right and nearly right. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  place: ["064", "064@1997-01-01", "02020", "02020@2025-07-01", "99999", "@", "064@", "064@2023-13-01", "064@1997-01-01@x"],
  year: ["2023", "2022", "0000", "9999", "20230", "-023", "2023.0", "２０２３"],
  period: [
    "2023",
    "2023-Q3",
    "2023-M13",
    "@2023-10-01",
    "2023-09-01..2023-11-01",
    "9999-12-31..0001-01-01",
    "school:2022-2023",
    ":",
    "0001",
  ],
  mode: ["final", "interim", "often"],
  authority: ["cho-don", "none", "cho-don "],
  code: [
    "064",
    "crop-food",
    "crop-food.grain-area",
    "bao-cao-2023",
    "18-nq-hdnd",
    "none",
    ".",
    "..",
    "a/b",
    "%",
    "__proto__",
    "constructor",
  ],
  sector: ["budget", "crop-food", "none", "constructor", "__proto__"],
  indicator: ["crop-food.grain-area", "budget.domestic-revenue", "toString"],
  document: ["bao-cao-2023", "none"],
  status: ["estimate", "official", "final"],
  series: ["own", "issued-report", "x"],
  check: ["holds", "fails", "unknown", "x"],
  headline: ["true", "false", "1"],
  limit: ["1", "50", "200", "201", "0", "-1", "1e2", "9999", "00001", " 5"],
  cursor: [
    "abc",
    "",
    ...[
      ["0"],
      ["5"],
      ["0", "0"],
      ["1", "2"],
      ["999999999999999999", "1"],
      ["9999999999999999999", "1"],
      ["-1"],
      [1],
      [],
      {},
      null,
      "x",
    ].map((mark) => Buffer.from(JSON.stringify(mark)).toString("base64url")),
  ],
  q: ["lua", "Chợ Đồn", "%", "_", "\\", "' or 1=1 --", " ", "đ", "((((", "a".repeat(201)],
  at: ["2023-12-31", "2025-07-01", "0001-01-01", "9999-12-31", "2023-02-29", "yesterday"],
  knownAt: ["2023-12-31", "2023-12-30", "0000-01-01", "0001-01-01", "9999-12-31", "2023-02-29", "infinity"],
  dataAsOf: ["2023-11-30", "2023-12-31", "0000-01-01", "9999-12-31", "-infinity"],
};

const TARGETS = [
  ...Object.values(ROUTES).map(({ path, params, query, problems }) => ({
    path: String(path),
    params: Object.keys(params.shape),
    query: Object.keys(query.shape),
    problems: new Set<string>(problems),
  })),
  {
    path: REPORT_DOCX_PATH,
    params: ["year"],
    query: Object.keys(ROUTES.report.query.shape),
    problems: new Set<string>(ROUTES.report.problems),
  },
];

const garbage = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    "\0",
    "\ud800",
    "\ufeff",
    "null",
    "undefined",
    "[object Object]",
    "9".repeat(400),
    "a".repeat(3_000),
    "ế".repeat(150),
    "$1",
    "{}",
  ),
);

/** A value as it stands in an address; a few are not encoded as they should be. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}
const raw = fc.constantFrom("%", "%zz", "%c3", "%00", "%ed%a0%80", "a&b", "a=b", "+", "#x", "[]", ";", "%2f", "%2e%2e");

function valueOf(name: string): fc.Arbitrary<string> {
  const known = KNOWN[name];
  return fc.oneof(
    { weight: known ? 12 : 0, arbitrary: fc.constantFrom(...(known ?? ["x"])).map(encode) },
    { weight: 2, arbitrary: garbage.map(encode) },
    { weight: 1, arbitrary: raw },
  );
}

const strangeName = fc.oneof(
  fc.constantFrom("x", "plce", "__proto__", "constructor", "toString", "place[]", "place[x]", "year.", "Year", ""),
  fc.string({ unit: "binary", maxLength: 4 }),
);

type Question = { readonly target: (typeof TARGETS)[number]; readonly url: string; readonly names: readonly string[] };

const question: fc.Arbitrary<Question> = fc.constantFrom(...TARGETS).chain((target) => {
  const part = (name: string) => valueOf(name).map((value) => ({ name: encode(name), value }));
  const known = fc.tuple(...target.query.map((name) => fc.option(part(name), { freq: 1, nil: undefined })));
  const strange = fc.oneof(
    { weight: 7, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.tuple(strangeName, garbage).map(([name, value]) => ({ name: encode(name), value: encode(value) })),
    },
  );
  const twice = fc.nat({ max: 12 });
  return fc.tuple(fc.tuple(...target.params.map(valueOf)), known, strange, twice).map(([values, some, extra, again]) => {
    const parts = [...some, extra].flatMap((one) => one ?? []);
    const repeated = parts[again];
    if (repeated) parts.push(repeated);
    const path = target.params.reduce((filled, name, i) => filled.replace(`:${name}`, () => values[i] ?? ""), target.path);
    const search = parts.map(({ name, value }) => `${name}=${value}`).join("&");
    return { target, url: search === "" ? path : `${path}?${search}`, names: parts.map(({ name }) => name) };
  });
});

const LANGUAGES = ["vi", "en", "en;q=0.5, vi;q=0.1", ";;q=,", "*"];
/** Refusals that are about the request as a whole. */
const WHOLE = new Set([
  "REQUEST_BROKEN",
  "PATH_UNKNOWN",
  "AUTHORITY_NEEDED",
  "REPORT_UNBOUND",
  "SIGN_IN_NEEDED",
  "ACTION_REFUSED",
]);
const ANY_ROUTE = new Set([
  "PARAMETER_UNKNOWN",
  "PARAMETER_INVALID",
  "PARAMETER_MISSING",
  "REQUEST_BROKEN",
  "PATH_UNKNOWN",
  "SIGN_IN_NEEDED",
  "ACTION_REFUSED",
]);

test("[W1] [W2] [W3] whatever is asked of any route is answered, or refused by name; nothing is a fault", async () => {
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      question,
      fc.constantFrom(...LANGUAGES),
      fc.boolean(),
      fc.boolean(),
      async ({ target, url, names }, language, again, isSigned) => {
        const headers = { "accept-language": language, ...(isSigned ? { cookie: ALL } : {}) };
        const reply = await app.inject({ method: "GET", url, headers });
        const { statusCode: status } = reply;
        seen.set(status, (seen.get(status) ?? 0) + 1);
        expect(faults, url).toEqual([]);
        expect([200, 400, 401, 403, 404, 409], `${url} ${reply.body.slice(0, 300)}`).toContain(status);
        if (status === 200) {
          const tag = String(reply.headers.etag);
          if (again)
            expect(
              (await app.inject({ method: "GET", url, headers: { ...headers, "if-none-match": tag } })).statusCode,
              url,
            ).toBe(304);
          return;
        }
        expect(reply.headers["content-type"], url).toMatch(/^application\/problem\+json/);
        const body = problemReply.parse(reply.json());
        expect(body.status, url).toBe(status);
        expect(body.detail, url).not.toBe("");
        for (const one of [body, ...(body.problems ?? [])]) {
          expect(ANY_ROUTE.has(one.code) || target.problems.has(one.code), `${one.code} is not promised: ${url}`).toBe(true);
          if (WHOLE.has(one.code)) continue;
          const known = [...target.params, ...target.query];
          if (one.code === "PARAMETER_UNKNOWN")
            expect(
              names.map((name) => decodeURIComponent(name)),
              url,
            ).toContain(one.parameter);
          else expect(known, `${url} ${reply.body}`).toContain(one.parameter);
        }
      },
    ),
    { numRuns: 6_000, interruptAfterTimeLimit: 75_000, markInterruptAsFailure: false },
  );
  expect(seen.get(200)).toBeGreaterThan(50);
  expect(seen.get(400)).toBeGreaterThan(50);
}, 180_000);
