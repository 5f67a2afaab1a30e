import { describe, expect, test } from "vitest";
import { makeBook, makeIndicator, makeRef, makeRelation, makeTarget, makeValue, makeYear, YEAR } from "../../test/make.ts";
import { isSameCell } from "../indicator/cell.ts";
import type { StatedRelation } from "../value/relation.ts";
import type { Book } from "./book.ts";
import { checkRelation, listCheckedCells } from "./check-relation.ts";

const CODES = ["a.all", "a.b", "a.c"];
const whole: Book = makeBook({
  indicators: CODES.map((code) => makeIndicator(code)),
  values: [
    ...CODES.map((code, at) => makeValue(code, String(10 - at))),
    ...CODES.map((code) => makeValue(code, "20", { period: makeYear(2022) })),
  ],
  targets: CODES.map((code) => makeTarget(code, "9")),
  relations: [makeRelation("verdict", makeRef("value", "a.b"), { verdict: "met" })],
  headlines: [{ period: YEAR, indicators: CODES }],
});
const of = (code: string) => makeRef("value", code);

describe("what a check reads", () => {
  test.each<[string, StatedRelation]>([
    ["plan", makeRelation("percent-of-plan", of("a.all"), { stated: "111" })],
    ["year before", makeRelation("percent-of-same-period", of("a.all"), { stated: "50" })],
    ["share", makeRelation("share", of("a.b"), { stated: "90", operands: [of("a.all")] })],
    ["sum", makeRelation("sum", of("a.all"), { operands: [of("a.b"), of("a.c")] })],
    ["difference", makeRelation("difference", of("a.all"), { stated: "1", unit: "person", operands: [of("a.b")] })],
    ["verdict", makeRelation("verdict", of("a.c"), { verdict: "notMet" })],
    ["count", { ...makeRelation("verdict-count", undefined, { stated: "2" }), verdict: "met" }],
  ])("[A15] %s: the cells it names are enough, and without them it can not be told", (_, relation) => {
    const cells = listCheckedCells(whole, relation);
    const isNeeded = ({ key }: { key: (typeof cells)[number] }): boolean => cells.some((cell) => isSameCell(cell, key));
    const part = { ...whole, values: whole.values.filter(isNeeded), targets: whole.targets.filter(isNeeded) };
    expect(part.values.length).toBeGreaterThan(0);
    expect(part.values.length).toBeLessThan(whole.values.length);
    const check = checkRelation(whole, relation);
    expect(check.holds).toBeDefined();
    expect(checkRelation(part, relation)).toEqual(check);
    expect(checkRelation({ ...whole, values: [], targets: [], relations: [] }, relation)).not.toEqual(check);
  });
});
