import { describe, expect, test } from "vitest";
import { type FigureGiven, makeClaim, makeFigure, pairOf, sumOf } from "../../../test/make-figure.ts";
import { decimal } from "../../quantity/decimal.ts";
import type { Claim } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { listEdits } from "./digit-edits.ts";
import { findRepairs } from "./repair.ts";

function read(printed: string, given: FigureGiven = {}): Figure {
  const [number = "", ...unit] = printed.split(" ");
  return makeFigure(number, { unit: unit.join(" "), ...given });
}

function repairsOf(claim: Claim, claims: readonly Claim[] = [claim]): readonly string[] {
  return findRepairs(claim, claims).map(({ from, to }) => `${from} -> ${to}`);
}

function percentOf(stated: string, a: string, b: string): Claim {
  return makeClaim(read(stated), pairOf("percent", read(a), read(b)));
}

describe("one-edit repairs", () => {
  test.each([
    ["95,9 %", "5.345,97 ha", "5.470 ha", ["5.345,97 -> 5.245,97"]],
    ["60,34 %", "5.762 liều", "9.400 liều", ["5.762 -> 5.672"]],
    ["75,89 %", "402 tấn", "530 tấn", ["75,89 -> 75,85", "75,89 -> 75,84"]],
    ["80,79 %", "437,28 ha", "540 ha", ["80,79 -> 80,97", "437,28 -> 436,28"]],
    ["127,8 %", "656,5 ha", "521 ha", []],
    ["9,77 %", "5.345,97 ha", "5.470 ha", ["9,77 -> 97,7", "5.345,97 -> 534,597", "5.470 -> 54.700"]],
  ])("[Q116] %s is %s over %s: %j", (stated, a, b, expected) => {
    expect(repairsOf(percentOf(stated, a, b))).toEqual(expected);
  });

  test("[Q116] a transposed total of a herd", () => {
    expect(repairsOf(makeClaim(read("8.384 con"), sumOf(read("5.845 con"), read("2.080 con"), read("423 con"))))).toEqual([
      "8.384 -> 8.348",
    ]);
  });

  test("[Q116] a part that does not fit a breakdown", () => {
    const parts = ["33,3", "33,3", "43,4"].map((part) => read(`${part} %`));
    const claim = makeClaim(parts[2] ?? read("0 %"), sumOf(...parts), { rule: "breakdown", exact: decimal("100") });
    expect(repairsOf(claim)).toContain("43,4 -> 33,4");
  });

  test("[Q116] money printed under the wrong scale word", () => {
    expect(repairsOf(makeClaim(read("30 tỷ đồng"), pairOf("difference", read("50 triệu đồng"), read("20 triệu đồng"))))[0]).toBe(
      "30 tỷ đồng -> 30 triệu đồng",
    );
  });

  test("[Q117] an edit that breaks another relation of the figure is none", () => {
    const [a, b] = [read("5.762 liều"), read("9.400 liều")];
    const broken = makeClaim(read("60,34 %"), pairOf("percent", a, b));
    const total = makeClaim(read("6.762 liều"), sumOf(a, read("1.000 liều")));
    expect(repairsOf(broken, [broken, total])).toEqual([]);
    const agreeing = makeClaim(read("6.672 liều"), sumOf(a, read("1.000 liều")));
    expect(repairsOf(broken, [broken, agreeing])).toEqual(["5.762 -> 5.672"]);
  });

  test("[Q117] what sets another broken relation right comes first", () => {
    const a = read("437,28 ha");
    const broken = makeClaim(read("80,79 %"), pairOf("percent", a, read("540 ha")));
    const other = makeClaim(read("446,28 ha"), sumOf(a, read("10,00 ha")));
    expect(repairsOf(broken, [broken, other])[0]).toBe("437,28 -> 436,28");
  });

  test("[Q117] bounds, wrong directions and what could not be judged have no repair", () => {
    expect(repairsOf(makeClaim(read("28 hộ"), sumOf(read("20 hộ"), read("9 hộ")), { compare: "at-least" }))).toEqual([]);
    expect(repairsOf(makeClaim(read("8,2 %"), pairOf("growth", read("119 vụ"), read("110 vụ")), { direction: "down" }))).toEqual(
      [],
    );
    expect(repairsOf(percentOf("50 %", "1 ha", "0 ha"))).toEqual([]);
  });
});

describe("edits of printed digits", () => {
  const editsOf = (text: string, given: FigureGiven = {}) => listEdits(makeFigure(text, given)).map(({ to }) => to);

  test("[Q116] group marks stay where they are or move with the digits", () => {
    const edits = editsOf("5.345,97", { unit: "ha" });
    expect(edits).toEqual(
      expect.arrayContaining(["5.435,97", "5.245,97", "55.345,97", "5.345,978", "53.459,7", "534,597", "5.345.970"]),
    );
    expect(edits).not.toContain("0.345,97");
    expect(new Set(edits).size).toBe(edits.length);
  });

  test("[Q116] short numbers, padded ones and those without marks keep their look", () => {
    expect(editsOf("402")).toEqual(expect.arrayContaining(["420", "4.402", "4.072", "40,2", "4.020"]));
    expect(editsOf("402")).not.toContain("042");
    expect(editsOf("07")).toEqual(expect.arrayContaining(["70", "09"]));
    expect(editsOf("1435")).toEqual(expect.arrayContaining(["1453", "14350", "143,5"]));
    expect(editsOf("115")).toContain("15");
    expect(editsOf("125")).not.toContain("15");
    expect(editsOf("-5,2")).toContain("-2,5");
  });

  test("[Q116] the value follows the digits", () => {
    const shifted = listEdits(makeFigure("5.345,97")).find(({ to }) => to === "53.459,7");
    expect(shifted?.figure).toMatchObject({ text: "53.459,7", value: { units: 534597n, scale: 1 }, decimals: 1 });
    expect(listEdits(makeFigure("-5,2")).find(({ to }) => to === "-2,5")?.figure.value).toEqual({ units: -25n, scale: 1 });
  });

  test("[Q116] scale words stand for one another, wherever they are printed", () => {
    const split = makeFigure("285,3", { unit: "đồng", scale: 9 });
    const scaled = listEdits(split).filter(({ figure }) => figure.scale !== 9);
    expect(scaled.map(({ from, to }) => `${from} -> ${to}`)).toContain("285,3 tỷ đồng -> 285,3 triệu đồng");
    expect(listEdits(makeFigure("285,3", { unit: "ha" })).every(({ figure }) => figure.scale === 0)).toBe(true);
  });

  test("[Q116] numbers in words, or whose digits are not their value, are left alone", () => {
    expect(editsOf("3", { text: "ba", inWords: true })).toEqual([]);
    expect(editsOf("3,2", { text: "3 tỷ 200 triệu", scale: 9, unit: "đồng" })).toEqual([]);
    expect(editsOf("3,2", { text: "3,4" })).toEqual([]);
  });
});
