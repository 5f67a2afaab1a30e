import { describe, expect, test } from "vitest";
import { makePlace, UNITS } from "../../test/make.ts";
import { takeAnnex } from "../../test/make-annex.ts";
import type { CellSource } from "../../test/make-grid.ts";
import { decimal } from "../quantity/decimal.ts";
import { checkAnnex } from "./check-annex.ts";
import type { LastYear } from "./check-jumps.ts";

const HEAD: readonly CellSource[] = ["TT", "Chỉ tiêu", "ĐVT", "KH năm 2026"];
const PLACES = ["101", "102", "103"].map((code, i) => makePlace(code, { name: `Bản ${["Một", "Hai", "Ba"][i]}` }));

function problemsOf(rows: readonly (readonly CellSource[])[], lastYear?: LastYear) {
  const { rows: read, mapping } = takeAnnex(rows, { context: { places: PLACES } });
  return checkAnnex(read, mapping, UNITS, lastYear);
}
const inShort = (problems: ReturnType<typeof problemsOf>) =>
  problems.map(({ cell, fault }) => `${cell} ${fault.code}${"off" in fault ? ` ${fault.off}` : ""}`);

describe("parts against their whole", () => {
  const budget = (whole: number, ...parts: readonly CellSource[]): readonly (readonly CellSource[])[] => [
    HEAD,
    ["1", "Tổng thu", "triệu đồng", whole],
    ["", "Gồm:"],
    ...parts.map((part, i): readonly CellSource[] => ["-", `Khoản ${"abc"[i]}`, "triệu đồng", part]),
  ];

  test("[M21] what a whole consists of gives it: too much and too little are told at the whole", () => {
    expect(inShort(problemsOf(budget(100, 60, 40)))).toEqual([]);
    expect(problemsOf(budget(100, 60, 45))).toEqual([
      {
        level: "warning",
        sheet: "Phụ lục",
        cell: "D2",
        fault: { code: "ANNEX_PARTS_ABOVE", name: "Tổng thu", whole: "100", parts: "105", off: "5", count: 2 },
      },
    ]);
    expect(inShort(problemsOf(budget(100, 60, 35)))).toEqual(["D2 ANNEX_PARTS_BELOW 5"]);
  });

  test("[M21] a part without a figure is not zero: nothing is too little while one is missing", () => {
    expect(inShort(problemsOf(budget(100, 60, "")))).toEqual([]);
    expect(inShort(problemsOf(budget(100, 60, "…", 45)))).toEqual(["D2 ANNEX_PARTS_ABOVE 5"]);
  });

  test("[M21] what is only some of a whole may be less, never more", () => {
    const some = (...parts: readonly number[]) => [
      HEAD,
      ["1", "Lao động", "người", 100],
      ["", "Trong đó:"],
      ...parts.map((part, i) => ["-", `Nhóm ${"ab"[i]}`, "người", part]),
    ];
    expect(inShort(problemsOf(some(60, 20)))).toEqual([]);
    expect(inShort(problemsOf(some(120)))).toEqual(["D2 ANNEX_PARTS_ABOVE 20"]);
  });

  test("[M21] numbered rows add up too; units are converted, rounding of the last digit is none of it", () => {
    const sheet = (whole: string, a: string, b: string) => [
      HEAD,
      ["1", "Sản lượng", "tấn", whole],
      ["1.1", "Lúa", "tấn", a],
      ["1.2", "Ngô", "tạ", b],
    ];
    expect(inShort(problemsOf(sheet("100", "60", "400")))).toEqual([]);
    expect(inShort(problemsOf(sheet("100,0", "60,04", "399,7")))).toEqual([]);
    expect(inShort(problemsOf(sheet("100", "60", "300")))).toEqual(["D2 ANNEX_PARTS_BELOW 10"]);
  });

  test("[M21] rates, and rows of other units, are no parts", () => {
    expect(
      inShort(problemsOf([HEAD, ["1", "Tỷ lệ chung", "%", 50], ["1.1", "Tỷ lệ a", "%", 60], ["1.2", "Tỷ lệ b", "%", 70]])),
    ).toEqual([]);
    expect(inShort(problemsOf([HEAD, ["1", "Lúa", "ha", 50], ["-", "Sản lượng", "tấn", 60], ["-", "Giống", "kg", 70]]))).toEqual(
      [],
    );
  });
});

describe("columns against each other", () => {
  const communes = (total: CellSource, ...parts: readonly CellSource[]) => [
    ["TT", "Chỉ tiêu", "ĐVT", "Toàn huyện", "Xã Bản Một", "Xã Bản Hai", "Xã Bản Ba"],
    ["1", "Trồng rừng", "ha", total, ...parts],
    ["2", "Tỷ lệ hộ nghèo", "%", 12, 15, 15, 15],
  ];

  test("[M21] communes give the whole; a commune without a figure is not zero", () => {
    expect(inShort(problemsOf(communes(60, 10, 20, 30)))).toEqual([]);
    expect(inShort(problemsOf(communes(60, 10, 20, 31)))).toEqual(["D2 ANNEX_PLACES_SUM 1"]);
    expect(inShort(problemsOf(communes(60, 10, 20, "-")))).toEqual([]);
    expect(inShort(problemsOf(communes(60, 40, 30, "")))).toEqual(["D2 ANNEX_PLACES_SUM 10"]);
  });

  test("[M21] four quarters give the year, or end in it", () => {
    const quarters = (...parts: readonly CellSource[]) => [
      ["TT", "Chỉ tiêu", "ĐVT", "KH năm 2026", "Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"],
      ["1", "Việc làm", "người", 600, ...parts],
    ];
    expect(inShort(problemsOf(quarters(100, 200, 200, 100)))).toEqual([]);
    expect(inShort(problemsOf(quarters(100, 300, 500, 600)))).toEqual([]);
    expect(inShort(problemsOf(quarters(100, 200, 200, "")))).toEqual([]);
    expect(inShort(problemsOf(quarters(100, 200, 200, 90)))).toEqual(["D2 ANNEX_PERIODS_SUM 10"]);
  });
});

describe("printed comparisons", () => {
  const head: readonly CellSource[] = ["TT", "Chỉ tiêu", "ĐVT", "Ước TH 2025", "KH năm 2026", "KH 2026/ƯTH 2025 (%)"];

  test("[M22] a comparison that does not follow is told with what it should be", () => {
    const problems = problemsOf([head, ["1", "Lúa", "ha", 500, 550, "110,0"], ["2", "Ngô", "ha", 300, 310, "130,3"]]);
    expect(problems).toEqual([
      {
        level: "warning",
        sheet: "Phụ lục",
        cell: "F3",
        fault: {
          code: "ANNEX_COMPARISON",
          name: "Ngô",
          printed: "130,3",
          computed: "103,3",
          formula: "KH năm 2026 / Ước TH 2025",
        },
      },
    ]);
  });

  test("[M22] rounding of what is printed and of what it is made from is no disagreement", () => {
    expect(
      inShort(
        problemsOf([
          head,
          ["1", "Lúa", "ha", "5,3", "5,6", 106],
          ["2", "Ngô", "ha", 3, 2, "66,7"],
          ["3", "Sắn", "ha", 0, 5, "x"],
        ]),
      ),
    ).toEqual([]);
  });

  test("[M22] a growth in a column of ratios, and points of a rate, are ways to print it", () => {
    expect(
      inShort(problemsOf([head, ["1", "Lúa", "ha", 500, 550, 10], ["2", "Tỷ lệ hộ nghèo", "%", "12,5", "10,0", "-2,5"]])),
    ).toEqual([]);
  });

  test("[M22] columns nobody names are found by what nearly all rows agree on", () => {
    const plain: readonly CellSource[] = ["TT", "Chỉ tiêu", "ĐVT", "Ước TH 2025", "KH năm 2026", "So sánh (%)"];
    const rows = [100, 200, 300, 400, 500, 600, 700, 800, 900].map((base, i): readonly CellSource[] => [
      `${i + 1}`,
      `Cây ${i}`,
      "ha",
      base,
      base + 10,
      `${Math.round(((base + 10) * 1000) / base) / 10}`.replace(".", ","),
    ]);
    expect(inShort(problemsOf([plain, ...rows]))).toEqual([]);
    expect(inShort(problemsOf([plain, ...rows, ["10", "Chè", "ha", 100, 110, "101,1"]]))).toEqual(["F11 ANNEX_COMPARISON"]);
    expect(inShort(problemsOf([plain, ["1", "Chè", "ha", 100, 110, "101,1"]]))).toEqual([]);
  });
});

describe("jumps and doubles", () => {
  const head: readonly CellSource[] = ["TT", "Chỉ tiêu", "ĐVT", "TH 2025", "KH năm 2026"];

  test("[M23] a plan a thousand times what was done is another unit", () => {
    expect(problemsOf([head, ["1", "Tổng thu", "triệu đồng", "31.500", "32"]])).toMatchObject([
      {
        cell: "E2",
        level: "warning",
        fault: { code: "ANNEX_JUMP", found: "32", other: "31.500", otherAt: { cell: "D2" }, times: "1.000" },
      },
    ]);
    expect(inShort(problemsOf([head, ["1", "Tổng thu", "đồng", "31.500", "32.000.000.000"]]))).toEqual(["E2 ANNEX_JUMP"]);
    expect(
      inShort(problemsOf([head, ["1", "Tổng thu", "triệu đồng", "31.500", "40.000"], ["2", "Việc làm", "người", 3, 400]])),
    ).toEqual([]);
  });

  test("[M23] a share for a percentage, and only for a rate", () => {
    expect(inShort(problemsOf([head, ["1", "Tỷ lệ hộ nghèo", "%", "12,5", "0,12"]]))).toEqual(["E2 ANNEX_JUMP"]);
    expect(inShort(problemsOf([head, ["1", "Việc làm", "người", "10", "900"]]))).toEqual([]);
  });

  test("[M23] figures of the year before that the paper does not print are held against it too", () => {
    const lastYear: LastYear = new Map([[0, { value: decimal("31500"), at: { sheet: "2024", cell: "F7" } }]]);
    expect(inShort(problemsOf([HEAD, ["1", "Tổng thu", "triệu đồng", "32"]], lastYear))).toEqual(["D2 ANNEX_JUMP"]);
  });

  test("[M24] rows of one name, unit and heading are told; under other headings they are others", () => {
    const rows = [
      HEAD,
      ["1", "Lúa", "", ""],
      ["-", "Diện tích", "ha", 5],
      ["2", "Ngô", "", ""],
      ["-", "Diện tích", "ha", 6],
      ["-", "Diện tích", "ha", 6],
    ];
    expect(problemsOf(rows)).toMatchObject([
      { cell: "B6", fault: { code: "ANNEX_ROW_TWICE", name: "Diện tích", first: { cell: "B5" } } },
    ]);
  });
});
