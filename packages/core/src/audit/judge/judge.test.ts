import { describe, expect, test } from "vitest";
import { type FigureGiven, makeClaim, makeFigure, ONE_CONSTANT, pairOf, sumOf } from "../../../test/make-figure.ts";
import { decimal } from "../../quantity/decimal.ts";
import type { Claim, Expression } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { type Judgement, judge } from "./judge.ts";

const HUNDRED: Expression = { op: "constant", value: decimal("100") };

/** Figures of "5.470 ha", "95,9 %", "36". */
function read(printed: string, given: FigureGiven = {}): Figure {
  const [number = "", ...unit] = printed.split(" ");
  return makeFigure(number, { unit: unit.join(" "), ...given });
}

/** Result and why, in two words. */
function short({ result, note }: Judgement): string {
  switch (note.code) {
    case "other-reading":
      return `${result} ${note.reading}`;
    case "unit-scale":
      return `${result} 10^${note.power}`;
    case "improbable":
      return `${result} improbable of ${note.parts}`;
    default:
      return `${result} ${note.code}`;
  }
}

function judgePair(op: Parameters<typeof pairOf>[0], stated: string, a: string, b: string, given: Partial<Claim> = {}): string {
  return short(judge(makeClaim(read(stated), pairOf(op, read(a), read(b)), given)));
}

function judgeSum(stated: string, parts: readonly string[], given: Partial<Claim> = {}): string {
  return short(judge(makeClaim(read(stated), sumOf(...parts.map((part) => read(part))), given)));
}

describe("percent of plan and share", () => {
  test.each([
    ["95,9 %", "5.345,97 ha", "5.470 ha", "error mismatch"],
    ["97,7 %", "5.345,97 ha", "5.470 ha", "ok holds"],
    ["75,89 %", "402 tấn", "530 tấn", "rounding rounding"],
    ["60,34 %", "5.762 liều", "9.400 liều", "error mismatch"],
    ["80,79 %", "437,28 ha", "540 ha", "error mismatch"],
    ["81,1 %", "405,8 ha", "500 ha", "rounding rounding"],
    ["127,8 %", "656,5 ha", "521 ha", "error mismatch"],
    ["180 %", "217 lao động", "120 lao động", "convention truncated"],
    ["12 %", "1 hộ", "8 hộ", "rounding rounding"],
    ["33,4 %", "1 hộ", "3 hộ", "convention raised"],
    ["0,1 %", "0 hộ", "8 hộ", "error mismatch"],
    ["100 %", "381.494 triệu đồng", "382.494 triệu đồng", "ok holds"],
    ["50 %", "4 tỷ đồng", "8.000 triệu đồng", "ok holds"],
  ])("[Q104] %s is %s over %s: %s", (stated, a, b, expected) => {
    expect(judgePair("percent", stated, a, b)).toBe(expected);
  });

  test("[Q101] a base that is not surely above zero is not judged", () => {
    expect(judgePair("percent", "50 %", "1 ha", "0 ha")).toBe("unchecked base-not-positive");
    expect(judgePair("growth", "50 %", "1 hộ", "-2 hộ")).toBe("unchecked base-not-positive");
  });

  test("[Q102] a whole number without a unit stands for itself beside a count, and is rounded beside a measure or alone", () => {
    expect(judgePair("percent", "48,2 %", "36", "76 hộ")).toBe("error mismatch");
    expect(judgePair("percent", "48,2 %", "36", "76")).toBe("rounding rounding");
    expect(judgePair("percent", "48,2 %", "36", "76 ha")).toBe("rounding rounding");
    expect(judgePair("percent", "84,2 %", "36", "76 ha")).toBe("review mismatch");
    expect(judgePair("percent", "4,8 %", "1.200", "25 nghìn người")).toBe("ok holds");
  });

  test("[Q102] counts in thousands, means and money in triệu are rounded; đồng in full is not", () => {
    expect(judgeSum("3 nghìn người", ["1 nghìn người", "1 nghìn người"])).toBe("rounding rounding");
    expect(judgeSum("3 triệu đồng", ["1 triệu đồng", "1 triệu đồng"])).toBe("rounding rounding");
    expect(judgeSum("3 đồng", ["1 đồng", "1 đồng"])).toBe("error mismatch");
    const mean = makeClaim(read("12 hộ", { qualifiers: ["average"] }), pairOf("quotient", read("37 hộ"), read("3 xã")));
    expect(short(judge(mean))).toBe("ok holds");
  });

  test("[Q103] hedges widen, estimates do not", () => {
    const over = (hedge: FigureGiven["hedge"], p: string) =>
      short(judge(makeClaim(read(p, hedge ? { hedge } : {}), pairOf("percent", read("957 hộ"), read("1.000 hộ")))));
    expect(over("over", "95 %")).toBe("ok holds");
    expect(over("under", "96 %")).toBe("ok holds");
    expect(over("about", "95 %")).toBe("ok holds");
    expect(over("at-least", "90 %")).toBe("ok holds");
    expect(over("at-most", "90 %")).toBe("error mismatch");
    expect(over("over", "97 %")).toBe("error mismatch");
    const plan = pairOf("percent", read("3.010 ha", { qualifiers: ["estimate"] }), read("6.000 ha"));
    expect(short(judge(makeClaim(read("50,2 %"), plan)))).toBe("ok holds");
    expect(short(judge(makeClaim(read("50,9 %"), plan)))).toBe("error mismatch");
    const hedged = pairOf("percent", read("3.000 ha", { hedge: "over" }), read("6.000 ha"));
    expect(short(judge(makeClaim(read("60 %"), hedged)))).toBe("rounding rounding");
    expect(short(judge(makeClaim(read("49,5 %"), hedged)))).toBe("error mismatch");
  });

  test("[Q113] what a hedge leaves true, if loosely said, is no alarm", () => {
    const said = (hedge: NonNullable<FigureGiven["hedge"]>, p: string) =>
      short(judge(makeClaim(read(p, { hedge }), pairOf("percent", read("972 hộ"), read("1.000 hộ")))));
    expect(said("over", "95 %")).toBe("review mismatch");
    expect(said("under", "99 %")).toBe("review mismatch");
    expect(said("about", "95 %")).toBe("review mismatch");
    expect(said("under", "96 %")).toBe("error mismatch");
  });
});

describe("growth, differences and multiples", () => {
  test.each([
    ["8,2 %", "119 vụ", "110 vụ", "up", "ok holds"],
    ["8,2 %", "101 vụ", "110 vụ", "down", "ok holds"],
    ["8,1 %", "101 vụ", "110 vụ", "down", "convention truncated"],
    ["8,2 %", "119 vụ", "110 vụ", "down", "error direction"],
    ["-8,2 %", "101 vụ", "110 vụ", "down", "ok holds"],
    ["-8,2 %", "101 vụ", "110 vụ", "up", "ok holds"],
    ["-8,2 %", "119 vụ", "110 vụ", "down", "error direction"],
    ["3,3 %", "119 vụ", "110 vụ", "down", "error direction"],
    ["12,5 %", "119 vụ", "110 vụ", "up", "error mismatch"],
    ["108,2 %", "119 vụ", "110 vụ", "up", "error ratio-for-growth"],
    ["91,8 %", "101 vụ", "110 vụ", "down", "error ratio-for-growth"],
  ] as const)("[Q109] %s is the growth of %s from %s, said %s: %s", (stated, a, b, direction, expected) => {
    expect(judgePair("growth", stated, a, b, { direction })).toBe(expected);
  });

  test("[Q109] a difference takes its sign from the words", () => {
    expect(judgePair("difference", "146 lượt", "354 lượt", "500 lượt", { direction: "down" })).toBe("ok holds");
    expect(judgePair("difference", "146 lượt", "354 lượt", "500 lượt", { direction: "up" })).toBe("error direction");
    expect(judgePair("difference", "145 lượt", "354 lượt", "500 lượt", { direction: "down" })).toBe("error mismatch");
    expect(judgePair("difference", "2,5 điểm %", "13,5 %", "16,0 %", { direction: "down" })).toBe("ok holds");
  });

  test("[Q111] a ratio that is the growth of the same figures is named so", () => {
    expect(judgePair("percent", "8,2 %", "119 vụ", "110 vụ")).toBe("error growth-for-ratio");
    expect(judgePair("percent", "30 %", "70 hộ", "100 hộ")).toBe("error remaining");
    const inverted = pairOf("percent", read("110 vụ"), read("119 vụ"));
    expect(
      judgePair("percent", "92,4 %", "119 vụ", "110 vụ", { alternatives: [{ code: "inverted", expression: inverted }] }),
    ).toBe("error inverted");
  });

  test("[Q111] '%' for 'điểm %' is a wording to look at, not an alarm", () => {
    const points = pairOf("difference", read("13,54 %"), read("16,05 %"));
    const alternatives = [{ code: "points-for-percent" as const, expression: points }];
    const stated = ["2,51 %", "13,54 %", "16,05 %"] as const;
    expect(judgePair("growth", ...stated, { direction: "down", alternatives })).toBe("review points-for-percent");
    expect(judgePair("growth", ...stated, { direction: "down", alternatives, binding: "loose" })).toBe("unchecked weak");
  });

  test("[Q110] another plan that fits holds; a list that may be a part is not judged; 'tăng 2 lần' has two usages", () => {
    const plan = { code: "other-plan" as const, expression: pairOf("percent", read("50 ha"), read("80 ha")) };
    expect(judgePair("percent", "62,5 %", "50 ha", "100 ha", { alternatives: [plan] })).toBe("ok holds");
    const part = { code: "partial-list" as const, expression: sumOf(read("6 xã"), read("4 xã")) };
    expect(judgeSum("10 xã", ["6 xã", "3 xã"], { alternatives: [part] })).toBe("unchecked partial-list");
    const twice = {
      rule: "multiple" as const,
      alternatives: [{ code: "other-plan" as const, expression: pairOf("difference", read("3 lần"), read("1 lần")) }],
    };
    expect(judgePair("quotient", "2 lần", "90 vụ", "30 vụ", twice)).toBe("ok holds");
    expect(judgePair("quotient", "3 lần", "90 vụ", "30 vụ", { rule: "multiple" })).toBe("ok holds");
    expect(judgePair("quotient", "5 lần", "90 vụ", "30 vụ", { rule: "multiple" })).toBe("error mismatch");
  });

  test("[Q101] the rate of a change, from what is and by how much it rose, each figure once", () => {
    const [current, amount] = [read("119 vụ"), read("9 vụ")];
    const rate: Expression = {
      op: "quotient",
      a: HUNDRED,
      b: { op: "difference", a: pairOf("quotient", current, amount), b: ONE_CONSTANT },
    };
    expect(short(judge(makeClaim(read("8,18 %"), rate)))).toBe("ok holds");
    expect(short(judge(makeClaim(read("8,81 %"), rate)))).toBe("error mismatch");
  });

  test("[Q101] a product", () => {
    expect(judgePair("product", "525", "52,5", "10")).toBe("ok holds");
    expect(judgePair("product", "572", "52,5", "10")).toBe("error mismatch");
  });
});

describe("unit slips", () => {
  test("[Q112] a figure that fits times a power of ten is a slip of unit", () => {
    expect(judgePair("percent", "9,77 %", "5.345,97 ha", "5.470 ha")).toBe("error 10^1");
    expect(judgePair("percent", "97,7 %", "5.345,97 triệu đồng", "5.470 tỷ đồng")).toBe("error 10^-3");
    expect(judgePair("difference", "30 tỷ đồng", "50 triệu đồng", "20 triệu đồng")).toBe("error 10^-3");
    expect(judgePair("difference", "30 m2", "50 ha", "20 ha")).toBe("error 10^4");
  });

  test("[Q112] one part of a sum in another unit", () => {
    expect(judgeSum("60,5 tỷ đồng", ["20,2 tỷ đồng", "30,1 tỷ đồng", "10,2 triệu đồng"])).toBe("error 10^3");
    expect(judgeSum("60,5 tỷ đồng", ["20,2 tỷ đồng", "30,1 tỷ đồng", "40,2 tỷ đồng"])).toBe("error mismatch");
  });
});

describe("sums", () => {
  test("[Q105] counts add up exactly or are wrong", () => {
    expect(judgeSum("8.384 con", ["5.845 con", "2.080 con", "423 con"])).toBe("error mismatch");
    expect(judgeSum("8.348 con", ["5.845 con", "2.080 con", "423 con"])).toBe("ok holds");
    expect(judgeSum("72", ["25 vụ", "48 vụ"])).toBe("error mismatch");
    expect(judgeSum("1,4 nghìn vụ", ["525 vụ", "848 vụ"])).toBe("ok holds");
    expect(judgeSum("1,3 nghìn vụ", ["525 vụ", "848 vụ"])).toBe("error mismatch");
  });

  test("[Q106] rounded parts may hide half a last place each", () => {
    expect(judgeSum("6,1 ha", ["1,0 ha", "2,0 ha", "3,0 ha"])).toBe("rounding rounding");
    expect(judgeSum("6,3 ha", ["1,0 ha", "2,0 ha", "3,0 ha"])).toBe("error mismatch");
    expect(judgeSum("6 ha", ["1,04 ha", "2,04 ha", "3,04 ha"])).toBe("ok holds");
  });

  test("[Q107] a gap that rounding seldom makes is looked at, and no alarm", () => {
    const parts = Array.from({ length: 20 }, () => "1,0 ha");
    expect(judgeSum("20,4 ha", parts)).toBe("rounding rounding");
    expect(judgeSum("20,5 ha", parts)).toBe("review improbable of 20");
    expect(judgeSum("21,1 ha", parts)).toBe("error mismatch");
    expect(judgeSum("20,5 ha", parts, { binding: "loose" })).toBe("unchecked weak");
    const uneven = [...parts.slice(1), "1,00 ha"];
    expect(judgeSum("20,5 ha", uneven)).toBe("rounding rounding");
    expect(judgeSum("21,0 ha", uneven)).toBe("review improbable of 20");
  });

  test("[Q106] a breakdown gives exactly a hundred", () => {
    const share = (...parts: readonly string[]) => {
      const figures = parts.map((part) => read(`${part} %`));
      return short(
        judge(makeClaim(figures.at(-1) ?? read("0 %"), sumOf(...figures), { rule: "breakdown", exact: decimal("100") })),
      );
    };
    expect(share("33,3", "33,3", "33,4")).toBe("ok holds");
    expect(share("33,3", "33,3", "33,3")).toBe("rounding rounding");
    expect(share("33,3", "33,3", "35,4")).toBe("error mismatch");
    expect(share("33,3", "66,9")).toBe("error mismatch");
    expect(share("40", "30", "20", "7,3")).toBe("error mismatch");
  });
});

describe("bounds, bindings and numbers in doubt", () => {
  test("[Q108] a bound is broken only when every allowed value is beyond", () => {
    expect(judgeSum("29.028 ha", ["20.000 ha", "8.940 ha"], { compare: "at-least" })).toBe("ok holds");
    expect(judgeSum("29.028 ha", ["20.000 ha", "9.029 ha"], { compare: "at-least" })).toBe("rounding rounding");
    expect(judgeSum("29.028 ha", ["20.000 ha", "9.940 ha"], { compare: "at-least" })).toBe("error mismatch");
    expect(judgeSum("28 hộ", ["20 hộ", "9 hộ"], { compare: "at-least", binding: "likely" })).toBe("review mismatch");
    expect(judgeSum("28 hộ", ["20 hộ", "9 hộ"], { compare: "at-most" })).toBe("ok holds");
    expect(judgeSum("30 hộ", ["20 hộ", "9 hộ"], { compare: "at-most" })).toBe("error mismatch");
    const under = { compare: "at-least" as const, exact: decimal("100") };
    expect(judgeSum("60,5 %", ["60,5 %", "20,1 %"], under)).toBe("ok holds");
    expect(judgeSum("60,5 %", ["60,5 %", "39,6 %"], under)).toBe("rounding rounding");
    expect(judgeSum("60,5 %", ["60,5 %", "40,1 %"], under)).toBe("error mismatch");
  });

  test("[Q113] a likely reading is looked at, a loose one is silent", () => {
    expect(judgePair("percent", "50 %", "1 hộ", "3 hộ", { binding: "likely" })).toBe("review mismatch");
    expect(judgePair("percent", "50 %", "1 hộ", "3 hộ", { binding: "loose" })).toBe("unchecked weak");
    expect(judgePair("percent", "33,3 %", "1 hộ", "3 hộ", { binding: "loose" })).toBe("ok holds");
    expect(judgePair("percent", "33,2 %", "333 hộ", "1.001 hộ", { binding: "firm" })).toBe("convention truncated");
    expect(judgePair("percent", "33,2 %", "333 hộ", "1.001 hộ", { binding: "loose" })).toBe("unchecked weak");
    expect(judgePair("growth", "8,2 %", "119 vụ", "110 vụ", { direction: "down", binding: "likely" })).toBe("review direction");
  });

  test("[Q115] a number that reads two ways is neither right nor wrong, a colloquial one no alarm", () => {
    const doubtful = (ambiguous: NonNullable<Figure["ambiguous"]>, p: string) =>
      short(judge(makeClaim(read(p), pairOf("percent", read("1 tỷ đồng", { ambiguous }), read("4 tỷ đồng")))));
    expect(doubtful("group-or-decimal", "25 %")).toBe("unchecked ambiguous-number");
    expect(doubtful("bad-group", "90 %")).toBe("unchecked ambiguous-number");
    expect(doubtful("colloquial", "25 %")).toBe("ok holds");
    expect(doubtful("colloquial", "90 %")).toBe("review mismatch");
  });

  test("[Q115] hectares and tonnes are not held against each other", () => {
    expect(judgePair("percent", "50 %", "1 ha", "2 tấn")).toBe("unchecked other-unit");
    expect(judgeSum("3 ha", ["1 ha", "2 hộ"])).toBe("unchecked other-unit");
    expect(judgePair("percent", "50 %", "1 hộ", "2 người")).toBe("ok holds");
  });
});

describe("what is shown", () => {
  test("[Q114] the computed value two places finer, the interval outward, in the stated figure's unit", () => {
    const grain = judge(makeClaim(read("95,9 %"), pairOf("percent", read("5.345,97 ha"), read("5.470 ha"))));
    expect(grain.computed).toBe("97.733");
    expect(grain.interval).toEqual({ low: "97.7235", high: "97.7416" });
    const money = judge(makeClaim(read("61 tỷ đồng"), sumOf(read("20,25 tỷ đồng"), read("30.100 triệu đồng"))));
    expect(money.computed).toBe("50.35");
    expect(money.interval).toEqual({ low: "50.344", high: "50.356" });
    const herd = judge(makeClaim(read("8.384 con"), sumOf(read("5.845 con"), read("2.080 con"), read("423 con"))));
    expect(herd).toMatchObject({ computed: "8348", interval: { low: "8348", high: "8348" } });
  });

  test("[Q114] a fall has its sign, and a value without bound has no interval", () => {
    expect(
      judge(makeClaim(read("8,2 %"), pairOf("growth", read("101 vụ"), read("110 vụ")), { direction: "down" })).computed,
    ).toBe("-8.182");
    const least = pairOf("percent", read("101 vụ", { hedge: "at-least" }), read("110 vụ"));
    const unbounded = judge(makeClaim(read("95 %"), least));
    expect(unbounded.result).toBe("rounding");
    expect(unbounded.interval).toBeUndefined();
  });
});
