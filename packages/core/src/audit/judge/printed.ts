import { type Figure, isPercent } from "../figure/figure.ts";
import { closed, type End, type Interval, pointAt } from "./interval.ts";
import {
  compareRationals,
  fromDecimal,
  HALF,
  minus,
  NOTHING,
  negate,
  plus,
  type Rational,
  signOf,
  tenTo,
  times,
} from "./rational.ts";

/** What one printed figure says, in base units: the value, its last printed place, and what it may stand for. */
export type Printed = {
  readonly figure: Figure;
  readonly value: Rational;
  readonly ulp: Rational;
  /** One of the figure's unit in base units; `value` = figure.value · unit. */
  readonly unit: Rational;
  readonly exact: boolean;
  readonly interval: Interval;
};

/** The values that round to a printed one: to nearest, whichever way halves go. */
export function nearestOf(printed: Printed): Interval {
  if (printed.exact) return pointAt(printed.value);
  const half = times(printed.ulp, HALF);
  return closed(minus(printed.value, half), plus(printed.value, half));
}

/** The values that a cut-off last digit leaves at the printed one. */
export function truncatedOf({ value, ulp }: Printed): Interval {
  const at: End = { at: value, open: false };
  const open = (end: Rational): End => ({ at: end, open: true });
  if (signOf(value) > 0) return { low: at, high: open(plus(value, ulp)) };
  if (signOf(value) < 0) return { low: open(minus(value, ulp)), high: at };
  return { low: open(negate(ulp)), high: open(ulp) };
}

/** The values that raising the last digit brings to the printed one. */
export function raisedOf({ value, ulp }: Printed): Interval {
  const at: End = { at: value, open: false };
  const open = (end: Rational): End => ({ at: end, open: true });
  if (signOf(value) < 0) return { low: at, high: open(plus(value, ulp)) };
  return { low: open(minus(value, ulp)), high: at };
}

/** How far a hedge reaches: the last printed place, or the last digit of the whole number that is not zero ("hơn 5.000": 1.000). */
function reachOf(figure: Figure, ulp: Rational): Rational {
  if (figure.decimals > 0 || figure.value.scale > 0 || figure.value.units === 0n) return ulp;
  let { units } = figure.value;
  let zeros = 0;
  while (units % 10n === 0n) {
    units /= 10n;
    zeros++;
  }
  return times(ulp, tenTo(zeros));
}

function hedgedInterval(figure: Figure, value: Rational, ulp: Rational): Interval | undefined {
  const reach = reachOf(figure, ulp);
  switch (figure.hedge) {
    case "over":
      return { low: { at: value, open: true }, high: { at: plus(value, reach), open: false } };
    case "under":
      return { low: { at: minus(value, reach), open: false }, high: { at: value, open: true } };
    case "about":
      return closed(minus(value, reach), plus(value, reach));
    case "at-least":
      return { low: { at: value, open: false } };
    case "at-most":
      return { high: { at: value, open: false } };
    case undefined:
      return undefined;
  }
}

function toUnit(figure: Figure): Rational {
  return times(tenTo(figure.scale), fromDecimal(figure.unit.factor));
}

/** The printed value in base units. */
export function toValue(figure: Figure): Rational {
  return times(fromDecimal(figure.value), toUnit(figure));
}

/** Reads a figure; `exact` as listExactness found. An estimate ("ước") is a status, not imprecision. @rule Q102 Q103 */
export function readPrinted(figure: Figure, exact: boolean): Printed {
  const unit = toUnit(figure);
  const value = times(fromDecimal(figure.value), unit);
  const ulp = times(tenTo(-figure.decimals), unit);
  const printed = { figure, value, ulp, unit, exact };
  const interval = hedgedInterval(figure, value, ulp) ?? nearestOf({ ...printed, interval: {} });
  return { ...printed, interval };
}

function isWhole(figure: Figure): boolean {
  return figure.decimals === 0 && figure.scale === 0 && figure.value.scale === 0;
}

/** Exact by itself: things counted one by one, đồng printed in full, years; a mean ("bình quân 12 hộ", "người/xã") is none of them. */
function isCounted(figure: Figure): boolean {
  const { dimension, key } = figure.unit;
  if (!isWhole(figure) || key.includes("/") || figure.qualifiers.includes("average")) return false;
  return dimension === "count" || (dimension === "money" && key === "đồng") || (dimension === "time" && key === "năm");
}

/**
 * Which of the figures of a relation stand for themselves alone. A whole number without a unit ("36" of "36/76 hộ") does where every
 * amount beside it that has a unit does, and one has. @rule Q102
 */
export function listExact(figures: readonly Figure[]): (figure: Figure) => boolean {
  const amounts = figures.filter((figure) => !isPercent(figure));
  const counts =
    amounts.some(isCounted) && amounts.every((figure) => isCounted(figure) || (figure.unit.dimension === "" && isWhole(figure)));
  return (figure) => isCounted(figure) || (counts && figure.unit.dimension === "" && isWhole(figure));
}

export function isZero(printed: Printed): boolean {
  return compareRationals(printed.value, NOTHING) === 0;
}
