import type { Direction, Indicator } from "../indicator/indicator.ts";
import { countDays } from "../period/date.ts";
import { type IsoDate, lastDay, type Period } from "../period/period.ts";
import type { TargetQualifier } from "../plan/target.ts";
import { compare, type Decimal, decimal, divide, HUNDRED, multiply, roundTo } from "../quantity/decimal.ts";
import type { JudgeMode, Verdict } from "./verdict.ts";

/** What is judged: a version of an actual, or anything with its figure. Without a value: "no such figure" was declared. */
export type JudgedActual = {
  readonly value?: Decimal;
  readonly qualifiers?: readonly ("over" | "about" | "under" | "at-least")[];
  readonly dataAsOf?: IsoDate;
};

/** What it is judged against. Said as a bound ("từ … trở lên", "trên", "không quá", "dưới"), being inside it is met and never more. */
export type JudgingTarget = { readonly value?: Decimal; readonly qualifiers?: readonly TargetQualifier[] };

/** Why the verdict is what it is. */
export type JudgeReason =
  | { readonly code: "ABOVE_TARGET" | "EQUAL_TARGET" | "BELOW_TARGET" }
  | { readonly code: "WITHIN_BOUND" | "OUTSIDE_BOUND" }
  | { readonly code: "WITHIN_RANGE" | "OUTSIDE_RANGE"; readonly low: Decimal; readonly high: Decimal }
  | { readonly code: "KEPT" | "NOT_KEPT" }
  /** Interim: on or ahead of, or behind, the share of the target that is due by the day. */
  | { readonly code: "ON_COURSE" | "BEHIND_COURSE"; readonly expected: Decimal; readonly asOf: IsoDate }
  | { readonly code: "NOT_DUE_YET"; readonly asOf: IsoDate }
  | { readonly code: "NOT_STARTED"; readonly asOf: IsoDate }
  | { readonly code: "NO_AS_OF" }
  | { readonly code: "NOT_REPORTED" | "DECLARED_NO_FIGURE" }
  | { readonly code: "NO_TARGET" | "TARGET_DECLARED_NO_FIGURE" };

export type Judgement = {
  readonly verdict: Verdict;
  /** Actual in % of the whole target, two decimals, half-up. Absent where it says nothing: target zero or below. */
  readonly percent?: Decimal;
  readonly reason: JudgeReason;
};

export type Case = {
  readonly indicator: Pick<Indicator, "direction" | "nature" | "additive" | "decimals">;
  readonly actual?: JudgedActual;
  readonly target?: JudgingTarget;
  readonly mode: JudgeMode;
  /** Interim: the day up to which the figures reach; otherwise what the actual says. */
  readonly asOf?: IsoDate;
  readonly period: Period;
};

/**
 * The verdict on an actual against its judging target, and why.
 * Final: the whole target is due. Interim: what accumulates over the period is held against the share of the target
 * due by the day; the rest is judged early only when it already stands.
 *
 * @rule J1 J2 J3 J4 J5 J6 J7 J8
 */
export function judge(asked: Case): Judgement {
  const { indicator, actual, target } = asked;
  if (actual === undefined) return { verdict: "noFigure", reason: { code: "NOT_REPORTED" } };
  if (actual.value === undefined) return { verdict: "noFigure", reason: { code: "DECLARED_NO_FIGURE" } };
  const percent = target?.value && findPercent(actual.value, target.value);
  const carried = percent === undefined ? {} : { percent };
  if (indicator.direction.kind !== "range") {
    if (target === undefined) return { verdict: "notAssessable", reason: { code: "NO_TARGET" } };
    if (target.value === undefined) return { verdict: "notAssessable", reason: { code: "TARGET_DECLARED_NO_FIGURE" } };
  }
  const way = findWay(indicator.direction, target);
  const final = judgeFinal(indicator.direction, way, { ...actual, value: actual.value }, target);
  if (asked.mode === "final") return { ...final, ...carried };
  return { ...judgeInterim(asked, way, actual.value, target?.value, final), ...carried };
}

/**
 * An actual in percent of its target, exact to two decimals (or `decimals`), half-up.
 * Undefined when the target is zero or below: such a percentage misleads.
 *
 * @rule J5
 */
export function findPercent(actual: Decimal, target: Decimal, decimals = 2): Decimal | undefined {
  return target.units > 0n ? divide(multiply(actual, HUNDRED), target, decimals) : undefined;
}

/** How a target is held: by the bound that its paper states, else the way that is good for the indicator. `open`: its end is outside. */
type Way = { readonly kind: Exclude<Direction["kind"], "range">; readonly open: boolean };

const BOUNDS = {
  "at-least": { kind: "at-least", open: false },
  above: { kind: "at-least", open: true },
  "at-most": { kind: "at-most", open: false },
  below: { kind: "at-most", open: true },
  strive: undefined,
} as const satisfies Record<TargetQualifier, Way | undefined>;

function findWay({ kind }: Direction, target: JudgingTarget | undefined): Way {
  // What is to be kept, or to stay in a range, has no side that a bound could be on.
  if (kind === "keep" || kind === "range") return { kind: "keep", open: false };
  return target?.qualifiers?.map((one) => BOUNDS[one]).find((bound) => bound !== undefined) ?? { kind, open: false };
}

function judgeFinal(
  direction: Direction,
  { kind, open }: Way,
  actual: JudgedActual & { value: Decimal },
  target: JudgingTarget | undefined,
): Judgement {
  if (direction.kind === "range") {
    const { low, high } = direction;
    const within = compare(actual.value, low) >= 0 && compare(actual.value, high) <= 0;
    return { verdict: within ? "met" : "notMet", reason: { code: within ? "WITHIN_RANGE" : "OUTSIDE_RANGE", low, high } };
  }
  if (target?.value === undefined) return { verdict: "notAssessable", reason: { code: "NO_TARGET" } };
  const side = findSide(actual, target.value);
  switch (kind) {
    case "higher":
      return { verdict: side > 0 ? "exceeded" : side === 0 ? "met" : "notMet", reason: { code: SIDES[side] } };
    case "lower":
      return { verdict: side < 0 ? "exceeded" : side === 0 ? "met" : "notMet", reason: { code: SIDES[side] } };
    case "keep":
      return side === 0 ? { verdict: "met", reason: { code: "KEPT" } } : { verdict: "notMet", reason: { code: "NOT_KEPT" } };
    case "at-least":
      return toBound(open ? side > 0 : side >= 0);
    case "at-most":
      return toBound(open ? side < 0 : side <= 0);
  }
}

const SIDES = { "-1": "BELOW_TARGET", "0": "EQUAL_TARGET", "1": "ABOVE_TARGET" } as const;

/** On which side of the target the actual is. "hơn 100" is above 100, "dưới 100" below it. */
function findSide(actual: JudgedActual & { value: Decimal }, target: Decimal): -1 | 0 | 1 {
  const side = compare(actual.value, target);
  if (side !== 0) return side;
  if (actual.qualifiers?.includes("over")) return 1;
  return actual.qualifiers?.includes("under") ? -1 : 0;
}

function toBound(within: boolean): Judgement {
  return within ? { verdict: "met", reason: { code: "WITHIN_BOUND" } } : { verdict: "notMet", reason: { code: "OUTSIDE_BOUND" } };
}

function judgeInterim(asked: Case, { kind }: Way, actual: Decimal, target: Decimal | undefined, final: Judgement): Judgement {
  const { indicator, period } = asked;
  const asOf = asked.asOf ?? asked.actual?.dataAsOf;
  if (asOf === undefined) return { verdict: "notAssessable", reason: { code: "NO_AS_OF" } };
  if (asOf >= lastDay(period)) return final;
  if (asOf < period.start) return { verdict: "notAssessable", reason: { code: "NOT_STARTED", asOf } };
  const accumulates = indicator.nature === "flow" || indicator.additive.time;
  const upwards = kind === "higher" || kind === "at-least";
  const downwards = kind === "lower" || kind === "at-most";
  if (!accumulates || !(upwards || downwards) || target === undefined) {
    return final.verdict === "notMet" ? { verdict: "notAssessable", reason: { code: "NOT_DUE_YET", asOf } } : final;
  }
  // Reached already: nothing that comes can take it back. A ceiling is different: it is kept only at the end.
  if (upwards && final.verdict !== "notMet") return final;
  if (downwards && final.verdict === "notMet") return final;
  const elapsed = decimal(String(countDays(period.start, asOf) + 1));
  const whole = decimal(String(countDays(period.start, period.end)));
  const due = multiply(target, elapsed);
  const side = compare(multiply(actual, whole), due);
  const expected = divide(due, whole, indicator.decimals) ?? roundTo(target, indicator.decimals);
  const onCourse = upwards ? side >= 0 : side <= 0;
  return onCourse
    ? { verdict: "met", reason: { code: "ON_COURSE", expected, asOf } }
    : { verdict: "notMet", reason: { code: "BEHIND_COURSE", expected, asOf } };
}
