import { describe, expect, test } from "vitest";
import { auditTable, tellChecks } from "../../../test/audit-prose.ts";

const TABLE = [
  "TT | Chỉ tiêu | ĐVT | Thực hiện năm trước | Kế hoạch | Thực hiện | Đánh giá",
  "1 | Tổng đàn gia súc | con | 23.312 | 23.900 | 24.401 | Vượt",
  "2 | Sản lượng thóc cả năm | tấn | 17.333,2 | 17.600 | 17.645,9 | Vượt",
  "3 | Tỷ lệ hộ nghèo đa chiều | % | 11,63 | 9,50 | 9,28 | Vượt",
];

/** What is said of the changes that the text states: not of the table, not of what it repeats. */
function changes(text: string): readonly string[] {
  return tellChecks(auditTable([text, ...TABLE])).filter((told) =>
    /^\w+ (?:growth|difference|points|ratio|direction) /u.test(told),
  );
}

describe("a change against the year before, and the row that prints both years", () => {
  test.each([
    ["Tổng đàn gia súc đạt 24.401 con, tăng 1.089 con so với năm 2023.", "ok difference 1.089 ← 24.401; 23.312"],
    ["Sản lượng thóc cả năm đạt 17.645,9 tấn, tăng 1,80% so với cùng kỳ năm trước.", "ok growth 1,80% ← 17.645,9; 17.333,2"],
    ["Sản lượng thóc cả năm đạt 17.645,9 tấn, bằng 101,80% so với cùng kỳ.", "ok ratio 101,80% ← 17.645,9; 17.333,2"],
    ["Tỷ lệ hộ nghèo đa chiều giảm 2,35 điểm % so với năm 2023.", "ok points 2,35% ← 9,28; 11,63"],
  ])("[Q301] fits: %s", (text, told) => {
    expect(changes(text).map((line) => line.replace("2,35 ←", "2,35% ←"))).toEqual([told]);
  });

  test.each([
    "Tổng đàn gia súc đạt 24.401 con, tăng 1.189 con so với năm 2023.",
    "Sản lượng thóc cả năm đạt 17.645,9 tấn, tăng 2,80% so với cùng kỳ năm trước.",
    "Sản lượng thóc cả năm đạt 17.645,9 tấn, bằng 108,80% so với cùng kỳ.",
    "Tỷ lệ hộ nghèo đa chiều giảm 2,45 điểm % so với năm 2023.",
  ])("[Q301] is to review: %s", (text) => {
    expect(changes(text)).toEqual([expect.stringMatching(/^review /u)]);
  });

  test.each([
    ["the base is printed", "Tổng đàn gia súc đạt 24.401 con, tăng 1.000 con so với năm 2023 (23.401 con)."],
    ["another base", "Tổng đàn gia súc đạt 24.401 con, tăng 1.000 con so với quý trước."],
    ["another thing", "Tổng đàn gia cầm đạt 24.401 con, tăng 1.000 con so với năm 2023."],
  ])("[Q301] the row has no say: %s", (_why, text) => {
    expect(changes(text).filter((told) => told.startsWith("review"))).toEqual([]);
  });
});
