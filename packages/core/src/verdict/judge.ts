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
  if (!isPaced(indicator, kind) || target === undefined) {
    return final.verdict === "notMet" ? { verdict: "notAssessable", reason: { code: "NOT_DUE_YET", asOf } } : final;
  }
  const upwards = UPWARDS.includes(kind);
  // Reached already: nothing that comes can take it back. A ceiling is different: it is kept only at the end.
  if (upwards && final.verdict !== "notMet") return final;
  if (!upwards && final.verdict === "notMet") return final;
  const { elapsed, whole } = countShare(period, asOf);
  const side = compare(multiply(actual, whole), multiply(target, elapsed));
  const expected = findDue(target, period, asOf, indicator.decimals);
  const onCourse = upwards ? side >= 0 : side <= 0;
  return onCourse
    ? { verdict: "met", reason: { code: "ON_COURSE", expected, asOf } }
    : { verdict: "notMet", reason: { code: "BEHIND_COURSE", expected, asOf } };
}

const UPWARDS: readonly Way["kind"][] = ["higher", "at-least"];
const DOWNWARDS: readonly Way["kind"][] = ["lower", "at-most"];

/** Whether a target falls due day by day: what accumulates over the period, and has a side that is good. */
function isPaced({ nature, additive }: Case["indicator"], kind: Way["kind"]): boolean {
  return (nature === "flow" || additive.time) && (UPWARDS.includes(kind) || DOWNWARDS.includes(kind));
}

/** Days of a period that are over by the end of one, and all of them. */
function countShare(period: Period, asOf: IsoDate): { readonly elapsed: Decimal; readonly whole: Decimal } {
  return {
    elapsed: decimal(String(countDays(period.start, asOf) + 1)),
    whole: decimal(String(countDays(period.start, period.end))),
  };
}

/** The share of a target that is due by the end of a day of its period: in days, that day included. @rule J7 */
function findDue(target: Decimal, period: Period, asOf: IsoDate, decimals: number): Decimal {
  const { elapsed, whole } = countShare(period, asOf);
  return divide(multiply(target, elapsed), whole, decimals) ?? roundTo(target, decimals);
}

/** What is due of a target by a day, and how far what was reached is on its way. */
export type Pace = {
  readonly due: Decimal;
  /** Of the whole target; left out where nothing whole was reached, and where it would mislead. */
  readonly percent?: Decimal;
  /** Whether the target is a bound above, which is kept and not reached. */
  readonly isLimit: boolean;
  readonly isOnCourse?: boolean;
};

/**
 * What is due of the target of a period by the end of one of its days, and whether what was reached by then keeps up with it.
 * Undefined: the target does not fall due day by day.
 *
 * @param reached  left out: it is not known whole
 * @rule J7 V42
 */
export function findPace(
  asked: Pick<Case, "indicator" | "period"> & { readonly asOf: IsoDate },
  target: JudgingTarget & { readonly value: Decimal },
  reached: Decimal | undefined,
): Pace | undefined {
  const { indicator, period, asOf } = asked;
  const { kind } = findWay(indicator.direction, target);
  if (!isPaced(indicator, kind)) return undefined;
  const isLimit = DOWNWARDS.includes(kind);
  const due = findDue(target.value, period, asOf, indicator.decimals);
  if (reached === undefined) return { due, isLimit };
  const { verdict, percent } = judge({ indicator, actual: { value: reached }, target, mode: "interim", asOf, period });
  return { due, isLimit, ...(percent === undefined ? {} : { percent }), isOnCourse: verdict !== "notMet" };
}
