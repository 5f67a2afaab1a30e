import { describe, expect, test } from "vitest";
import { makeIndicator, YEAR } from "../../test/make.ts";
import type { Direction, Indicator } from "../indicator/indicator.ts";
import type { TargetQualifier } from "../plan/target.ts";
import { decimal, showDecimal } from "../quantity/decimal.ts";
import { findPercent, judge } from "./judge.ts";
import type { JudgeMode } from "./verdict.ts";

type Asked = {
  readonly actual?: string | undefined;
  readonly target?: string | undefined;
  readonly indicator?: Partial<Indicator>;
  readonly mode?: JudgeMode;
  readonly asOf?: string;
  readonly qualifiers?: readonly ("over" | "under" | "about")[];
  readonly said?: readonly TargetQualifier[];
};

function ask({ actual, target, indicator = {}, mode = "final", asOf, qualifiers = [], said = [] }: Asked) {
  const judged = judge({
    indicator: makeIndicator("a.b", indicator),
    ...(actual === undefined ? {} : { actual: { value: decimal(actual), qualifiers } }),
    ...(target === undefined ? {} : { target: { value: decimal(target), qualifiers: said } }),
    mode,
    ...(asOf === undefined ? {} : { asOf }),
    period: YEAR,
  });
  return [judged.verdict, judged.percent && showDecimal(judged.percent), judged.reason.code];
}

const direction = (kind: Exclude<Direction["kind"], "range">): Partial<Indicator> => ({ direction: { kind } });

describe("final", () => {
  test.each([
    ["28813.83", "28491", "exceeded", "101.13"],
    ["1016", "600", "exceeded", "169.33"],
    ["1435", "600", "exceeded", "239.17"],
    ["109500", "136000", "notMet", "80.51"],
    ["427199", "429350", "notMet", "99.50"],
  ])("[J1] %s of %s is %s, %s %%", (actual, target, verdict, percent) => {
    expect(ask({ actual, target }).slice(0, 2)).toEqual([verdict, percent]);
  });

  test.each([
    ["higher", "101", "exceeded", "ABOVE_TARGET"],
    ["higher", "100.0", "met", "EQUAL_TARGET"],
    ["higher", "99.999", "notMet", "BELOW_TARGET"],
    ["lower", "99", "exceeded", "BELOW_TARGET"],
    ["lower", "100", "met", "EQUAL_TARGET"],
    ["lower", "101", "notMet", "ABOVE_TARGET"],
    ["keep", "100.00", "met", "KEPT"],
    ["keep", "101", "notMet", "NOT_KEPT"],
    ["keep", "99", "notMet", "NOT_KEPT"],
    ["at-least", "150", "met", "WITHIN_BOUND"],
    ["at-least", "100", "met", "WITHIN_BOUND"],
    ["at-least", "99", "notMet", "OUTSIDE_BOUND"],
    ["at-most", "50", "met", "WITHIN_BOUND"],
    ["at-most", "100", "met", "WITHIN_BOUND"],
    ["at-most", "101", "notMet", "OUTSIDE_BOUND"],
  ] as const)("[J2] %s: %s of 100 is %s", (kind, actual, verdict, reason) => {
    const [found, , why] = ask({ actual, target: "100", indicator: direction(kind) });
    expect([found, why]).toEqual([verdict, reason]);
  });

  test.each([
    ["1", "met"],
    ["2", "met"],
    ["0.99", "notMet"],
    ["2.01", "notMet"],
  ])("[J3] in the range 1 to 2, %s is %s; no target is needed", (actual, verdict) => {
    const range = { direction: { kind: "range", low: decimal("1"), high: decimal("2") } } as const;
    expect(ask({ actual, indicator: range })[0]).toBe(verdict);
  });

  test("[J2] a target “từ … trở lên” is a bound: passing it is met", () => {
    expect(ask({ actual: "25", target: "20", said: ["at-least"] })).toEqual(["met", "125.00", "WITHIN_BOUND"]);
    expect(ask({ actual: "19", target: "20", said: ["strive", "at-least"] })[0]).toBe("notMet");
  });

  test.each([
    ["above", ["notMet", "notMet", "met"]],
    ["at-least", ["notMet", "met", "met"]],
    ["at-most", ["met", "met", "notMet"]],
    ["below", ["met", "notMet", "notMet"]],
  ] as const)("[J2] a target said to be %s holds by its words, whatever is good for the indicator: %j", (word, verdicts) => {
    for (const kind of ["higher", "lower"] as const) {
      const found = ["9", "10", "11"].map((actual) => ask({ actual, target: "10", said: [word], indicator: direction(kind) })[0]);
      expect(found, kind).toEqual(verdicts);
    }
    expect(ask({ actual: "10", target: "10", said: [word], indicator: direction("keep") })[2]).toBe("KEPT");
  });

  test("[J7] a flow that must stay below a bound is on course while it is below the share that is due", () => {
    const flow = { nature: "flow", additive: { places: true, time: true, dimensions: [] } } as const;
    const by = (actual: string) =>
      ask({ actual, target: "100", said: ["at-most"], indicator: flow, mode: "interim", asOf: "2023-07-01" });
    expect(by("20")[2]).toBe("ON_COURSE");
    expect(by("90")[2]).toBe("BEHIND_COURSE");
    expect(by("120")[2]).toBe("OUTSIDE_BOUND");
  });

  test("[J4] “hơn 100” is above 100, “dưới 100” below it, “khoảng 100” is 100", () => {
    expect(ask({ actual: "100", target: "100", qualifiers: ["over"] })[0]).toBe("exceeded");
    expect(ask({ actual: "100", target: "100", qualifiers: ["under"] })[0]).toBe("notMet");
    expect(ask({ actual: "100", target: "100", qualifiers: ["about"] })[0]).toBe("met");
  });

  test("[J5] a zero or negative target is judged without a percentage", () => {
    expect(ask({ actual: "1", target: "0" })).toEqual(["exceeded", undefined, "ABOVE_TARGET"]);
    expect(ask({ actual: "0", target: "0" })).toEqual(["met", undefined, "EQUAL_TARGET"]);
    expect(ask({ actual: "0", target: "0", indicator: direction("lower") })).toEqual(["met", undefined, "EQUAL_TARGET"]);
    expect(ask({ actual: "-3", target: "-5" })).toEqual(["exceeded", undefined, "ABOVE_TARGET"]);
    expect(ask({ actual: "-7", target: "-5" })).toEqual(["notMet", undefined, "BELOW_TARGET"]);
  });

  test("[J5] a percentage is exact to two decimals, half-up", () => {
    const percent = (a: string, b: string) => {
      const found = findPercent(decimal(a), decimal(b));
      return found && showDecimal(found);
    };
    expect(percent("1", "3")).toBe("33.33");
    expect(percent("2", "3")).toBe("66.67");
    expect(percent("100005", "1000000")).toBe("10.00");
    expect(percent("10005", "100000")).toBe("10.01");
  });

  test("[J6] no actual is no figure, no target is not assessable, and neither is zero", () => {
    expect(ask({ target: "100" })).toEqual(["noFigure", undefined, "NOT_REPORTED"]);
    expect(ask({ actual: "5" })).toEqual(["notAssessable", undefined, "NO_TARGET"]);
    expect(ask({})).toEqual(["noFigure", undefined, "NOT_REPORTED"]);
    const base = { indicator: makeIndicator("a.b"), mode: "final", period: YEAR } as const;
    expect(judge({ ...base, actual: {}, target: { value: decimal("1") } })).toEqual({
      verdict: "noFigure",
      reason: { code: "DECLARED_NO_FIGURE" },
    });
    expect(judge({ ...base, actual: { value: decimal("1") }, target: {} })).toEqual({
      verdict: "notAssessable",
      reason: { code: "TARGET_DECLARED_NO_FIGURE" },
    });
  });
});

describe("interim", () => {
  const interim = (given: Asked) => ask({ mode: "interim", target: "365", ...given });

  test("[J7] what accumulates is held against the share due by the day, that day included", () => {
    expect(interim({ actual: "31", asOf: "2023-01-31" })).toEqual(["met", "8.49", "ON_COURSE"]);
    expect(interim({ actual: "30.9", asOf: "2023-01-31" })).toEqual(["notMet", "8.47", "BEHIND_COURSE"]);
    expect(interim({ actual: "400", asOf: "2023-01-31" })[0]).toBe("exceeded");
    expect(interim({ actual: "365", asOf: "2023-01-31" })[0]).toBe("met");
  });

  test("[J7] a ceiling on course is not yet won, and once passed is lost", () => {
    const lower = direction("lower");
    expect(interim({ actual: "10", asOf: "2023-01-31", indicator: lower }).slice(0, 1)).toEqual(["met"]);
    expect(interim({ actual: "32", asOf: "2023-01-31", indicator: lower })).toEqual(["notMet", "8.77", "BEHIND_COURSE"]);
    expect(interim({ actual: "366", asOf: "2023-01-31", indicator: lower })).toEqual(["notMet", "100.27", "ABOVE_TARGET"]);
  });

  test("[J7] at the last day of the period, interim is final", () => {
    expect(interim({ actual: "364", asOf: "2023-12-31" })).toEqual(["notMet", "99.73", "BELOW_TARGET"]);
    expect(interim({ actual: "364", asOf: "2024-03-01" })[2]).toBe("BELOW_TARGET");
  });

  test("[J8] what does not accumulate is judged early only when it stands", () => {
    const stock: Partial<Indicator> = { nature: "stock", additive: { places: true, time: false, dimensions: [] } };
    expect(interim({ actual: "300", asOf: "2023-06-30", indicator: stock })).toEqual(["notAssessable", "82.19", "NOT_DUE_YET"]);
    expect(interim({ actual: "370", asOf: "2023-06-30", indicator: stock })[0]).toBe("exceeded");
  });

  test("[J8] without a day, or before the period, pace can not be judged", () => {
    expect(interim({ actual: "31" }).slice(0, 3)).toEqual(["notAssessable", "8.49", "NO_AS_OF"]);
    expect(interim({ actual: "31", asOf: "2022-12-31" })[2]).toBe("NOT_STARTED");
  });
});
