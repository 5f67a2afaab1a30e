import { type Decimal, decimal, showDecimal } from "@kehoach/core/quantity/decimal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAddress } from "./address.ts";
import { parseFormula } from "./formula.ts";
import { recomputeFormulas } from "./recompute.ts";
import { shiftFormula } from "./shift-formula.ts";
import type { StoredCell, Workbook } from "./workbook.ts";

type Given = Readonly<Record<string, string>>;

function cell(address: string, given: string): StoredCell {
  const { row, column } = parseAddress(address) ?? { row: 0, column: 0 };
  const formula = given.startsWith("=") ? { text: given.slice(1), whole: true } : undefined;
  const value: StoredCell["value"] = formula
    ? { kind: "none" }
    : /^-?[\d.]+$/u.test(given)
      ? { kind: "number", number: decimal(given) }
      : given.startsWith("#")
        ? { kind: "error", words: given }
        : { kind: "words", words: given };
  return { row, column, value, format: "General", bold: false, indent: 0, ...(formula ? { formula } : {}) };
}

/** What a formula in Z99 of a sheet gives, as text. */
function compute(formula: string, given: Given = {}, other: Given = {}): string | undefined {
  const asked = cell("Z99", `=${formula}`);
  const sheet = (name: string, cells: Given, more: readonly StoredCell[]): Workbook["sheets"][number] => ({
    name,
    hidden: false,
    merges: [],
    cells: [...Object.entries(cells).map(([address, value]) => cell(address, value)), ...more],
  });
  const workbook = { sheets: [sheet("S", given, [asked]), sheet("Biểu 2", other, [])], since1904: false, unread: 0, pictures: 0 };
  const value: Decimal | undefined = recomputeFormulas(workbook).get(asked);
  return value && showDecimal(value);
}

test.each([
  ["1+2*3-4/8", "6.5"],
  ["(1+2)*-3", "-9"],
  ["--5%", "0.05"],
  ["1/3", "0.33333333333333333333"],
  ["1/3*3", "1"],
  ["SUM(A1:A3,10,A2)", "18.9"],
  ["SUM(B1:B9)", "0"],
  ["AVERAGE(A1:A3,A9)", "2.3"],
  ["PRODUCT(A1:A3)", "7.8"],
  ["ABS(A1-A3)", "2.9"],
  ["ROUND(2.5,0)+ROUND(-2.5,0)+ROUND(1250,-2)", "1300"],
  ["ROUND(C1,2)", "0.29"],
  ["A9+1", "1"],
  ["'Biểu 2'!$A$1*2+S!A1", "15"],
  ["SUM('Biểu 2'!A1:A2)", "8"],
  ["sum(a1:a3)", "6.9"],
  [" A1 / A2 * 100 ", "50"],
])("[Q35] %s gives %s, exactly", (formula, result) => {
  expect(compute(formula, { A1: "1", A2: "2", A3: "3.9", C1: "0.28499999999999998" }, { A1: "7", A2: "1" })).toBe(result);
});

test.each([
  "IF(A1>0,1,2)",
  "A1&A2",
  "A1^2",
  "VLOOKUP(A1,B1:C3,2,0)",
  "SUM(A:A)",
  "SUM((A1,A2))",
  "[1]S!A1",
  "Tổng",
  "A1:A3",
  "1/0",
  "A4+1",
  "SUM(A1:A5)",
  "A3",
  "Khác!A1",
  "Z99+1",
  "AVERAGE(B1:B3)",
  "SUM(",
  "1 2",
  "ROUND(A1,0.5)",
  "ABS(A1,A2)",
  "#REF!+1",
  "",
  `${"(".repeat(100)}1${")".repeat(100)}`,
])("[Q35] %s is left alone", (formula) => {
  expect(compute(formula, { A1: "1", A2: "2", A3: "ba", A4: "4 hộ", A5: "#DIV/0!" })).toBeUndefined();
});

test("[Q36] a chain of formulas never computed is followed, a circle is not", () => {
  expect(compute("A1", { A1: "=A2+1", A2: "=A3*2", A3: "5" })).toBe("11");
  expect(compute("A1", { A1: "=A2+1", A2: "=A1*2" })).toBeUndefined();
});

test("[Q35] a workbook with more to add up than a report ever has stops being recomputed, in time", () => {
  const numbers = Array.from({ length: 20_000 }, (_, i) => cell(`A${i + 1}`, "1"));
  const totals = Array.from({ length: 2_000 }, (_, i) => cell(`B${i + 1}`, "=SUM(A1:A20000)"));
  const results = recomputeFormulas({
    sheets: [{ name: "S", hidden: false, merges: [], cells: [...numbers, ...totals] }],
    since1904: false,
    unread: 0,
    pictures: 0,
  });
  expect(results.size).toBeGreaterThan(50);
  expect(results.size).toBeLessThan(2_000);
});

test.each([
  ["A1+$B$2+C$3+$D4", 2, 1, "B3+$B$2+D$3+$D6"],
  ["SUM(A1:B2)*'Biểu A1'!A1", 1, 0, "SUM(A2:B3)*'Biểu A1'!A2"],
  ['IF(A1="A1",LOG10(A1),A1!B1)', 1, 0, 'IF(A2="A1",LOG10(A2),A1!B2)'],
  ["tổng_A1+A1", 1, 0, "tổng_A1+A2"],
  ["A1", -1, 0, undefined],
  ["SUM(A:A)", 0, 1, undefined],
] as const)("[Q34] %s moved by %i rows and %i columns is %s", (text, rows, columns, moved) => {
  expect(shiftFormula(text, rows, columns)).toBe(moved);
});

test("[Q35] any text is a formula or none, in time", () => {
  const piece = fc.constantFrom(
    "SUM(",
    "ROUND(",
    "(",
    ")",
    ",",
    ":",
    "A1",
    "$B$2",
    "'x'!C3",
    "+",
    "-",
    "*",
    "/",
    "%",
    "1",
    ".5",
    " ",
    '"',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      parseFormula(text);
      shiftFormula(text, 1, 1);
    }),
    { numRuns: 2_000 },
  );
  expect(parseFormula(`${"1+".repeat(4_000)}1`)).toBeDefined();
  expect(parseFormula("1".repeat(9_000))).toBeUndefined();
});
