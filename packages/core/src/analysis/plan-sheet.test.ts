import { describe, expect, test } from "vitest";
import { DISTRICT, makeBook, makeIndicator, makeKey, makeRef, makeTarget, makeValue, makeYear, YEAR } from "../../test/make.ts";
import type { Period } from "../period/period.ts";
import { decimal } from "../quantity/decimal.ts";
import { compareFigures, listAssignments, listPlanRows, policyOf } from "./plan-sheet.ts";

const [NORTH, SOUTH] = [makeKey("N"), makeKey("S")];
const FIVE: Period = { calendar: "solar", kind: "span", start: "2021-01-01", end: "2026-01-01" };
const area = makeIndicator("a.area");
const share = makeIndicator("b.share", { nature: "ratio", additive: { places: false, time: false, dimensions: [] } });
const extra = makeIndicator("a.extra");

const book = makeBook({
  indicators: [area, share, extra],
  headlines: [{ period: YEAR, indicators: ["b.share", "a.area"] }],
  targets: [
    makeTarget("a.area", "100", { assigner: "council" }),
    makeTarget("a.area", "110", { assigner: "province" }),
    makeTarget("a.area", "40", { assigner: "council", breakdown: { sex: "female" } }),
    makeTarget("a.area", "60", { assigner: "council", place: NORTH }),
    makeTarget("a.area", "30", { assigner: "council", place: SOUTH }),
    makeTarget("a.area", "45", { assigner: "council", place: SOUTH, state: "proposed", knownAt: "2024-01-05" }),
    makeTarget("a.area", "90", { assigner: "council", period: makeYear(2022) }),
    makeTarget("a.area", "500", { assigner: "council", period: FIVE }),
    makeTarget("a.extra", "7", { assigner: "council" }),
    makeTarget("b.share", "62", { assigner: "council" }),
  ],
  values: [
    makeValue("a.area", "80", { period: makeYear(2022) }),
    makeValue("a.area", "95", { key: { status: "estimate" } }),
    makeValue("b.share", "60.5", { period: makeYear(2022) }),
    makeValue("b.share", "61", {}),
  ],
});
const rows = listPlanRows(book, DISTRICT, YEAR, [NORTH, SOUTH], { assigner: "council" });
const named = (name: string) => {
  const row = rows.find(({ indicator, cell }) => indicator.code === name && cell.breakdown.length === 0);
  if (!row) throw new Error(`no line ${name}`);
  return row;
};

describe("the lines of a plan", () => {
  test("[T6] headlines in their order with their breakdowns, then the rest", () => {
    expect(rows.map(({ indicator, cell }) => [indicator.code, cell.breakdown.length])).toEqual([
      ["b.share", 0],
      ["a.area", 0],
      ["a.area", 1],
      ["a.extra", 0],
    ]);
    expect(listPlanRows(book, NORTH, YEAR, []).map(({ indicator }) => indicator.code)).toEqual(["b.share", "a.area"]);
  });

  test("[T7] assigners stand side by side; what was assigned later is no proposal any more", () => {
    expect(named("a.area").assignments.map(({ assigner, inForce }) => [assigner, inForce?.value])).toEqual([
      ["council", decimal("100")],
      ["province", decimal("110")],
    ]);
    const cell = makeRef("target", "a.area", { place: SOUTH });
    expect(listAssignments(book, cell)).toMatchObject([
      { inForce: { value: decimal("30") }, proposed: { value: decimal("45") } },
    ]);
    const assigned = {
      ...book,
      targets: [...book.targets, makeTarget("a.area", "44", { assigner: "council", place: SOUTH, knownAt: "2024-02-01" })],
    };
    expect(listAssignments(assigned, cell)).toEqual([expect.not.objectContaining({ proposed: expect.anything() })]);
  });

  test("[T5] the parts are held against the whole of the same assigner, with proposals only where asked", () => {
    expect(named("a.area").problems).toMatchObject([{ code: "TARGET_PARTS_BELOW", short: decimal("10") }]);
    const proposing = listPlanRows(book, DISTRICT, YEAR, [NORTH, SOUTH], { assigner: "council", withProposals: true });
    expect(proposing.find(({ indicator }) => indicator.code === "a.area")?.problems).toMatchObject([
      { code: "TARGET_PARTS_ABOVE", over: decimal("5") },
    ]);
    expect(named("a.extra").problems).toEqual([]);
    expect([area, share, { ...share, parts: "may-exceed" as const }].map(policyOf)).toEqual(["must-equal", "free", "may-exceed"]);
  });

  test("[T8] figures are compared as percentages, percentages by points, and beside zero nothing is said", () => {
    expect(named("a.area")).toMatchObject({
      growth: { kind: "percent", value: decimal("125.00") },
      reached: { kind: "percent", value: decimal("95.00") },
      change: { kind: "percent", value: decimal("118.75") },
    });
    expect(named("b.share")).toMatchObject({
      growth: { kind: "points", value: decimal("1.5") },
      change: { kind: "points", value: decimal("0.5") },
    });
    expect(compareFigures(area, decimal("3"), decimal("0"))).toBeUndefined();
    expect(compareFigures(area, undefined, decimal("1"))).toBeUndefined();
  });

  test("[T8] a longer plan that holds the year shows its path", () => {
    expect(named("a.area").path.map(({ value }) => value)).toEqual(["500", "90", "100"].map(decimal));
    expect(named("a.extra").path).toEqual([]);
  });
});
