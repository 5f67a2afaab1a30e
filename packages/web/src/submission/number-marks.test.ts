import { describe, expect, test } from "vitest";
import { judgeMarks, toVietnamese } from "./number-marks.ts";

describe("how the numbers of a pasted block are written", () => {
  test("the Vietnamese way is taken as it is, with words and empty cells between", () => {
    for (const block of [
      [["1.234,5", "12"]],
      [["1.234", "5.678"]],
      [["12,5", ""]],
      [["1,234", "1.234,5"]],
      [["Ghi chú, dài", "khoảng 5"]],
      [["1,2345"]],
    ])
      expect(judgeMarks(block), JSON.stringify(block)).toBe("vi");
  });

  test("what can be English, or reads either way, is asked about and never guessed", () => {
    for (const block of [[["1,234.5"]], [["12.5", "7"]], [["1,234", "567"]], [["1,234,567"]], [["-0.5"]]])
      expect(judgeMarks(block), JSON.stringify(block)).toBe("ask");
  });

  test("English numbers are written our way, everything else stays", () => {
    expect(toVietnamese([["1,234.5", "12.5", "-7", "a.b", "1.234,5"]])).toEqual([["1.234,5", "12,5", "-7", "a.b", "1.234,5"]]);
  });
});
