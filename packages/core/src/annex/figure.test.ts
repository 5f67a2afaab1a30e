import { describe, expect, test } from "vitest";
import { showDecimal } from "../quantity/decimal.ts";
import { type CellReading, readFigure } from "./figure.ts";
import type { GridCell } from "./grid.ts";

const cell = (given: Partial<GridCell>): GridCell => ({
  row: 0,
  column: 0,
  kind: "words",
  shown: "",
  bold: false,
  indent: 0,
  ...given,
});
const words = (shown: string) => readFigure(cell({ shown }), "vi");
const number = (shown: string, stored: string, digits?: "printed" | "stored") =>
  readFigure(cell({ kind: "number", shown, stored }), "vi", digits);

/** A reading in short: "1234.5 ha >=", or the code of its first fault. */
function inShort({ figure, faults }: CellReading): string {
  const [fault] = faults;
  if (!figure) return fault?.code ?? "";
  if (figure.state === "missing") return figure.mark;
  return [showDecimal(figure.value), figure.entered, ...(figure.unit ? [figure.unit] : []), ...figure.said].join(" ");
}

describe("numbers", () => {
  test.each([
    ["28.491,00", "28491.00 28.491,00"],
    ["5470", "5470 5470"],
    ["-0,5", "-0.5 -0,5"],
    ["28 491,5", "28491.5 28491,5"],
    ["07", "7 07"],
    ["95%", "95 95 %"],
    ["95 %", "95 95 %"],
    ["05 xã", "5 05 xã"],
    ["12,5 tạ/ha", "12.5 12,5 tạ/ha"],
    ["120 triệu đồng", "120 120 triệu đồng"],
    ["3 tỷ 200 triệu đồng", "3200000000 3.200.000.000 đồng"],
    ["15 triệu đồng/người/năm", "15 15 triệu đồng/người/năm"],
    ["1.234 (1)", "1234 1.234"],
    ["1.234*", "1234 1.234"],
    ["1.234²", "1234 1.234"],
  ])("[M12] text %j is read to the last digit: %s", (text, read) => {
    expect(inShort(words(text))).toBe(read);
  });

  test("[M12] the mark of a footnote is kept apart from the number", () => {
    expect(words("95 (*)").figure).toMatchObject({ entered: "95", footnote: "(*)" });
  });

  test.each([
    ["28.491,00", "28491", "28491.00 28.491,00"],
    ["1.234,5", "1234.5", "1234.5 1.234,5"],
    ["95,9%", "0.959", "95.9 95,9 %"],
    ["0", "0", "0 0"],
    ["(12)", "-12", "-12 -12"],
    ["5.470 ha", "5470", "5470 5.470 ha"],
    ["1.234", "1234", "1234 1.234"],
  ])("[M12] a number cell is what it prints: %j of %s", (shown, stored, read) => {
    expect(inShort(number(shown, stored))).toBe(read);
    expect(number(shown, stored).faults).toEqual([]);
  });

  test("[M12] digits that the cell holds and the paper does not print are told; either may be taken", () => {
    expect(number("28.491", "28491.237")).toEqual({
      figure: { state: "figure", value: { units: 28491n, scale: 0 }, entered: "28.491", said: [] },
      faults: [{ code: "ANNEX_HIDDEN_DIGITS", found: "28.491", stored: "28.491,237" }],
    });
    expect(number("28.491", "28491.237", "stored")).toMatchObject({ figure: { entered: "28.491,237" }, faults: [] });
    expect(number("1.234", "1234000")).toMatchObject({ faults: [{ code: "ANNEX_HIDDEN_DIGITS", stored: "1.234.000" }] });
  });
});

describe("what stands beside a number, and where none is", () => {
  test.each([
    ["≥ 95", "95 95 at-least"],
    [">=95", "95 95 at-least"],
    ["95 trở lên", "95 95 at-least"],
    ["từ 95% trở lên", "95 95 % at-least"],
    ["Từ 95 trở lên", "95 95 at-least"],
    ["tối thiểu 95", "95 95 at-least"],
    ["không dưới 95", "95 95 at-least"],
    ["trên 95", "95 95 over"],
    ["> 95", "95 95 over"],
    ["Trên 95%", "95 95 % over"],
    ["dưới 5", "5 5 under"],
    ["< 5", "5 5 under"],
    ["≤ 5", "5 5 at-most"],
    ["không quá 5", "5 5 at-most"],
    ["5 trở xuống", "5 5 at-most"],
    ["khoảng 120", "120 120 about"],
    ["Phấn đấu 95", "95 95 strive"],
    ["phấn đấu đạt trên 95%", "95 95 % strive over"],
    ["đạt 95", "95 95"],
    ["duy trì 20", "20 20"],
  ])("[M14] %j", (text, read) => {
    expect(inShort(words(text))).toBe(read);
  });

  test.each([
    ["", "blank"],
    ["-", "dash"],
    ["–", "dash"],
    ["…", "dots"],
    ["...", "dots"],
    ["x", "cross"],
    ["X", "cross"],
  ])("[M14] %j is no figure, and no zero", (text, mark) => {
    expect(inShort(words(text))).toBe(mark);
  });

  test("[M14] a zero that is printed as a dash is told; a zero that is printed is a zero", () => {
    expect(number("-", "0")).toEqual({
      figure: { state: "missing", mark: "dash" },
      faults: [{ code: "ANNEX_ZERO_AS_DASH", found: "-" }],
    });
    expect(inShort(words("0"))).toBe("0 0");
  });

  test.each([
    ["5-6", { code: "ANNEX_RANGE", found: "5-6", low: "5", high: "6" }],
    ["5,5 – 6%", { code: "ANNEX_RANGE", found: "5,5 – 6%", low: "5,5", high: "6" }],
    ["từ 10 đến 12", { code: "ANNEX_RANGE", found: "từ 10 đến 12", low: "10", high: "12" }],
    ["giảm 2,5", { code: "ANNEX_CHANGE", found: "giảm 2,5" }],
    ["Giảm từ 2-3%", { code: "ANNEX_CHANGE", found: "Giảm từ 2-3%" }],
    ["tăng 0,5%", { code: "ANNEX_CHANGE", found: "tăng 0,5%" }],
  ])("[M14] %j is no level: a person is asked", (text, fault) => {
    expect(words(text)).toEqual({ faults: [fault] });
  });
});

describe("what can not be read is told", () => {
  test.each([
    ["Phấn đấu", "ANNEX_NOT_A_NUMBER"],
    ["Đạt chuẩn", "ANNEX_NOT_A_NUMBER"],
    ["10/12", "ANNEX_NOT_A_NUMBER"],
    ["Nhóm 1", "ANNEX_NOT_A_NUMBER"],
    ["(12)", "ANNEX_NOT_A_NUMBER"],
    ["12.34", "ANNEX_NUMBER"],
    ["1.2345", "ANNEX_NUMBER"],
    ["#REF!", "ANNEX_FORMULA_ERROR"],
    ["#DIV/0!", "ANNEX_FORMULA_ERROR"],
  ])("[M15] %j is %s", (text, code) => {
    expect(inShort(words(text))).toBe(code);
  });

  test("[M15] errors, formulas nobody computed, and what a spreadsheet took for a date", () => {
    expect(inShort(readFigure(cell({ kind: "error", shown: "#N/A" }), "vi"))).toBe("ANNEX_FORMULA_ERROR");
    expect(inShort(readFigure(cell({ kind: "uncomputed", shown: "?" }), "vi"))).toBe("ANNEX_UNCOMPUTED");
    expect(readFigure(cell({ kind: "date", shown: "05/06/2026", stored: "46178" }), "vi").faults).toEqual([
      { code: "ANNEX_DATE", found: "05/06/2026" },
    ]);
  });
});
