import { showDecimal } from "@kehoach/core/quantity/decimal";
import { describe, expect, test } from "vitest";
import type { TotalRowJson } from "./total.ts";
import { digitsOf, findYearPercent, isOff } from "./total-row.ts";

function makeRow(more: Partial<TotalRowJson> = {}): TotalRowJson {
  return {
    indicator: "crops.area",
    name: "Diện tích",
    sector: "crops",
    breakdown: "",
    breakdownName: "",
    unit: "ha",
    decimals: 1,
    computed: false,
    parts: 1,
    own: { value: "41", status: "reported", parts: 1 },
    total: { value: "40", places: 2, parts: 1, weakest: "reported" },
    difference: "1",
    before: "32",
    beforePlaces: 2,
    beforeParts: 1,
    cells: [],
    plan: null,
    plans: [],
    missing: [],
    missingCount: 0,
    ...more,
  };
}
const ALL = { expected: 2, expectedBefore: 2 };
const percentOf = (more: Partial<TotalRowJson>, of = ALL): string | undefined => {
  const percent = findYearPercent(makeRow(more), of);
  return percent && showDecimal(percent);
};

describe("figures of a matrix", () => {
  test("[V30] have the digits of their indicator, more where more were reported; a quotient those of its indicator", () => {
    expect(digitsOf(makeRow(), "1234")).toBe(1);
    expect(digitsOf(makeRow(), "1234.567")).toBe(3);
    expect(digitsOf(makeRow(), "1.2345678")).toBe(7);
    for (const quotient of ["33.333333333333", "0.25", "7"]) expect(digitsOf(makeRow({ computed: true }), quotient)).toBe(1);
  });

  test("[V30] a percentage of the year before is exact, half-up, and only of like with like", () => {
    expect(percentOf({})).toBe("125.00");
    expect(percentOf({ total: { value: "1", places: 2, parts: 1, weakest: "reported" }, before: "3" })).toBe("33.33");
    // More than a float keeps.
    const big = { value: "90071992547409931", places: 2, parts: 1, weakest: "reported" } as const;
    expect(percentOf({ total: big, before: "90071992547409930000" })).toBe("0.10");
    expect(percentOf({ total: { value: "40", places: 1, parts: 1, weakest: "reported" } })).toBeUndefined();
    expect(percentOf({ parts: 6 })).toBeUndefined();
    expect(percentOf({ beforePlaces: 1 })).toBeUndefined();
    expect(percentOf({ before: null, beforeParts: null })).toBeUndefined();
    expect(percentOf({ before: "0" })).toBeUndefined();
    expect(percentOf({ unit: "%" })).toBeUndefined();
    expect(percentOf({ total: { value: null, places: 2, parts: 1, weakest: "reported" } })).toBeUndefined();
    // Without a total, of what the place says itself.
    expect(percentOf({ total: null, beforePlaces: null })).toBe("128.13");
  });

  test("[V17] only a difference that is not zero is one", () => {
    expect(isOff({ difference: "0.00" })).toBe(false);
    expect(isOff({ difference: "-0.5" })).toBe(true);
    expect(isOff({ difference: null })).toBe(false);
  });
});
