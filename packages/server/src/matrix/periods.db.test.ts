import type { Entry } from "@kehoach/core/pack/pack";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { applyValues, makePlace, sayValue, TREE } from "../../test/total-site.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";
import { makePeriodsFile } from "./file.ts";
import type { Where } from "./frame.ts";
import { loadTotalPeriods, type PeriodsReply } from "./periods.ts";
import { loadTotals } from "./read.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await makeTestDatabase();
});
afterAll(async () => {
  await own.drop();
});

const area = (place: string, month: string, entered: string): Entry<"values"> =>
  sayValue(place, entered, { period: `2030-M${month}` });
const output = (place: string, month: string, entered: string): Entry<"values"> =>
  sayValue(place, entered, { indicator: "crops.output", period: `2030-M${month}` });

async function ask(where: Where): Promise<PeriodsReply> {
  const found = await inSnapshot(own.db, SYSTEM, (tx) =>
    loadTotalPeriods(tx, SYSTEM, { authority: "prov", place: "P", period: "2030-M06", ...where }, "vi"),
  );
  if (!found.ok) throw new Error(found.problems[0].code);
  return found.value;
}
const rowOf = ({ rows }: PeriodsReply, indicator: string, place = "P") =>
  rows.find((row) => row.indicator === indicator && row.place.code === place);
/** Months of which something is known, each with its cell in short. */
const shown = (row: PeriodsReply["rows"][number] | undefined) =>
  Object.fromEntries(
    (row?.cells ?? []).flatMap((cell, at) => (cell ? [[at + 1, `${cell.value} ${cell.from} ${cell.places}/${cell.of}`]] : [])),
  );

test("[V45] months side by side: of each what the place says, else what is below it and of how many; they add up; a ratio is of the same places", async () => {
  await applyValues(own, [
    ...["01", "02"].flatMap((month) => ["N1", "N2", "S1", "S2"].map((place) => area(place, month, "10"))),
    area("N1", "03", "5"),
    area("P", "04", "50"),
    ...["N1", "N2", "S1", "S2"].map((place) => output(place, "01", "30")),
    output("N2", "03", "9"),
  ]);
  const found = await ask({});
  expect(found).toMatchObject({ by: "indicators", wide: false, periodName: "tháng 6/2030" });
  expect(found.periods.map(({ period }) => period)).toHaveLength(12);
  const areas = rowOf(found, "crops.area");
  expect(shown(areas)).toEqual({ 1: "40 total 4/4", 2: "40 total 4/4", 3: "5 total 1/4", 4: "50 own 4/4" });
  expect(areas).toMatchObject({ sum: { value: "135", parts: 4 }, hasBelow: true });
  // In March one commune has said one part and another one the other: that is no yield.
  expect(shown(rowOf(found, "crops.yield"))).toEqual({ 1: "3 parts 4/4" });
  expect(rowOf(found, "crops.yield")?.sum).toBeNull();
});

test("[V45] of one indicator a row for each place, drilled down; what is shown is what the matrix of the period shows", async () => {
  const found = await ask({ indicator: "crops.area" });
  expect(found.by).toBe("places");
  expect(found.rows.map(({ place }) => place.code)).toEqual(["P", "N", "S"]);
  expect(shown(rowOf(found, "crops.area", "N"))).toEqual({ 1: "20 total 2/2", 2: "20 total 2/2", 3: "5 total 1/2" });
  const below = await ask({ indicator: "crops.area", place: "N" });
  expect(below.rows.map(({ place, sum }) => [place.code, sum?.value])).toEqual([
    ["N", "45"],
    ["N1", "25"],
    ["N2", "20"],
  ]);
  const month = await inSnapshot(own.db, SYSTEM, (tx) =>
    loadTotals(tx, SYSTEM, { authority: "prov", place: "P", period: "2030-M03", span: "period" }, "vi"),
  );
  if (!month.ok) throw new Error("the matrix is there");
  const row = month.value.rows.find(({ indicator }) => indicator === "crops.area");
  expect(found.rows.slice(1).map(({ cells }) => cells[2]?.value ?? null)).toEqual(row?.cells.map((cell) => cell?.value ?? null));
});

test("[V45] [V12] a commune that ends in the year stands in the months it lived; as known before, nothing was", async () => {
  const places = TREE.map((one) => (one.code === "N1" ? makePlace("N1", "commune", "N", { validTo: "2030-03-01" }) : one));
  await applyValues(own, [area("N1", "02", "3"), area("N2", "03", "4")], places);
  const found = await ask({ indicator: "crops.area", place: "N" });
  expect(found.rows.map(({ place, lives }) => [place.code, lives.filter((one) => one).length])).toEqual([
    ["N", 12],
    ["N1", 2],
    ["N2", 12],
  ]);
  expect((await ask({ indicator: "crops.area", knownAt: "2029-01-01" })).rows).toEqual([]);
});

test("[V31] [V45] as a workbook: named after what is in it, the same bytes again", async () => {
  const found = await ask({ indicator: "crops.area" });
  const file = await makePeriodsFile(found, "DỮ LIỆU THỬ", undefined);
  expect(file.fileName).toBe("qua-cac-ky-P-2030-M06-crops.area.xlsx");
  expect(await makePeriodsFile(found, "DỮ LIỆU THỬ", undefined)).toEqual(file);
});
