import type { Decimal } from "../../quantity/decimal.ts";
import type { Range } from "./evaluate.ts";
import { contains, intersect } from "./interval.ts";
import { nearestOf, type Printed, raisedOf, truncatedOf } from "./printed.ts";
import { compareRationals, over, type Rational, roundRational } from "./rational.ts";

/** How a stated figure fits what follows from others; undefined: not at all. */
export type Fit = "holds" | "rounding" | "truncated" | "raised";

/** The value in the stated figure's own unit, brought to its digits, is the printed one. */
export function roundsTo(value: Rational, stated: Printed, mode: "half-up" | "truncate" = "half-up"): boolean {
  if (stated.exact) return compareRationals(value, stated.value) === 0;
  const own = over(value, stated.unit);
  const rounded: Decimal | undefined = own && roundRational(own, stated.figure.decimals, mode);
  return (
    rounded !== undefined &&
    compareRationals({ top: rounded.units, bottom: 10n ** BigInt(rounded.scale) }, ownValue(stated)) === 0
  );
}

function ownValue(stated: Printed): { readonly top: bigint; readonly bottom: bigint } {
  const { units, scale } = stated.figure.value;
  return { top: units, bottom: 10n ** BigInt(scale) };
}

/** In this order: equal when rounded; inside what the printed digits allow; cut off or raised. @rule Q104 */
export function findFit(range: Range, stated: Printed): Fit | undefined {
  if (stated.figure.hedge !== undefined) {
    if (contains(stated.interval, range.value)) return "holds";
    // "Hơn 95%" of 94,98: the bare figure would be right.
    return intersect(range.interval, stated.interval) || intersect(range.interval, nearestOf(stated)) ? "rounding" : undefined;
  }
  if (roundsTo(range.value, stated)) return "holds";
  if (intersect(range.interval, stated.interval)) return "rounding";
  if (stated.exact) return undefined;
  if (intersect(range.interval, truncatedOf(stated))) return "truncated";
  return intersect(range.interval, raisedOf(stated)) ? "raised" : undefined;
}
