import { describe, expect, test } from "vitest";
import { showDecimal } from "../quantity/decimal.ts";
import { readMarked, voteMarks } from "./marks.ts";
import type { Marks } from "./role.ts";

const at = (...texts: readonly string[]) => texts.map((value, i) => ({ value, at: { sheet: "PL", cell: `D${i + 1}` } }));

describe("which mark parts the decimals", () => {
  test.each([
    [["1.234,5", "12,5"], "vi", []],
    [["1.234", "5470"], "vi", []],
    [["1.234.567", "1,234"], "vi", []],
    [["12.5", "97.25"], "en", ["ANNEX_MARKS_EN"]],
    [["1,234.5", "12.5"], "en", ["ANNEX_MARKS_EN"]],
    [["1.234,5", "12.5"], undefined, ["ANNEX_MARKS_MIXED"]],
    [["12,5", "1,234,567"], undefined, ["ANNEX_MARKS_MIXED"]],
    [["12.5", "1.234"], undefined, ["ANNEX_MARKS_UNSURE"]],
    [["1,234", "5470"], undefined, ["ANNEX_MARKS_UNSURE"]],
    [[], "vi", []],
  ])("[M13] %j: %s", (texts, marks, codes) => {
    const vote = voteMarks(at(...texts));
    expect(vote.marks).toBe(marks);
    expect(vote.problems.map(({ fault }) => fault.code)).toEqual(codes);
  });

  test("[M13] who is asked sees examples of both, with their cells", () => {
    expect(voteMarks(at("1.234,5", "12,5", "12.5", "2,5", "3,5")).problems).toEqual([
      {
        level: "question",
        sheet: "PL",
        cell: "D3",
        fault: {
          code: "ANNEX_MARKS_MIXED",
          vi: [
            { value: "1.234,5", at: { sheet: "PL", cell: "D1" } },
            { value: "12,5", at: { sheet: "PL", cell: "D2" } },
            { value: "2,5", at: { sheet: "PL", cell: "D4" } },
          ],
          en: [{ value: "12.5", at: { sheet: "PL", cell: "D3" } }],
        },
      },
    ]);
  });
});

describe("reading by marks", () => {
  test.each<[string, Marks, string]>([
    ["1.234", "vi", "1234"],
    ["1.234", "en", "1.234"],
    ["1,234.5", "en", "1234.5"],
    ["12.5", "each", "12.5"],
    ["12,5", "each", "12.5"],
    ["5470", "each", "5470"],
    ["1.234", "each", "ANNEX_NUMBER_AMBIGUOUS"],
    ["12.5", "vi", "ANNEX_NUMBER"],
    ["12,5", "en", "ANNEX_NUMBER"],
  ])("[M13] %s as %s is %s", (text, marks, read) => {
    const number = readMarked(text, marks);
    expect(number.ok ? showDecimal(number.value) : number.problems[0].code).toBe(read);
  });
});
