import type { Expression } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import {
  addIntervals,
  divideIntervals,
  type Interval,
  multiplyIntervals,
  negateInterval,
  pointAt,
  scaleInterval,
  shiftInterval,
  subtractIntervals,
} from "./interval.ts";
import type { Printed } from "./printed.ts";
import { fromDecimal, integer, minus, NOTHING, negate, over, plus, type Rational, times } from "./rational.ts";

/** What follows from figures: the value of the printed digits, and all values that the digits behind them allow. */
export type Range = { readonly value: Rational; readonly interval: Interval };

const HUNDRED = integer(100);

export function pointRange(value: Rational): Range {
  return { value, interval: pointAt(value) };
}

export function negateRange(range: Range): Range {
  return { value: negate(range.value), interval: negateInterval(range.interval) };
}

export function shiftRange(range: Range, by: Rational): Range {
  return { value: plus(range.value, by), interval: shiftInterval(range.interval, by) };
}

function divideRanges(a: Range, b: Range): Range | undefined {
  const interval = divideIntervals(a.interval, b.interval);
  const value = over(a.value, b.value);
  return interval && value ? { value, interval } : undefined;
}

/** The expression's value and interval; undefined when a base is not surely above zero. Each figure stands in it once. @rule Q101 */
export function evaluate(expression: Expression, read: (figure: Figure) => Printed): Range | undefined {
  if (expression.op === "figure") return read(expression.figure);
  if (expression.op === "constant") return pointRange(fromDecimal(expression.value));
  if (expression.op === "sum") {
    let total = pointRange(NOTHING);
    for (const term of expression.terms) {
      const range = evaluate(term, read);
      if (!range) return undefined;
      total = { value: plus(total.value, range.value), interval: addIntervals(total.interval, range.interval) };
    }
    return total;
  }
  const a = evaluate(expression.a, read);
  const b = evaluate(expression.b, read);
  if (!a || !b) return undefined;
  switch (expression.op) {
    case "difference":
      return { value: minus(a.value, b.value), interval: subtractIntervals(a.interval, b.interval) };
    case "product":
      return { value: times(a.value, b.value), interval: multiplyIntervals(a.interval, b.interval) };
    case "quotient":
      return divideRanges(a, b);
    case "percent":
    case "growth": {
      const quotient = divideRanges(a, b);
      if (!quotient) return undefined;
      const percent = { value: times(quotient.value, HUNDRED), interval: scaleInterval(quotient.interval, HUNDRED) };
      return expression.op === "percent" ? percent : shiftRange(percent, negate(HUNDRED));
    }
  }
}

/** The expression's value alone: what the printed digits give, without what they may hide. */
export function evaluateValue(expression: Expression, valueOf: (figure: Figure) => Rational): Rational | undefined {
  if (expression.op === "figure") return valueOf(expression.figure);
  if (expression.op === "constant") return fromDecimal(expression.value);
  if (expression.op === "sum") {
    let total: Rational | undefined = NOTHING;
    for (const term of expression.terms) {
      const value = evaluateValue(term, valueOf);
      total = total && value && plus(total, value);
    }
    return total;
  }
  const a = evaluateValue(expression.a, valueOf);
  const b = evaluateValue(expression.b, valueOf);
  if (!a || !b) return undefined;
  if (expression.op === "difference") return minus(a, b);
  if (expression.op === "product") return times(a, b);
  const quotient = over(a, b);
  if (!quotient || expression.op === "quotient") return quotient;
  const percent = times(quotient, HUNDRED);
  return expression.op === "percent" ? percent : minus(percent, HUNDRED);
}
