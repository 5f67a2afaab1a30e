import { type Decimal, showDecimal } from "../../quantity/decimal.ts";
import type { Interval } from "./interval.ts";
import type { Printed } from "./printed.ts";
import { over, type Rational, type RoundingMode, roundRational, trimDecimal } from "./rational.ts";

/** A computed value is shown two places finer than the stated one, so that a reader sees how it was rounded. */
const FINER = 2;
/** Ends of an interval one place finer still, and outward: what is shown never excludes what is allowed. */
const ENDS_FINER = 3;

function show(value: Rational, stated: Printed, finer: number, mode: RoundingMode): string {
  const own = over(value, stated.unit) ?? value;
  const rounded: Decimal = roundRational(own, stated.figure.decimals + finer, mode);
  return showDecimal(trimDecimal(rounded, stated.figure.decimals));
}

/** In the stated figure's unit and scale, canonical decimal text: "97.733" beside "95,9%". @rule Q114 */
export function showComputed(value: Rational, stated: Printed): string {
  return show(value, stated, FINER, "half-up");
}

/** Undefined when an end is without bound. @rule Q114 */
export function showInterval(interval: Interval, stated: Printed): { readonly low: string; readonly high: string } | undefined {
  if (!interval.low || !interval.high) return undefined;
  return {
    low: show(interval.low.at, stated, ENDS_FINER, "floor"),
    high: show(interval.high.at, stated, ENDS_FINER, "ceil"),
  };
}
