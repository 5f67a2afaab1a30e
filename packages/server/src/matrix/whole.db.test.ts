import type { Entry } from "@kehoach/core/pack/pack";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTarget } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { applyValues, COUNTRY, makePlace, NATION, PROVINCE, sayValue, TREE } from "../../test/total-site.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";
import { loadTotals } from "./read.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await makeTestDatabase();
});
afterAll(async () => {
  await own.drop();
});

const output = (place: string, entered: string, period = "2030-M06"): Entry<"values"> =>
  sayValue(place, entered, { indicator: "crops.output", period });
const area = (place: string, entered: string, period = "2030-M06"): Entry<"values"> => sayValue(place, entered, { period });

/** The whole answer, and as known on a day. */
async function ask(place: string, period: string, more: { readonly span?: "cumulative"; readonly knownAt?: string } = {}) {
  const found = await inSnapshot(own.db, SYSTEM, (tx) =>
    loadTotals(tx, SYSTEM, { authority: "prov", place, period, span: "period", ...more }, "vi"),
  );
  if (!found.ok) throw new Error(found.problems[0].code);
  return found.value;
}

async function rowOf(indicator: string, place: string, period: string, span: "period" | "cumulative" = "period") {
  const found = await inSnapshot(own.db, SYSTEM, (tx) =>
    loadTotals(tx, SYSTEM, { authority: "prov", place, period, span }, "vi"),
  );
  if (!found.ok) throw new Error(found.problems[0].code);
  return found.value.rows.find((row) => row.indicator === indicator);
}

test("[V13] [V18] a ratio is of sums of every period: one part of three months and the other of one make none", async () => {
  const months = ["01", "02", "03"].map((month) => `2030-M${month}`);
  const outputs = ["N1", "N2"].flatMap((place) => months.map((month) => output(place, "100", month)));
  const areasOf = (list: readonly string[]) => ["N1", "N2"].flatMap((place) => list.map((month) => area(place, "10", month)));
  await applyValues(own, [...outputs, ...areasOf(["2030-M03"])]);
  expect(await rowOf("crops.yield", "N", "2030-M03", "cumulative")).toBeUndefined();
  expect(await rowOf("crops.yield", "N", "2030-M03")).toMatchObject({ total: { value: "10", places: 2 } });
  expect(await rowOf("crops.yield", "P", "2030-M03", "cumulative")).toBeUndefined();
  await applyValues(own, [...outputs, ...areasOf(months)]);
  expect(await rowOf("crops.yield", "N", "2030-M03", "cumulative")).toMatchObject({
    total: { value: "10", places: 2, parts: 3 },
    cells: [
      { value: "10", parts: 3 },
      { value: "10", parts: 3 },
    ],
  });
});

test("[V13] [V17] a ratio is of the same places: as many others make none, at a place and at the one above it", async () => {
  await applyValues(own, [output("N1", "100"), area("N2", "4")]);
  expect(await rowOf("crops.yield", "N", "2030-M06")).toBeUndefined();
  await applyValues(own, [output("N1", "100"), area("N1", "20"), area("N2", "20")]);
  expect(await rowOf("crops.yield", "N", "2030-M06")).toMatchObject({
    total: null,
    cells: [{ value: "5", from: "parts" }, null],
  });
  // Half of the output over the whole of the area.
  expect(await rowOf("crops.yield", "P", "2030-M06")).toBeUndefined();
  // One commune has said both, the other nothing: of that one it is.
  await applyValues(own, [output("N1", "100"), area("N1", "20")]);
  expect(await rowOf("crops.yield", "N", "2030-M06")).toMatchObject({ total: { value: "5", places: 1 } });
  // The district speaks for both.
  await applyValues(own, [output("N", "90"), area("N", "30"), area("N1", "20")]);
  expect(await rowOf("crops.yield", "P", "2030-M06")).toMatchObject({
    total: { value: "3", places: 2 },
    cells: [{ value: "3", from: "parts" }, null],
  });
});

test("[V17] [V18] after a merger those that lacked before it are lacking in the sum: no difference, and not every place", async () => {
  const merged = [
    ...TREE.filter(({ code }) => code !== "N1" && code !== "N2"),
    makePlace("N1", "commune", "N", { validTo: "2030-03-01" }),
    makePlace("N2", "commune", "N", { validTo: "2030-03-01" }),
    makePlace("N3", "commune", "N", { validFrom: "2030-03-01" }),
  ];
  const months = ["2030-M01", "2030-M02", "2030-M03"];
  const said = [...months.map((month) => area("N", "40", month)), ...months.slice(0, 2).map((month) => area("N1", "10", month))];
  await applyValues(own, [...said, area("N3", "30", "2030-M03")], merged);
  expect(await rowOf("crops.area", "N", "2030-M03", "cumulative")).toMatchObject({
    own: { value: "120", parts: 3 },
    total: { value: "50", places: 0, parts: 3 },
    difference: null,
  });
  const others = months.slice(0, 2).map((month) => area("N2", "30", month));
  await applyValues(own, [...said, ...others, area("N3", "40", "2030-M03")], merged);
  expect(await rowOf("crops.area", "N", "2030-M03", "cumulative")).toMatchObject({
    total: { value: "120", places: 1, parts: 3 },
    difference: "0",
  });
});

test("[V42] from the start of the year the plan of each place with what is due by the end of the period; percent and pace only of what is whole", async () => {
  const months = ["2030-M01", "2030-M02", "2030-M03"];
  const said = months.flatMap((month) => [area("N1", "30", month), area("S1", "1", month)]);
  const targets = [
    makeTarget({ place: "N1", entered: "365" }),
    makeTarget({ place: "N2", entered: "36,5" }),
    makeTarget({ place: "N", entered: "400" }),
    makeTarget({ place: "P", entered: "730", qualifiers: ["at-most"] }),
  ];
  const values = [...said, ...months.slice(0, 2).map((month) => area("N2", "5", month))];
  await applyValues(own, values, TREE, { ...PROVINCE, targets });
  const row = await rowOf("crops.area", "N", "2030-M03", "cumulative");
  // 90 of 365 days: February has 28.
  expect(row).toMatchObject({
    total: { value: "100", places: 1, parts: 3 },
    plan: { target: "400", due: "98.63", percent: null, isOnCourse: null },
    plans: [
      { target: "365", due: "90.00", percent: "24.66", isOnCourse: true },
      { target: "36.5", due: "9.00", percent: null, isOnCourse: null },
    ],
  });
  expect(await rowOf("crops.area", "N", "2030-M03")).toMatchObject({ plan: null, plans: [] });
  // One in two has a plan; a place that has said nothing has one too.
  await applyValues(own, [...values, area("N2", "4", "2030-M03")], TREE, { ...PROVINCE, targets: targets.slice(1, 2) });
  expect(await rowOf("crops.area", "N", "2030-M03", "cumulative")).toMatchObject({
    plan: null,
    plans: [null, { percent: "38.36", isOnCourse: true }],
  });
  await applyValues(own, [...values, area("N2", "2", "2030-M03"), ...months.map((month) => area("S2", "30", month))], TREE, {
    ...PROVINCE,
    targets,
  });
  // More than is due of what has a bound above is behind.
  expect(await rowOf("crops.area", "P", "2030-M03", "cumulative")).toMatchObject({
    total: { value: "195", places: 4 },
    plan: { due: "180.00", percent: "26.71", isLimit: true, isOnCourse: false },
    plans: [{ percent: "25.50", isOnCourse: true }, null],
  });
  // What stands beside a percentage is what it is of: of a total that lacks some, what the place says itself.
  await applyValues(own, [...values, ...months.map((month) => area("N", "20", month))], TREE, { ...PROVINCE, targets });
  expect(await rowOf("crops.area", "N", "2030-M03", "cumulative")).toMatchObject({
    total: { value: "100", places: 1 },
    own: { value: "60" },
    plan: { reached: "60", percent: "15.00" },
  });
  // A year of its own is the year so far.
  await applyValues(own, [area("N1", "300", "2030")], TREE, { ...PROVINCE, targets });
  expect(await rowOf("crops.area", "N1", "2030")).toMatchObject({
    plan: { target: "365", due: "365.00", percent: "82.19", isOnCourse: false },
  });
  // What begins in March is not what is due since January.
  await applyValues(own, [area("N1", "90", "2030-03-01..2030-06-01")], TREE, { ...PROVINCE, targets });
  expect(await rowOf("crops.area", "N", "2030-03-01..2030-06-01", "cumulative")).toMatchObject({ plan: null, plans: [] });
});

/** N1 and N2 became N3 in March; D lies under N3 from then on. */
const MERGED = [
  ...TREE.filter(({ code }) => code !== "N1" && code !== "N2"),
  makePlace("N1", "commune", "N", { validTo: "2030-03-01" }),
  makePlace("N2", "commune", "N", { validTo: "2030-03-01" }),
  makePlace("N3", "commune", "N", { validFrom: "2030-03-01" }),
];
const MONTHS = ["2029-M03", "2030-M01", "2030-M02", "2030-M03"];
const figure = fc.record({
  place: fc.constantFrom("P", "N", "S", "N1", "N2", "N3", "S1", "S2"),
  period: fc.constantFrom(...MONTHS),
  indicator: fc.constantFrom("crops.area", "crops.output"),
  status: fc.constantFrom("reported", "preliminary" as const),
  entered: fc.option(
    fc.integer({ min: 0, max: 9_999 }).map((units) => `${Math.trunc(units / 100)},${String(units % 100).padStart(2, "0")}`),
    { nil: undefined },
  ),
});
const nameOf = (one: { place: string; period: string; indicator: string; status: string }) =>
  `${one.place} ${one.period} ${one.indicator} ${one.status}`;
/** A pack says nothing of a place that does not live. */
const isAlive = ({ place, period }: { place: string; period: string }): boolean =>
  place === "N3" ? period === "2030-M03" : !(["N1", "N2"].includes(place) && period === "2030-M03");
const figures = fc.uniqueArray(figure.filter(isAlive), { selector: nameOf, minLength: 10, maxLength: 40 });

test("[V44] as known today totals are what is kept, and as known on a day before what was kept then, whatever was said since", async () => {
  const ways = ["P", "N"].flatMap((place) => [
    [place, "2030-M03", {}] as const,
    [place, "2030-M03", { span: "cumulative" }] as const,
    [place, "2030-M02", {}] as const,
  ]);
  const look = (knownAt?: string) =>
    ways.reduce<Promise<unknown[]>>(
      async (before, [place, period, more]) => [
        ...(await before),
        { ...(await ask(place, period, { ...more, ...(knownAt === undefined ? {} : { knownAt }) })), knownAt: null },
      ],
      Promise.resolve([]),
    );
  await fc.assert(
    fc.asyncProperty(figures, figures, async (first, second) => {
      const toValues = (list: typeof first) => list.map(({ place, entered, ...more }) => sayValue(place, entered, more));
      await applyValues(own, [], MERGED);
      await applyValues(own, toValues(first), MERGED, { ...PROVINCE, knownAt: "2030-04-05" });
      const kept = await look();
      expect(await look("2030-04-05")).toEqual(kept);
      // Some are said anew with another figure, some are new; what was known before stays in the pack.
      const said = new Map(first.map((one) => [nameOf(one), one.entered]));
      const changed = second.filter((one) => !said.has(nameOf(one)) || said.get(nameOf(one)) !== one.entered);
      const values = [...toValues(first).map((one) => ({ ...one, knownAt: "2030-04-05" })), ...toValues(changed)];
      await applyValues(own, values, MERGED, { ...PROVINCE, knownAt: "2030-05-05" });
      expect(await look("2030-05-05")).toEqual(await look());
      expect(await look("2030-05-04")).toEqual(kept);
      expect((await ask("P", "2030-M03", { knownAt: "2030-04-04" })).rows).toEqual([]);
    }),
    { numRuns: 2, endOnFailure: true },
  );
});

test("[V10] [V11] [V17] from the country through a province and its district to a commune every level has its own total, and the way back up", async () => {
  const said = [area("V111", "10"), area("V112", "20"), area("V12", "5"), area("V11", "31")];
  await applyValues(own, said, COUNTRY, NATION);
  const at = async (place: string) => {
    const found = await inSnapshot(own.db, SYSTEM, (tx) =>
      loadTotals(tx, SYSTEM, { authority: "nation", place, period: "2030-M06", span: "period" }, "vi"),
    );
    if (!found.ok) throw new Error(found.problems[0].code);
    const { above, places, expected, rows } = found.value;
    const [row] = rows;
    return {
      above: above.map(({ code }) => code),
      below: places.map(({ place: { code }, leaves, hasBelow }) => [code, leaves, hasBelow]),
      expected,
      own: row?.own?.value,
      total: row?.total && [row.total.value, row.total.places],
      difference: row?.difference,
      cells: row?.cells.map((cell) => cell && [cell.value, cell.from]),
      missing: row?.missing,
    };
  };
  // The district speaks for its communes above; the province counts three places of which one is a town right below it.
  expect(await at("V")).toEqual({
    above: [],
    below: [
      ["V1", 3, true],
      ["V2", 1, true],
    ],
    expected: 4,
    own: undefined,
    total: ["36", 3],
    difference: null,
    cells: [["36", "total"], null],
    missing: ["tỉnh Hai"],
  });
  expect(await at("V1")).toMatchObject({
    above: ["V"],
    below: [
      ["V11", 2, true],
      ["V12", 1, false],
    ],
    total: ["36", 3],
    cells: [
      ["31", "own"],
      ["5", "own"],
    ],
    missing: [],
  });
  expect(await at("V11")).toMatchObject({ above: ["V", "V1"], own: "31", total: ["30", 2], difference: "1" });
  expect(await at("V111")).toMatchObject({ above: ["V", "V1", "V11"], below: [], expected: 0, own: "10", total: null });
});

test("[V17] [V13] a table too wide for its cells tells the same of every line, its ratios and who lacks something, as one that shows them", async () => {
  const look = async (mostCells: number, span: "period" | "cumulative") => {
    const where = { authority: "prov", place: "P", period: "2030-M03", span };
    const found = await inSnapshot(own.db, SYSTEM, (tx) => loadTotals(tx, SYSTEM, where, "vi", mostCells));
    if (!found.ok) throw new Error(found.problems[0].code);
    return { wide: found.value.wide, rows: found.value.rows.map(({ cells: _cells, plans: _plans, ...row }) => row) };
  };
  const said = fc.record({
    place: fc.constantFrom("N", "S", "N1", "N2", "S1", "S2"),
    month: fc.constantFrom("2030-M02", "2030-M03"),
    isArea: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(said, { maxLength: 24, selector: (one) => JSON.stringify(one) }), async (list) => {
      await applyValues(
        own,
        list.map(({ place, month, isArea }) => (isArea ? area : output)(place, "10", month)),
      );
      for (const span of ["period", "cumulative"] as const) {
        const [narrow, wide] = [await look(6_000, span), await look(0, span)];
        expect(wide.rows).toEqual(narrow.rows);
        expect([narrow.wide, wide.wide]).toEqual([false, narrow.rows.length > 0 || wide.wide]);
      }
    }),
    { numRuns: 12 },
  );
});
