import { type Fraction, fraction, minus, order, over, plus, times } from "./fraction.ts";

/** One end of what a number may be; an open one is not reached, a missing one has no bound. */
export type End = { readonly at: Fraction; readonly open: boolean } | undefined;
export type Bounds = { readonly low: End; readonly high: End };

const end = (at: Fraction, open: boolean): End => ({ at, open });

export function exactly(at: Fraction): Bounds {
  return { low: end(at, false), high: end(at, false) };
}

export function around(
  at: Fraction,
  below: Fraction,
  above: Fraction,
  open: { readonly low: boolean; readonly high: boolean },
): Bounds {
  return { low: end(minus(at, below), open.low), high: end(plus(at, above), open.high) };
}

function both(a: End, b: End, join: (x: Fraction, y: Fraction) => Fraction): End {
  return a && b ? end(join(a.at, b.at), a.open || b.open) : undefined;
}

export const addBounds = (a: Bounds, b: Bounds): Bounds => ({ low: both(a.low, b.low, plus), high: both(a.high, b.high, plus) });
export const takeBounds = (a: Bounds, b: Bounds): Bounds => ({
  low: both(a.low, b.high, minus),
  high: both(a.high, b.low, minus),
});

/** The hull of all products (or quotients) of ends. A side without bound stays without. */
function hull(a: Bounds, b: Bounds, join: (x: Fraction, y: Fraction) => Fraction): Bounds {
  let [low, high]: [End, End] = [undefined, undefined];
  for (const x of [a.low, a.high])
    for (const y of [b.low, b.high]) {
      if (!x || !y) continue;
      const zero = x.at.n === 0n;
      const one = end(join(x.at, y.at), zero ? x.open : x.open || y.open);
      if (!one) continue;
      if (!low || order(one.at, low.at) < 0 || (order(one.at, low.at) === 0 && !one.open)) low = one;
      if (!high || order(one.at, high.at) > 0 || (order(one.at, high.at) === 0 && !one.open)) high = one;
    }
  return { low, high };
}

const isWhole = ({ low, high }: Bounds): boolean => low !== undefined && high !== undefined;
const EVERYTHING: Bounds = { low: undefined, high: undefined };

/** A factor without bound gives no bound on the far side (all factors above zero), else nothing is known. */
export function multiplyBounds(a: Bounds, b: Bounds): Bounds {
  if (isWhole(a) && isWhole(b)) return hull(a, b, times);
  const positive = a.low && b.low && a.low.at.n >= 0n && b.low.at.n >= 0n;
  return positive ? { low: both(a.low, b.low, times), high: both(a.high, b.high, times) } : EVERYTHING;
}

/** Undefined unless the divisor is surely above zero. */
export function divideBounds(a: Bounds, b: Bounds): Bounds | undefined {
  if (!b.low || b.low.at.n <= 0n) return undefined;
  if (isWhole(a) && isWhole(b)) return hull(a, b, over);
  const zero: End = { at: fraction(0n), open: true };
  const low = a.low && a.low.at.n >= 0n ? (b.high ? both(a.low, b.high, over) : zero) : undefined;
  return { low, high: a.high && a.high.at.n >= 0n ? both(a.high, b.low, over) : undefined };
}

/** Whether all of a lies below all of b. */
export function isUnder(a: Bounds, b: Bounds): boolean {
  if (!a.high || !b.low) return false;
  const way = order(a.high.at, b.low.at);
  return way < 0 || (way === 0 && (a.high.open || b.low.open));
}

export const share = (a: Bounds, b: Bounds): boolean => !isUnder(a, b) && !isUnder(b, a);
