import type { PackFiles } from "@kehoach/core/pack/pack";
import { readSheets } from "@kehoach/documents/import/read-sheets";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyOf } from "../../test/people-site.ts";
import { makeChain, makeValue } from "../../test/small-pack.ts";
import { makeSubmissionSite, type SubmissionSite } from "../../test/submission-site.ts";
import { applyPack } from "../pack/apply.ts";

let site: SubmissionSite;
let north: PackFiles | undefined;
const PERIOD = "2030-M05";

/** An indicator that is computed: pigs by the hectare; what communes have said in a month of this year and of the one before. */
function extend(pack: PackFiles): PackFiles {
  if (pack.manifest.authority?.code !== "north") return pack;
  const [area] = pack.indicators.get("crops") ?? [];
  if (!area) throw new Error("the small pack has an indicator");
  const { additive: _additive, ...rest } = area;
  const density = {
    ...rest,
    code: "herd.density",
    name: "Lợn trên một ha",
    unit: "head-per-ha",
    nature: "ratio" as const,
    formula: "[herd.pigs] / [crops.area]",
    additive: { places: false, time: false, dimensions: [] },
  };
  const said = (place: string, indicator: string, entered: string, period = PERIOD) =>
    makeValue({
      place,
      indicator,
      entered,
      period,
      series: "own",
      unit: indicator === "crops.area" ? "ha" : "head",
      source: { line: 1 },
    });
  north = {
    ...pack,
    units: [...pack.units, { code: "head-per-ha", name: "con/ha", dimension: "count-per-area", factor: "1", whole: false }],
    indicators: new Map([...pack.indicators, ["herd", [...(pack.indicators.get("herd") ?? []), density]]]),
    values: new Map([
      [
        "crops",
        [
          ...(pack.values.get("crops") ?? []),
          said("N1", "crops.area", "10"),
          said("N2", "crops.area", "30"),
          said("N", "crops.area", "41"),
          said("N1", "crops.area", "8", "2029-M05"),
          said("N1", "crops.area", "10", "2030-M04"),
          said("N2", "crops.area", "30", "2030-M04"),
        ],
      ],
      [
        "herd",
        [
          said("N1", "herd.pigs", "50"),
          ...["N1", "N2"].map((place, at) => said(place, "herd.pigs", at === 0 ? "50" : "70", "2030-M04")),
        ],
      ],
    ]),
  };
  return north;
}

beforeAll(async () => {
  site = await makeSubmissionSite(extend);
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("binh", { role: "officer", place: "N2" });
  await site.makeUser("lead", { role: "leader", place: "N" });
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

const matrix = async (as: string, more = "") => (await site.get(as, `totals?authority=north&period=${PERIOD}${more}`)).body;
const rowOf = (body: { readonly rows: readonly { readonly indicator: string }[] }, code: string) =>
  body.rows.find(({ indicator }) => indicator === code);

test("[V17] [V13] own figure and total side by side with who is missing; a ratio is computed for each place from its parts", async () => {
  const body = await matrix("lead", `&place=${keyOf("N")}`);
  expect(body).toMatchObject({
    place: { code: "N" },
    above: [],
    expected: 2,
    wide: false,
    places: [{ place: { code: "N1" }, hasBelow: false }, { place: { code: "N2" } }],
  });
  expect(body.periods).toContainEqual({ period: PERIOD, periodName: "tháng 5/2030" });
  expect(rowOf(body, "crops.area")).toMatchObject({
    own: { value: "41", status: "reported" },
    total: { value: "40", places: 2, weakest: "reported" },
    difference: "1",
    before: "8",
    beforePlaces: 1,
    beforeParts: 1,
    cells: [
      { value: "10", from: "own" },
      { value: "30", from: "own" },
    ],
    missing: [],
  });
  expect(rowOf(body, "herd.pigs")).toMatchObject({
    own: null,
    total: { value: "50", places: 1 },
    difference: null,
    cells: [{ value: "50" }, null],
    missing: ["xã N2"],
    missingCount: 1,
  });
  // Of the whole district there is none: its parts are not of the same places.
  expect(rowOf(body, "herd.density")).toMatchObject({
    total: null,
    cells: [{ value: "5", from: "parts" }, null],
  });
  const april = (await site.get("lead", `totals?authority=north&period=2030-M04&place=${keyOf("N")}`)).body;
  // It is of the totals, and not the mean of the ratios.
  expect(rowOf(april, "herd.density")).toMatchObject({ total: { value: "3", places: 2, weakest: null } });
  expect(body.sectors).toMatchObject([
    { code: "crops", rows: 1 },
    { code: "herd", rows: 2 },
  ]);
  expect((await matrix("lead", `&place=${keyOf("N")}&sector=herd`)).rows).toHaveLength(2);
  // Of one indicator: what it is computed from is read, and not shown; the periods are those in which any of it is known.
  const one = await matrix("lead", `&place=${keyOf("N")}&indicator=herd.density`);
  expect(one.rows).toEqual([rowOf(body, "herd.density")]);
  expect(one.periods.map(({ period }: { period: string }) => period)).not.toContain("2030");
  expect(await site.get("lead", "totals?authority=north&indicator=nope")).toMatchObject({
    status: 404,
    code: "INDICATOR_UNKNOWN",
  });
});

test("[V18] from the start of the year what adds up over time is added up, with how many of the months it is of; a stock is that of the last month", async () => {
  const body = await matrix("lead", `&place=${keyOf("N")}&span=cumulative`);
  expect(body).toMatchObject({ span: "cumulative", parts: 5 });
  expect(rowOf(body, "crops.area")).toMatchObject({
    own: { value: "41", parts: 1 },
    total: { value: "80", places: 2, parts: 2 },
    difference: null,
    cells: [
      { value: "20", parts: 2, from: "own" },
      { value: "60", parts: 2, from: "own" },
    ],
  });
  expect(rowOf(body, "herd.pigs")).toMatchObject({ parts: 1, total: { value: "50", places: 1, parts: 1 } });
  expect(rowOf(body, "crops.area")).toMatchObject({ parts: 5 });
});

test("[V17] [X6] who works in a commune sees his own place, and neither the total above nor his neighbour", async () => {
  const own = await matrix("an");
  expect(own).toMatchObject({ place: { code: "N1" }, above: [], places: [], expected: 0 });
  expect(await matrix("lead", `&place=${keyOf("N1")}`)).toMatchObject({ place: { code: "N1" }, above: [{ code: "N" }] });
  expect(rowOf(own, "crops.area")).toMatchObject({ own: { value: "10" }, total: null });
  expect(await site.get("an", `totals?authority=north&place=${keyOf("N")}&period=${PERIOD}`)).toMatchObject({
    status: 403,
    code: "PLACE_OUT_OF_SCOPE",
  });
  expect(await site.get("lead", "totals?authority=north&sector=nope")).toMatchObject({ status: 404, code: "SECTOR_UNKNOWN" });
  expect(await site.get("lead", "totals?authority=north&period=xx")).toMatchObject({ status: 400, code: "PARAMETER_INVALID" });
});

test("[V44] [X6] as known on a day each sees what he sees now; the answer says the day, and before anything was known there is nothing", async () => {
  for (const [who, place] of [
    ["lead", "N"],
    ["an", "N1"],
  ] as const)
    for (const span of ["period", "cumulative"]) {
      const now = await matrix(who, `&place=${keyOf(place)}&span=${span}`);
      expect(now.knownAt).toBeNull();
      const then = await matrix(who, `&place=${keyOf(place)}&span=${span}&knownAt=2031-12-31`);
      expect(then).toEqual({ ...now, knownAt: "2031-12-31" });
      expect(await matrix(who, `&place=${keyOf(place)}&span=${span}&knownAt=2029-01-01`)).toMatchObject({
        rows: [],
        periods: [],
      });
    }
  expect(await site.get("an", `totals?authority=north&place=${keyOf("N")}&period=${PERIOD}&knownAt=2031-12-31`)).toMatchObject({
    status: 403,
    code: "PLACE_OUT_OF_SCOPE",
  });
  expect((await site.get("lead", "totals?authority=north&knownAt=2031-02-30")).status).toBe(400);
});

test("[V16] what is sent and not approved counts in a reading of its own, in the place of what was said before; nothing kept changes", async () => {
  site.clock.day = "2030-06-03";
  const cells = [
    { row: "crops.area", column: "now", base: 0, text: "31" },
    { row: "herd.pigs", column: "now", base: 0, text: "70" },
  ];
  const sent = await site.submit("binh", 0, { cells }, { place: keyOf("N2"), period: PERIOD });
  expect(sent.status).toBe(200);
  const ahead = (await site.get("lead", `totals/unapproved?authority=north&place=${keyOf("N")}&period=${PERIOD}`)).body;
  expect(ahead).toMatchObject({ waiting: 1 });
  expect(rowOf(ahead, "crops.area")).toMatchObject({
    name: "Diện tích",
    unit: "ha",
    sectorName: "Trồng trọt",
    total: { value: "41", places: 2 },
  });
  expect(rowOf(ahead, "herd.pigs")).toMatchObject({ total: { value: "120", places: 2 } });
  expect(rowOf(await matrix("lead", `&place=${keyOf("N")}`), "crops.area")).toMatchObject({ total: { value: "40" } });
  expect((await site.get(undefined, `totals/unapproved?authority=north&period=${PERIOD}`)).status).toBe(401);
});

test("[V31] the workbook has the figures of the matrix, for who sees it; what is missing is empty, and what is not approved is not in it", async () => {
  const file = async (as: string | undefined, more: string) =>
    site.app.inject({
      url: `/api/v1/totals.xlsx?authority=north&period=${PERIOD}${more}`,
      headers: as === undefined ? {} : { cookie: `as=${as}` },
    });
  const reply = await file("lead", `&place=${keyOf("N")}`);
  expect([reply.statusCode, reply.headers["content-disposition"]]).toEqual([
    200,
    expect.stringContaining('filename="tong-hop-N-2030-M05.xlsx"'),
  ]);
  const read = await readSheets("tong-hop.xlsx", new Uint8Array(reply.rawPayload));
  if (!read.ok) throw new Error(read.problems[0].code);
  const [sheet] = read.value;
  const shown = (row: number): readonly string[] =>
    sheet?.cells.filter((cell) => cell.row === row).map((cell) => cell.shown) ?? [];
  const rowNamed = (name: string): readonly string[] => shown(sheet?.cells.find((cell) => cell.shown === name)?.row ?? -1);
  const [area = "", pigs = ""] = (await matrix("lead", `&place=${keyOf("N")}`)).rows.map(({ name }: { name: string }) => name);
  expect(rowNamed(area).filter((text) => text !== "")).toEqual([
    area,
    "ha",
    "41,00",
    "40,00",
    "2",
    "1,00",
    "8,00",
    "10,00",
    "30,00",
  ]);
  expect(rowNamed(pigs).filter((text) => text !== "")).toEqual([pigs, "con", "50", "1", "xã N2", "50"]);
  const text = JSON.stringify(sheet?.cells.map((cell) => cell.shown));
  for (const said of ["Nơi: huyện N", "Kỳ: tháng 5/2030", "xã N1"]) expect(text).toContain(said);
  expect(text).not.toContain("120");
  expect((await file("lead", `&place=${keyOf("N")}&sector=crops`)).headers["content-disposition"]).toContain(
    "2030-M05-crops.xlsx",
  );
  expect((await file("an", `&place=${keyOf("N")}`)).json()).toMatchObject({ status: 403, code: "PLACE_OUT_OF_SCOPE" });
});

test("[V16] what a register judges no form changes, sent or not", async () => {
  const [base] = makeChain({});
  if (!base || !north) throw new Error("the site has a pack");
  const indicators = new Map(
    [...north.indicators].map(([sector, list]) => [
      sector,
      list.map((one) => (one.code === "herd.pigs" ? { ...one, judgedBy: "register" as const } : one)),
    ]),
  );
  expect((await applyPack(site.own.db, [base, { ...north, indicators }], { actor: "test" })).ok).toBe(true);
  const { body } = await site.get("lead", `totals/unapproved?authority=north&place=${keyOf("N")}&period=${PERIOD}`);
  expect(body.rows.map(({ indicator }: { indicator: string }) => indicator)).toEqual(["crops.area"]);
});
