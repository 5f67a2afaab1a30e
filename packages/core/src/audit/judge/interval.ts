import { compareRationals, minus, NOTHING, negate, over, plus, type Rational, signOf, times } from "./rational.ts";

/** One end of an interval: an open end is not reached. */
export type End = { readonly at: Rational; readonly open: boolean };

/** The values a printed figure, or what follows from several, may stand for. An absent end is without bound. */
export type Interval = { readonly low?: End; readonly high?: End };

export const EVERYTHING: Interval = {};

export function closed(low: Rational, high: Rational): Interval {
  return { low: { at: low, open: false }, high: { at: high, open: false } };
}

export function pointAt(value: Rational): Interval {
  return closed(value, value);
}

function toInterval(low: End | undefined, high: End | undefined): Interval {
  return { ...(low ? { low } : {}), ...(high ? { high } : {}) };
}

function joinEnds(a: End | undefined, b: End | undefined): End | undefined {
  return a && b ? { at: plus(a.at, b.at), open: a.open || b.open } : undefined;
}

export function negateInterval(value: Interval): Interval {
  const turn = (end: End | undefined): End | undefined => end && { at: negate(end.at), open: end.open };
  return toInterval(turn(value.high), turn(value.low));
}

/** a + b, a and b without a figure in common; so in all of these. */
export function addIntervals(a: Interval, b: Interval): Interval {
  return toInterval(joinEnds(a.low, b.low), joinEnds(a.high, b.high));
}

export function subtractIntervals(a: Interval, b: Interval): Interval {
  return addIntervals(a, negateInterval(b));
}

/** The interval times a number above zero. */
export function scaleInterval(value: Interval, by: Rational): Interval {
  const scale = (end: End | undefined): End | undefined => end && { at: times(end.at, by), open: end.open };
  return toInterval(scale(value.low), scale(value.high));
}

export function shiftInterval(value: Interval, by: Rational): Interval {
  const shift = (end: End | undefined): End | undefined => end && { at: plus(end.at, by), open: end.open };
  return toInterval(shift(value.low), shift(value.high));
}

/** A zero end times anything is zero, and is reached when the zero is. */
function timesEnds(a: End, b: End): End {
  const zeros = [a, b].filter((end) => signOf(end.at) === 0);
  const open = zeros.length > 0 ? zeros.every((end) => end.open) : a.open || b.open;
  return { at: times(a.at, b.at), open };
}

function isNotNegative(value: Interval): boolean {
  return value.low !== undefined && signOf(value.low.at) >= 0;
}

/** a · b. Factors without bound on a side where signs could turn give everything: true, if of little use. */
export function multiplyIntervals(a: Interval, b: Interval): Interval {
  if (isNotNegative(a) && isNotNegative(b) && a.low && b.low) {
    return toInterval(timesEnds(a.low, b.low), a.high && b.high ? timesEnds(a.high, b.high) : undefined);
  }
  const [la, ha, lb, hb] = [a.low, a.high, b.low, b.high];
  if (!la || !ha || !lb || !hb) return EVERYTHING;
  const products = [timesEnds(la, lb), timesEnds(la, hb), timesEnds(ha, lb), timesEnds(ha, hb)];
  const farthest = (side: -1 | 1): End | undefined =>
    products.reduce((held, end) => {
      const order = compareRationals(end.at, held.at);
      return order === side || (order === 0 && held.open && !end.open) ? end : held;
    });
  return toInterval(farthest(-1), farthest(1));
}

/** a / b; undefined unless all of b is above zero. @rule Q101 */
export function divideIntervals(a: Interval, b: Interval): Interval | undefined {
  if (!b.low || signOf(b.low.at) <= 0) return undefined;
  const least = b.low;
  const divide = (end: End, by: End | undefined): End => {
    if (signOf(end.at) === 0) return { at: NOTHING, open: end.open };
    const at = by && over(end.at, by.at);
    return by && at ? { at, open: end.open || by.open } : { at: NOTHING, open: true };
  };
  // A positive numerator is least over the largest base, a negative one over the smallest.
  const low = a.low && divide(a.low, signOf(a.low.at) >= 0 ? b.high : least);
  const high = a.high && divide(a.high, signOf(a.high.at) >= 0 ? least : b.high);
  return toInterval(low, high);
}

/** Whether two intervals share a value. */
export function intersect(a: Interval, b: Interval): boolean {
  return !isBelow(a, b) && !isBelow(b, a);
}

/** Whether every value of a is below every value of b. */
export function isBelow(a: Interval, b: Interval): boolean {
  if (!a.high || !b.low) return false;
  const order = compareRationals(a.high.at, b.low.at);
  return order < 0 || (order === 0 && (a.high.open || b.low.open));
}

export function contains(interval: Interval, value: Rational): boolean {
  return intersect(interval, pointAt(value));
}

/** high − low; undefined without bound. */
export function widthOf(interval: Interval): Rational | undefined {
  return interval.low && interval.high ? minus(interval.high.at, interval.low.at) : undefined;
}
