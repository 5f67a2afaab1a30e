import { describe, expect, test } from "vitest";
import { makeIndicator, UNITS } from "../../test/make.ts";
import { figureRow } from "../../test/make-form.ts";
import { showDecimal } from "../quantity/decimal.ts";
import type { FigureRow } from "./form.ts";
import { type EntryReading, readEntry } from "./read-entry.ts";

const AREA = makeIndicator("demo.area", { unit: "ha", decimals: 2 });
const HERD = makeIndicator("demo.herd", { unit: "head" });
const MONEY = makeIndicator("demo.money", { unit: "million-dong" });
const DONG = makeIndicator("demo.dong", { unit: "dong" });
const RATE = makeIndicator("demo.rate", { unit: "percent", decimals: 2, nature: "ratio" });

const read = (text: string, of = AREA, given: Partial<FigureRow> = {}): EntryReading =>
  readEntry(text, figureRow(of.code, given), of, UNITS);
const value = (reading: EntryReading): string | undefined => reading.figure && showDecimal(reading.figure.value);
const codes = (reading: EntryReading): readonly string[] => reading.faults.map(({ code }) => code);
const why = (text: string, of = AREA): string | undefined => {
  const [fault] = read(text, of).faults;
  return fault?.code === "ENTRY_UNREADABLE" ? fault.why : fault?.code;
};

describe("numbers as typed", () => {
  test.each([
    ["1.234,5", "1234.5"],
    ["1234,5", "1234.5"],
    ["  12 ", "12"],
    ["0", "0"],
    ["0,50", "0.50"],
    ["1,234", "1.234"],
    ["\u00a012,5", "12.5"],
  ])("[O10] “%s” is %s", (text, wanted) => {
    expect(value(read(text))).toBe(wanted);
  });
  test("[O10] a minus sign of a printed text is one", () => {
    expect(value(read("−12,5", AREA, { signed: true }))).toBe("-12.5");
  });
  test.each([
    ["1,234.5", "NUMBER_FOREIGN_MARKS"],
    ["1,234,567", "NUMBER_FOREIGN_MARKS"],
    ["12.34", "NUMBER_BAD_GROUP"],
    ["1 234,5", "NUMBER_BLANKS"],
    ["12a", "NUMBER_UNEXPECTED"],
    ["=1+1", "QUANTITY_NO_NUMBER"],
    ["không", "QUANTITY_NO_NUMBER"],
    ["-", "QUANTITY_NO_NUMBER"],
    ["12 xyz", "UNIT_UNKNOWN"],
    ["9".repeat(101), "NUMBER_TOO_LONG"],
    ["1.2.3", "NUMBER_BAD_GROUP"],
    ["5-6", "NUMBER_UNEXPECTED"],
  ])("[O10] “%s” is refused as %s, and no number is guessed", (text, wanted) => {
    expect(why(text)).toBe(wanted);
    expect(read(text).figure).toBeUndefined();
  });
});

describe("units as typed", () => {
  test("[O11] without a unit a figure is in that of the line, and is kept in that of the indicator", () => {
    const reading = read("948", DONG, { unit: "million-dong" });
    expect(value(reading)).toBe("948000000");
    expect(reading.figure?.shown).toEqual({ units: 948n, scale: 0 });
    expect(reading.figure?.asEntered).toEqual({ text: "948", unit: "million-dong", decimals: 0 });
  });
  test.each([
    ["3,2 tỷ", MONEY, "3200", "billion-dong", 1],
    ["3,2 tỷ đồng", MONEY, "3200", "billion-dong", 1],
    ["3 tỷ 200 triệu", MONEY, "3200", "dong", 0],
    ["948 triệu", MONEY, "948", "million-dong", 0],
    ["500 nghìn", MONEY, "0.5", "dong", 0],
    ["2 nghìn", AREA, "2000", "ha", 0],
    ["1,5 nghìn", HERD, "1500.0", "head", 0],
    ["97,5%", RATE, "97.5", "percent", 1],
    ["25 tạ", makeIndicator("demo.rice", { unit: "tonne", decimals: 1 }), "2.5", "quintal", 0],
  ] as const)("[O11] “%s” is read with its unit", (text, of, wanted, unit, decimals) => {
    const reading = read(text, of);
    expect(reading.faults).toEqual([]);
    expect(value(reading)).toBe(wanted);
    expect(reading.figure?.asEntered.unit).toBe(unit);
    expect(reading.figure?.asEntered.decimals).toBe(decimals);
  });
  test("[O11] a unit of another kind is refused", () => {
    expect(read("5 tấn").faults).toEqual([{ code: "ENTRY_UNIT_CLASH", text: "5 tấn", wanted: "ha" }]);
    expect(read("5 tấn").figure).toBeUndefined();
  });
});

describe("what a line admits", () => {
  test("[O12] what is counted is whole, in whatever unit it is typed", () => {
    expect(codes(read("2,5", HERD))).toEqual(["ENTRY_NOT_WHOLE"]);
    expect(codes(read("1,234", HERD))).toEqual(["ENTRY_NOT_WHOLE"]);
    expect(codes(read("2,0", HERD))).toEqual([]);
    expect(codes(read("1,2345 nghìn con", HERD))).toEqual(["ENTRY_NOT_WHOLE"]);
  });
  test("[O12] only a signed line goes below zero; the figure is read all the same", () => {
    expect(codes(read("-5"))).toEqual(["ENTRY_NEGATIVE"]);
    expect(value(read("-5"))).toBe("-5");
    expect(codes(read("-5", AREA, { signed: true }))).toEqual([]);
  });
  test("[O12] more digits than the indicator has are told, and kept", () => {
    expect(read("12,345").faults).toEqual([{ code: "ENTRY_DECIMALS", found: 3, usual: 2 }]);
    expect(value(read("12,345"))).toBe("12.345");
    expect(codes(read("948,5", DONG, { unit: "million-dong" }))).toEqual([]);
  });
});
