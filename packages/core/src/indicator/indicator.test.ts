import { describe, expect, test } from "vitest";
import { makeIndicator, makeKey, makeYear } from "../../test/make.ts";
import { checkAdditivity, isAdditive } from "./additivity.ts";
import { checkBreakdown, isSameBreakdown, parseBreakdown, showBreakdown, toBreakdown } from "./breakdown.ts";
import { isSameCell } from "./cell.ts";

describe("breakdowns", () => {
  test("[I1] are sets: the order written does not matter", () => {
    const parsed = parseBreakdown("sex=female,age=u18");
    expect(parsed).toEqual({ ok: true, value: toBreakdown({ sex: "female", age: "u18" }) });
    expect(showBreakdown(toBreakdown({ sex: "female", age: "u18" }))).toBe("age=u18,sex=female");
    expect(
      isSameBreakdown(
        [
          { dimension: "b", item: "1" },
          { dimension: "a", item: "2" },
        ],
        toBreakdown({ a: "2", b: "1" }),
      ),
    ).toBe(true);
    expect(isSameBreakdown(toBreakdown({ a: "2" }), toBreakdown({ a: "1" }))).toBe(false);
  });

  test("[I1] the empty text is the undivided total", () => {
    expect(parseBreakdown("")).toEqual({ ok: true, value: [] });
    expect(showBreakdown([])).toBe("");
  });

  test("[I1] every malformed part is named", () => {
    expect(parseBreakdown("sex,age=,sex=male=x")).toEqual({
      ok: false,
      problems: ["sex", "age=", "sex=male=x"].map((part) => ({ code: "BREAKDOWN_MALFORMED", text: "sex,age=,sex=male=x", part })),
    });
    expect(parseBreakdown("sex=male,sex=female")).toMatchObject({
      problems: [{ code: "BREAKDOWN_DIMENSION_TWICE", dimension: "sex" }],
    });
  });

  test("[I2] unknown dimensions and items are named with what exists", () => {
    const dimensions = [{ code: "sex", name: "Giới", items: [{ code: "female", name: "nữ" }] }];
    expect(checkBreakdown(toBreakdown({ sex: "female" }), dimensions)).toEqual([]);
    expect(checkBreakdown(toBreakdown({ sex: "x", age: "u18" }), dimensions)).toEqual([
      { code: "BREAKDOWN_DIMENSION_UNKNOWN", dimension: "age", known: ["sex"] },
      { code: "BREAKDOWN_ITEM_UNKNOWN", dimension: "sex", item: "x", known: ["female"] },
    ]);
  });
});

test("[I3] cells are one when indicator, breakdown, place and period are", () => {
  const cell = { indicator: "a.b", breakdown: toBreakdown({ x: "1" }), place: makeKey("P"), period: makeYear(2023) };
  expect(isSameCell(cell, { ...cell, breakdown: toBreakdown({ x: "1" }), period: makeYear(2023) })).toBe(true);
  expect(isSameCell(cell, { ...cell, indicator: "a.c" })).toBe(false);
  expect(isSameCell(cell, { ...cell, breakdown: [] })).toBe(false);
  expect(isSameCell(cell, { ...cell, place: makeKey("P@2025-07-01") })).toBe(false);
  expect(isSameCell(cell, { ...cell, period: { ...cell.period, calendar: "budget" } })).toBe(false);
});

describe("additivity", () => {
  const everything = { places: true, time: true, dimensions: ["sex"] };

  test("[I4] a ratio or an index is never added, whatever is declared", () => {
    for (const nature of ["ratio", "index"] as const) {
      const indicator = makeIndicator("a.rate", { nature, additive: everything });
      expect(isAdditive(indicator, { kind: "places" })).toBe(false);
      expect(isAdditive(indicator, { kind: "dimension", dimension: "sex" })).toBe(false);
      expect(checkAdditivity(indicator)).toEqual([
        { code: "INDICATOR_RATIO_ADDITIVE", indicator: "a.rate", across: { kind: "places" } },
        { code: "INDICATOR_RATIO_ADDITIVE", indicator: "a.rate", across: { kind: "time" } },
        { code: "INDICATOR_RATIO_ADDITIVE", indicator: "a.rate", across: { kind: "dimension", dimension: "sex" } },
      ]);
    }
  });

  test("[I5] a stock adds over places, never over time", () => {
    const herd = makeIndicator("a.herd", { nature: "stock", additive: everything });
    expect(isAdditive(herd, { kind: "places" })).toBe(true);
    expect(isAdditive(herd, { kind: "time" })).toBe(false);
    expect(checkAdditivity(herd)).toEqual([{ code: "INDICATOR_STOCK_ADDITIVE_OVER_TIME", indicator: "a.herd" }]);
  });

  test("[I5] what is not declared is not additive", () => {
    const flow = makeIndicator("a.flow", { additive: { places: false, time: true, dimensions: ["sex"] } });
    expect(isAdditive(flow, { kind: "places" })).toBe(false);
    expect(isAdditive(flow, { kind: "time" })).toBe(true);
    expect(isAdditive(flow, { kind: "dimension", dimension: "sex" })).toBe(true);
    expect(isAdditive(flow, { kind: "dimension", dimension: "age" })).toBe(false);
    expect(checkAdditivity(flow)).toEqual([]);
  });
});
