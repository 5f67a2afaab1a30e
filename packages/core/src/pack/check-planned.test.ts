import { describe, expect, test } from "vitest";
import { makeBook, makeIndicator, makePlace } from "../../test/make.ts";
import { sayTypedFaultEn } from "../words/plan-stage-en.ts";
import { sayTypedFaultVi } from "../words/plan-stage-vi.ts";
import { checkPlanned, type TypedTarget } from "./check-planned.ts";

const book = makeBook({
  indicators: [makeIndicator("a.b")],
  places: [makePlace("N@2000-01-01", { validTo: "2025-07-01" }), makePlace("N@2025-07-01"), makePlace("S")],
});
const row = (given: Partial<TypedTarget> = {}): TypedTarget => ({
  indicator: "a.b",
  breakdown: "",
  place: "S",
  period: "2031",
  entered: "1.234",
  ...given,
});
const withoutFigure = (given: Partial<TypedTarget> = {}): TypedTarget => {
  const { entered: _, ...rest } = row(given);
  return rest;
};
const check = (...typed: readonly TypedTarget[]) => checkPlanned(book, 2031, "council", typed);

describe("targets as typed", () => {
  test("[T13] the number stands apart from its unit, the place in the form packs name it", () => {
    expect(
      check(row(), row({ place: "N", period: "2031-Q1", entered: "5" }), withoutFigure({ place: "N@2025-07-01" })),
    ).toMatchObject({
      ok: true,
      value: [
        { target: { place: "S", entered: "1.234", unit: "person", assigner: "council" } },
        { target: { place: "N", period: "2031-Q1", entered: "5" } },
        { target: { place: "N" }, place: { code: "N", validFrom: "2025-07-01" } },
      ],
    });
    expect(check(withoutFigure())).not.toHaveProperty("value.0.target.entered");
  });

  test.each<[string, Partial<TypedTarget>, string, string]>([
    ["unknown indicator", { indicator: "a.c" }, "indicator", "PLANNED_INDICATOR_UNKNOWN"],
    ["breakdown", { breakdown: "sex=x" }, "breakdown", "PLANNED_BREAKDOWN"],
    ["period", { period: "năm sau" }, "period", "PLANNED_PERIOD"],
    ["other year", { period: "2033" }, "period", "PLANNED_OTHER_YEAR"],
    ["place", { place: "X" }, "place", "PLANNED_PLACE"],
    ["unit", { unit: "none" }, "unit", "PLANNED_UNIT"],
    ["English number", { entered: "1,234.5" }, "entered", "PLANNED_NUMBER"],
    ["half a person", { entered: "1,5" }, "entered", "PLANNED_NUMBER"],
  ])("[T13] %s is refused at its place, in words", (_, given, part, code) => {
    const checked = check(row({ place: "N", period: "2031" }), row(given));
    if (checked.ok) throw new Error("accepted");
    expect(checked.problems).toMatchObject([{ at: 1, part, fault: { code } }]);
    for (const say of [sayTypedFaultVi, sayTypedFaultEn])
      expect(say(checked.problems[0].fault)).not.toMatch(/undefined|\[object/);
  });

  test.each([
    ["5", "5", "dong"],
    ["948 triệu đồng", "948", "million-dong"],
    ["5 tỷ đồng", "5.000.000.000", "dong"],
    ["3 tỷ 200 triệu đồng", "3.200.000.000", "dong"],
    ["1,5 nghìn đồng", "1.500,0", "dong"],
    ["-2,50", "-2,50", "dong"],
  ])("[T13] %s is kept as %s of %s: the same amount", (entered, kept, unit) => {
    const units = new Map([...book.units].filter(([code]) => code !== "billion-dong"));
    const money = { ...book, units, indicators: new Map([["a.b", makeIndicator("a.b", { unit: "dong" })]]) };
    expect(checkPlanned(money, 2031, "council", [row({ entered })])).toMatchObject({
      ok: true,
      value: [{ target: { entered: kept, unit } }],
    });
  });

  test("[T11] [T13] an adjustment takes nothing back", () => {
    expect(checkPlanned(book, 2031, "council", [row(), withoutFigure({ period: "2031-Q1" })], "adjusted")).toMatchObject({
      problems: [{ at: 1, part: "entered", fault: { code: "PLANNED_EMPTY" } }],
    });
    expect(checkPlanned(book, 2031, "council", [withoutFigure({ noFigure: true })], "adjusted").ok).toBe(true);
  });

  test("[T13] every fault is told, and the same target twice", () => {
    expect(check(row({ indicator: "x", period: "?" }), row(), row())).toMatchObject({
      problems: [
        { at: 0, part: "indicator" },
        { at: 0, part: "period" },
        { at: 2, fault: { code: "PLANNED_TWICE", first: 1 } },
      ],
    });
    expect(check(row({ period: "multi-year:2031-2035" })).ok).toBe(true);
  });
});
