import { describe, expect, test } from "vitest";
import { toRoman } from "../quantity/roman.ts";
import type { RowEntry } from "./form-rows.ts";
import { isNumbered, numberLines } from "./line-marks.ts";

const marksOf = (rows: readonly RowEntry[]): readonly string[] => numberLines(rows).map(({ mark = "" }) => mark);

describe("marks of lines", () => {
  test.each([
    [1, "I"],
    [4, "IV"],
    [9, "IX"],
    [14, "XIV"],
    [49, "XLIX"],
    [90, "XC"],
    [138, "CXXXVIII"],
  ])("[K62] %i is %s", (number, text) => {
    expect(toRoman(number)).toBe(text);
  });

  test("[K62] headings I, II; lines 1, 2 under each; parts -, their parts +", () => {
    expect(
      marksOf([
        { heading: "A" },
        { indicator: "a.one", level: 1 },
        { indicator: "a.one", breakdown: { sex: "f" }, level: 2 },
        { indicator: "a.one", breakdown: { sex: "f", age: "u18" }, level: 3 },
        { indicator: "a.two", level: 1 },
        { heading: "B" },
        { indicator: "b.one", level: 1 },
      ]),
    ).toEqual(["I", "1", "-", "+", "2", "II", "1"]);
  });

  test("[K62] without headings lines are numbered through; a heading below another is numbered with its lines", () => {
    expect(marksOf([{ indicator: "a.one" }, { indicator: "a.two" }])).toEqual(["1", "2"]);
    expect(marksOf([{ heading: "A" }, { heading: "under A", level: 1 }, { indicator: "a.one", level: 2 }])).toEqual([
      "I",
      "1",
      "-",
    ]);
  });

  test("[K62] marks of somebody's own are told from marks by rule", () => {
    expect(isNumbered([])).toBe(true);
    expect(isNumbered(numberLines([{ heading: "A" }, { indicator: "a.one", level: 1 }]))).toBe(true);
    expect(isNumbered([{ heading: "A", mark: "A" }])).toBe(false);
    expect(isNumbered([{ heading: "A" }])).toBe(false);
  });
});
