import { describe, expect, test } from "vitest";
import { auditCells, type CellSource } from "../../../test/audit-cells.ts";
import { fromDecimal } from "../judge/rational.ts";
import { computeFormula, fillFormula, parseAddress, readSumRange, toShape } from "./cell-formula.ts";

function computed(text: string, number: string, formula: string, recomputed = number): CellSource {
  return { text, content: { number, formula, recomputed } };
}
const typed = (text: string, number: string): CellSource => ({ text, content: { number } });

type Rows = readonly (readonly (string | CellSource)[])[];
const SHEET: Rows = [
  ["TT", "Xã", "KH", "TH", "Tỷ lệ"],
  ["1", "An Phú", typed("1.000", "1000"), typed("977", "977"), computed("97,7%", "0.977", "D2/C2")],
  ["2", "Bình Hòa", typed("2.000", "2000"), typed("1.977", "1977"), computed("98,9%", "0.9885", "D3/C3")],
  ["3", "Châu Thành", typed("3.000", "3000"), typed("2.977", "2977"), computed("99,2%", "0.992333333333333", "D4/C4")],
  ["4", "Đại Đồng", typed("4.000", "4000"), typed("3.977", "3977"), computed("99,4%", "0.99425", "D5/C5")],
  ["5", "Gia Lộc", typed("5.000", "5000"), typed("4.977", "4977"), computed("99,5%", "0.9954", "D6/C6")],
  [
    "",
    "Tổng cộng",
    computed("15.000", "15000", "SUM(C2:C6)"),
    computed("14.885", "14885", "SUM(D2:D6)"),
    computed("99,2%", "0.992333333333333", "D7/C7"),
  ],
];

function put(row: number, column: number, cell: CellSource): Rows {
  return SHEET.map((cells, at) => (at === row ? cells.with(column, cell) : cells));
}

function slips(rows: Rows): readonly string[] {
  return auditCells(rows)
    .checks.filter(({ note }) => ["stale-cache", "pasted-value", "short-range"].includes(note.code))
    .map(({ result, stated, note }) => `${result} ${stated} ${Object.values(note).join(" ")}`);
}

describe("[Q299] slips of a spreadsheet", () => {
  test("a sound sheet has none", () => {
    expect(auditCells(SHEET).checks.filter(({ result }) => result !== "ok")).toEqual([]);
  });

  test("a kept result that its formula does not give", () => {
    expect(slips(put(6, 2, computed("15.000", "15000", "SUM(C2:C6)", "15100")))).toEqual(["error 15.000 stale-cache 15.100"]);
    expect(slips(put(1, 4, computed("97,7%", "0.977", "D2/C2", "0.987")))).toEqual(["error 97,7% stale-cache 98,7%"]);
    expect(slips(put(1, 4, computed("97,7%", "0.97695", "D2/C2", "0.97712")))).toEqual(["review 97,7% stale-cache 97,712%"]);
    // Sixteen digits of a binary number are the same number.
    expect(slips(put(3, 4, computed("99,2%", "0.9923333333333333", "D4/C4", "0.99233333333333329")))).toEqual([]);
  });

  test("a constant typed over a formula is looked at, a wrong one is an error", () => {
    expect(slips(put(3, 4, typed("99,2%", "0.992")))).toEqual(["review 99,2% pasted-value =D4/C4"]);
    expect(slips(put(3, 4, typed("97,2%", "0.972")))).toEqual(["error 97,2% pasted-value =D4/C4"]);
    expect(slips(put(6, 3, typed("14.885", "14885")))).toEqual([]);
  });

  test("a sum that leaves out the row beside its range", () => {
    expect(slips(put(6, 2, computed("10.000", "10000", "SUM(C2:C5)")))).toEqual([
      "review 10.000 short-range C6 (Gia Lộc: 5.000)",
    ]);
    expect(slips(put(6, 2, computed("14.000", "14000", "SUM(C3:C6)")))).toEqual(["review 14.000 short-range C2 (An Phú: 1.000)"]);
    const other = SHEET.with(5, ["", "Tổng trên", computed("10.000", "10000", "SUM(C2:C5)"), "4.977", "99,5%"]);
    expect(slips(other.with(6, ["6", "Gia Lộc", typed("5.000", "5000"), "4.977", "99,5%"]))).toEqual([]);
  });
});

test("[Q299] hidden digits confirm what the shown ones leave open, and never alarm", () => {
  const rows = (total: string): Rows => [
    ["TT", "Xã", "Diện tích (ha)", "Sản lượng (ha)"],
    ["1", "An", typed("1,4", "1.449"), "10,4"],
    ["2", "Bình", typed("2,4", "2.449"), "20,4"],
    ["3", "Châu", typed("3,4", "3.449"), "30,4"],
    ["", "Tổng cộng", typed("7,3", "7.347"), total],
  ];
  const told = auditCells(rows("61,2")).checks.map(({ result, stated }) => `${result} ${stated}`);
  expect(told.filter((line) => /error|review/u.test(line))).toEqual([]);
});

test("[Q299] a cell with a sound formula of its own is looked at, and no error", () => {
  const own = put(3, 4, computed("66,7%", "0.666666666666667", "D4/4465.5"));
  const told = auditCells(own).checks.flatMap(({ result, note }) => (result === "ok" ? [] : [`${result} ${note.code}`]));
  expect(told).toEqual(["review mismatch"]);
});

test("[Q299] references as steps, filled into other cells, and worked out", () => {
  expect(toShape("D2/C2*100", { row: 2, column: 5 })).toBe(toShape("D9/C9*100", { row: 9, column: 5 }));
  expect(toShape("D2/$C$2", { row: 2, column: 5 })).not.toBe(toShape("D9/$C$9", { row: 9, column: 5 }));
  expect(fillFormula("ROUND(D2/$C$2;1)+A$1", { row: 2, column: 5 }, { row: 4, column: 6 })).toBe("ROUND(E4/$C$2;1)+B$1");
  expect(parseAddress("AB12")).toEqual({ row: 12, column: 28 });
  expect(readSumRange("SUM(B5:B9)")).toEqual({ top: 5, bottom: 9, left: 2, right: 2 });
  expect(readSumRange("SUM(B5:B9)+1")).toBeUndefined();
  const numberAt = ({ row, column }: { row: number; column: number }) =>
    row === 9 ? undefined : fromDecimal({ units: BigInt(row * 10 + column), scale: 0 });
  const value = (formula: string): string | undefined => {
    const ratio = computeFormula(formula, numberAt);
    return ratio && `${Number(ratio.top) / Number(ratio.bottom)}`;
  };
  expect(value("SUM(A1:B2)")).toBe("66");
  expect(value("-A1+B1*2-(3-1)/4")).toBe("12.5");
  expect(value("ROUND(A1/B1,2)")).toBe("0.92");
  expect(value("A1+A9")).toBeUndefined();
  expect(value("A1/0")).toBeUndefined();
  expect(value("IF(A1>1,2,3)")).toBeUndefined();
});
