import { describe, expect, test } from "vitest";
import { makeBook, makeIndicator, makeRef, makeRelation, makeTarget, makeValue, makeYear, YEAR } from "../../test/make.ts";
import { showDecimal } from "../quantity/decimal.ts";
import type { StatedRelation } from "../value/relation.ts";
import type { Book } from "./book.ts";
import { checkRelation, listErrata } from "./check-relation.ts";

const printed = (text: string, unit: string, decimals = 0) => ({ entered: { text, unit, decimals } });

function verdictOf(book: Book, relation: StatedRelation) {
  const check = checkRelation(book, relation);
  const outcome = check.holds === undefined ? "cannot tell" : check.holds ? "holds" : check.rounding ? "rounding" : "fails";
  return [outcome, check.computed && showDecimal(check.computed), check.reason.code];
}

describe("percentages", () => {
  /** From the seed: actual, plan, printed percent, what it should be. */
  test.each([
    ["5345.97", "5470", "95.9", "fails", "97.7"],
    ["5762", "9400", "60.34", "fails", "61.30"],
    ["402", "530", "75.89", "fails", "75.85"],
    ["437.28", "540", "80.79", "fails", "80.98"],
    ["405.8", "500", "81.1", "rounding", "81.2"],
    ["656.5", "521", "127.8", "fails", "126.0"],
    ["217", "120", "180", "rounding", "181"],
    ["490", "390", "125", "rounding", "126"],
    ["92", "90", "102.2", "holds", "102.2"],
    ["28813.83", "28491", "101", "holds", "101"],
  ])("[A8] %s of %s printed as %s %% %s (%s)", (actual, target, stated, outcome, computed) => {
    const book = makeBook({
      indicators: [makeIndicator("a.b")],
      values: [makeValue("a.b", actual)],
      targets: [makeTarget("a.b", target)],
    });
    const relation = makeRelation("percent-of-plan", makeRef("value", "a.b"), { stated });
    expect(verdictOf(book, relation).slice(0, 2)).toEqual([outcome, computed]);
  });

  test("[A8] a whole unit of the last digit off is not rounding", () => {
    const book = makeBook({
      indicators: [makeIndicator("a.b")],
      values: [makeValue("a.b", "50")],
      targets: [makeTarget("a.b", "100")],
    });
    const check = (stated: string) => verdictOf(book, makeRelation("percent-of-plan", makeRef("value", "a.b"), { stated }))[0];
    expect([check("50"), check("49"), check("51"), check("50.0"), check("49.9")]).toEqual([
      "holds",
      "fails",
      "fails",
      "holds",
      "fails",
    ]);
  });

  test("[A7] missing figures and a zero divisor can not be told, and are named", () => {
    const book = makeBook({
      indicators: [makeIndicator("a.b")],
      values: [makeValue("a.b", "5")],
      targets: [makeTarget("a.b", "0")],
    });
    const relation = makeRelation("percent-of-plan", makeRef("value", "a.b"), { stated: "98" });
    expect(checkRelation(book, relation).reason).toEqual({ code: "RELATION_ZERO_DIVISOR", divisor: makeRef("target", "a.b") });
    const bare = makeBook({ indicators: [makeIndicator("a.b")] });
    expect(checkRelation(bare, relation)).toMatchObject({
      reason: { code: "RELATION_FIGURES_MISSING", missing: [makeRef("value", "a.b"), makeRef("target", "a.b")] },
    });
    expect(checkRelation(bare, relation).holds).toBeUndefined();
    expect(verdictOf(book, makeRelation("share", makeRef("value", "a.b"), { stated: "1" }))).toEqual([
      "cannot tell",
      undefined,
      "RELATION_INCOMPLETE",
    ]);
  });

  test("[A8] same period of the year before; share of another fact, in another unit", () => {
    const book = makeBook({
      indicators: [makeIndicator("a.b", { unit: "tonne" }), makeIndicator("a.all", { unit: "kg" }), makeIndicator("a.men")],
      values: [
        makeValue("a.b", "9"),
        makeValue("a.b", "10", { period: makeYear(2022) }),
        makeValue("a.all", "36000"),
        makeValue("a.men", "1"),
      ],
    });
    expect(verdictOf(book, makeRelation("percent-of-same-period", makeRef("value", "a.b"), { stated: "90.0" }))[0]).toBe("holds");
    const share = (of: string) =>
      makeRelation("share", makeRef("value", "a.b"), { stated: "25", operands: [makeRef("value", of)] });
    expect(verdictOf(book, share("a.all"))[0]).toBe("holds");
    expect(verdictOf(book, share("a.men"))).toEqual(["cannot tell", undefined, "RELATION_UNITS_DIFFER"]);
  });
});

describe("sums", () => {
  const herd = (total: string) =>
    makeBook({
      indicators: ["a.all", "a.buffalo", "a.cow", "a.horse"].map((code) => makeIndicator(code)),
      values: [
        makeValue("a.all", total),
        makeValue("a.buffalo", "5845"),
        makeValue("a.cow", "2080"),
        makeValue("a.horse", "423"),
      ],
      targets: [
        makeTarget("a.all", "9330"),
        makeTarget("a.buffalo", "6050"),
        makeTarget("a.cow", "2930"),
        makeTarget("a.horse", "350"),
      ],
    });
  const sumOf = (fact: "value" | "target") =>
    makeRelation("sum", makeRef(fact, "a.all"), {
      operands: ["a.buffalo", "a.cow", "a.horse"].map((code) => makeRef(fact, code)),
    });

  test("[A9] a total is recomputed from its parts, for actuals and for plans", () => {
    expect(verdictOf(herd("8384"), sumOf("value"))).toEqual(["fails", "8348", "RELATION_FAILS"]);
    expect(verdictOf(herd("8348"), sumOf("value"))[0]).toBe("holds");
    expect(verdictOf(herd("8384"), sumOf("target"))[0]).toBe("holds");
  });

  test("[A9] one off in a count is no rounding", () => {
    const book = makeBook({
      indicators: [
        makeIndicator("a.all"),
        makeIndicator("a.part", { additive: { places: true, time: true, dimensions: ["level"] } }),
      ],
      values: [
        makeValue("a.all", "311"),
        ...["132", "180"].map((text, i) => makeValue("a.part", text, { breakdown: { level: `l${i}` } })),
      ],
    });
    const operands = [0, 1].map((i) => makeRef("value", "a.part", { breakdown: { level: `l${i}` } }));
    expect(verdictOf(book, makeRelation("balance", makeRef("value", "a.all"), { operands }))).toEqual([
      "fails",
      "312",
      "RELATION_FAILS",
    ]);
  });

  test("[A9] money is compared in the unit and at the precision the total is printed in", () => {
    const book = makeBook({
      indicators: ["a.all", "a.x", "a.y"].map((code) => makeIndicator(code, { unit: "dong" })),
      values: [
        makeValue("a.all", "3000000", printed("3", "million-dong")),
        makeValue("a.x", "1600000", printed("1,6", "million-dong", 1)),
        makeValue("a.y", "1700000", printed("1,7", "million-dong", 1)),
      ],
    });
    const relation = makeRelation("sum", makeRef("value", "a.all"), {
      operands: [makeRef("value", "a.x"), makeRef("value", "a.y")],
    });
    expect(checkRelation(book, relation)).toMatchObject({ unit: "million-dong", decimals: 0, holds: true });
    expect(
      verdictOf({ ...book, values: [...book.values, makeValue("a.y", "2100000", { knownAt: "2024-01-01" })] }, relation),
    ).toEqual(["rounding", "4", "RELATION_ROUNDED_OTHERWISE"]);
  });

  test("[A7] a missing part is not zero: the sum can not be told", () => {
    const book = {
      ...herd("8384"),
      values: [makeValue("a.all", "8384"), makeValue("a.buffalo", "5845"), makeValue("a.cow", undefined)],
    };
    expect(checkRelation(book, sumOf("value")).reason).toEqual({
      code: "RELATION_FIGURES_MISSING",
      missing: [makeRef("value", "a.cow"), makeRef("value", "a.horse")],
    });
  });
});

describe("differences", () => {
  const book = makeBook({
    indicators: [makeIndicator("a.poor"), makeIndicator("a.rate", { nature: "ratio", unit: "percent", decimals: 2 })],
    values: [
      makeValue("a.poor", "667"),
      makeValue("a.poor", "1000", { period: makeYear(2022) }),
      makeValue("a.rate", "20.41"),
      makeValue("a.rate", "22.92", { period: makeYear(2022) }),
    ],
  });
  const former = (code: string) => [makeRef("value", code, { period: makeYear(2022) })];

  test("[A10] are signed, and recomputed where the former figure is known", () => {
    const change = (stated: string) =>
      makeRelation("difference", makeRef("value", "a.poor"), { stated, unit: "person", operands: former("a.poor") });
    expect(verdictOf(book, change("-333"))[0]).toBe("holds");
    expect(verdictOf(book, change("333"))).toEqual(["fails", "-333", "RELATION_FAILS"]);
    const points = makeRelation("points-difference", makeRef("value", "a.rate"), {
      stated: "-2.51",
      unit: "point",
      operands: former("a.rate"),
    });
    expect(verdictOf(book, points)[0]).toBe("holds");
  });

  test("[A10] against words only, they can not be told", () => {
    const relation = makeRelation("difference", makeRef("value", "a.poor"), {
      stated: "-333",
      unit: "person",
      base: "tháng 12 năm 2022",
    });
    expect(checkRelation(book, relation).reason).toEqual({ code: "RELATION_BASE_IN_WORDS", base: "tháng 12 năm 2022" });
  });
});

describe("verdicts and errata", () => {
  const subject = makeRef("value", "a.b");
  const percent = makeRelation("percent-of-plan", subject, { code: "a.b.percent", stated: "95.9" });
  const book = makeBook({
    indicators: [makeIndicator("a.b"), makeIndicator("a.c")],
    values: [makeValue("a.b", "5345.97")],
    targets: [makeTarget("a.b", "5470")],
    headlines: [{ period: YEAR, indicators: ["a.b", "a.c"] }],
    relations: [percent],
    errata: [
      { code: "E01", kind: "percent", weight: "error", relation: "a.b.percent", note: "" },
      { code: "E02", kind: "total", weight: "error", relation: "a.gone", note: "" },
    ],
  });

  test("[A10] a stated verdict is held against the figures", () => {
    expect(checkRelation(book, makeRelation("verdict", subject, { verdict: "notMet" }))).toMatchObject({ holds: true });
    const wrong = checkRelation(book, makeRelation("verdict", subject, { verdict: "met" }));
    expect(wrong).toMatchObject({ holds: false, rounding: false, computedVerdict: "notMet" });
    expect(verdictOf(book, makeRelation("verdict", makeRef("value", "a.c"), { verdict: "met" }))[0]).toBe("cannot tell");
  });

  test("[A10] a count of verdicts is held against the headline rows and their number", () => {
    const count = (stated: string, of: string) =>
      makeRelation("verdict-count", undefined, { stated, of, verdict: "notMet", unit: "indicator" });
    expect(verdictOf(book, count("1", "2"))).toEqual(["holds", "1", "RELATION_HOLDS"]);
    expect(verdictOf(book, count("2", "2"))).toEqual(["fails", "1", "RELATION_FAILS"]);
    expect(verdictOf(book, count("1", "3"))[0]).toBe("fails");
  });

  test("[A11] errata stand beside what is printed and what it should be; nothing of it is typed", () => {
    const [first, second] = listErrata(book);
    expect(first?.stated && showDecimal(first.stated)).toBe("95.9");
    expect(first?.computed && showDecimal(first.computed)).toBe("97.7");
    expect(first).toMatchObject({ relation: percent, check: { holds: false, rounding: false } });
    expect(second).toEqual({ erratum: book.errata[1] });
  });
});
