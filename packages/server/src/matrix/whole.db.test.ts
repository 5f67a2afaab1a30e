import type { Entry } from "@kehoach/core/pack/pack";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTarget } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { applyValues, makePlace, PROVINCE, sayValue, TREE } from "../../test/total-site.ts";
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
    plan: { due: "180.00", percent: "26.71", isOnCourse: false },
    plans: [{ percent: "25.50", isOnCourse: true }, null],
  });
});
