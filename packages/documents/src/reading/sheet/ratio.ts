import { type Decimal, divide, roundTo, withoutZeros } from "@kehoach/core/quantity/decimal";
import { KEPT_DIGITS, toSignificant } from "./stored-number.ts";

/** An exact quotient of two whole numbers; `bottom` > 0. */
export type Ratio = { readonly top: bigint; readonly bottom: bigint };

/** Digits after the point of a result that has no end. */
const RESULT_DIGITS = 20;
/** Numbers that grow beyond this come from no table; going on would only cost time. */
const MAX_SIZE = 2n ** 4096n;

export function toRatio(value: Decimal): Ratio {
  return { top: value.units, bottom: 10n ** BigInt(value.scale) };
}

function bounded(top: bigint, bottom: bigint): Ratio | undefined {
  if (bottom === 0n || bottom > MAX_SIZE || top > MAX_SIZE || -top > MAX_SIZE) return undefined;
  return bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };
}

/** a + b; undefined beyond all measure, as below. */
export function addRatios(a: Ratio, b: Ratio): Ratio | undefined {
  if (a.bottom === b.bottom) return bounded(a.top + b.top, a.bottom);
  // Decimals have powers of ten below: the wider one serves both.
  if (b.bottom % a.bottom === 0n) return bounded(a.top * (b.bottom / a.bottom) + b.top, b.bottom);
  if (a.bottom % b.bottom === 0n) return bounded(a.top + b.top * (a.bottom / b.bottom), a.bottom);
  return bounded(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio | undefined {
  return bounded(a.top * b.top, a.bottom * b.bottom);
}

/** Undefined when b is zero. */
export function divideRatios(a: Ratio, b: Ratio): Ratio | undefined {
  return bounded(a.top * b.bottom, a.bottom * b.top);
}

export function negateRatio(a: Ratio): Ratio {
  return { top: -a.top, bottom: a.bottom };
}

/** The exact decimal when it ends within twenty places, else rounded half up there. */
export function toDecimal(value: Ratio): Decimal {
  const quotient = divide({ units: value.top, scale: 0 }, { units: value.bottom, scale: 0 }, RESULT_DIGITS);
  return withoutZeros(quotient ?? { units: 0n, scale: 0 });
}

/**
 * Half up at `digits` places, negative ones left of the point. The value is first taken at fifteen digits, as spreadsheets do:
 * 0.28499999999999998 is their 0.285 and goes up.
 */
export function roundRatio(value: Ratio, digits: number): Ratio {
  const kept = toSignificant(toDecimal(value), KEPT_DIGITS);
  if (digits >= 0) return toRatio(roundTo(kept, Math.min(digits, kept.scale)));
  const shifted = roundTo({ units: kept.units, scale: kept.scale - digits }, 0);
  return { top: shifted.units * 10n ** BigInt(-digits), bottom: 1n };
}
