import type { Decimal } from "../../quantity/decimal.ts";

/** An exact fraction; `bottom` is above zero. Not reduced: what is judged is short-lived, and reducing costs more than it saves. */
export type Rational = { readonly top: bigint; readonly bottom: bigint };

export const NOTHING: Rational = { top: 0n, bottom: 1n };
export const WHOLE: Rational = { top: 1n, bottom: 1n };
export const HALF: Rational = { top: 1n, bottom: 2n };

export function integer(value: number | bigint): Rational {
  return { top: BigInt(value), bottom: 1n };
}

/** The powers that printed figures use; every figure read asks for three. */
const POWERS: readonly bigint[] = Array.from({ length: 32 }, (_, exponent) => 10n ** BigInt(exponent));

function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** 10^exponent, negative exponents included. */
export function tenTo(exponent: number): Rational {
  return exponent >= 0 ? { top: powerOfTen(exponent), bottom: 1n } : { top: 1n, bottom: powerOfTen(-exponent) };
}

export function fromDecimal(value: Decimal): Rational {
  return { top: value.units, bottom: powerOfTen(value.scale) };
}

export function plus(a: Rational, b: Rational): Rational {
  if (a.bottom === b.bottom) return { top: a.top + b.top, bottom: a.bottom };
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

export function negate(value: Rational): Rational {
  return { top: -value.top, bottom: value.bottom };
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, negate(b));
}

export function times(a: Rational, b: Rational): Rational {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** a / b; undefined when b is zero. */
export function over(a: Rational, b: Rational): Rational | undefined {
  if (b.top === 0n) return undefined;
  return b.top > 0n ? { top: a.top * b.bottom, bottom: a.bottom * b.top } : { top: -a.top * b.bottom, bottom: -a.bottom * b.top };
}

export function absolute(value: Rational): Rational {
  return value.top < 0n ? negate(value) : value;
}

export function signOf(value: Rational): -1 | 0 | 1 {
  return value.top === 0n ? 0 : value.top < 0n ? -1 : 1;
}

export function compareRationals(a: Rational, b: Rational): -1 | 0 | 1 {
  if (a.bottom === b.bottom) return a.top === b.top ? 0 : a.top < b.top ? -1 : 1;
  const [left, right] = [a.top * b.bottom, b.top * a.bottom];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** How a number is brought to fewer digits: half up by magnitude, cut off, raised by magnitude, down, up. */
export type RoundingMode = "half-up" | "truncate" | "raise" | "floor" | "ceil";

/** The number at `decimals` digits. @rule Q100 */
export function roundRational(value: Rational, decimals: number, mode: RoundingMode): Decimal {
  const negative = value.top < 0n;
  const size = (negative ? -value.top : value.top) * powerOfTen(decimals);
  const cut = size / value.bottom;
  const rest = size % value.bottom;
  const away = mode === "raise" || mode === (negative ? "floor" : "ceil");
  const up = rest !== 0n && (mode === "half-up" ? rest * 2n >= value.bottom : away);
  const units = up ? cut + 1n : cut;
  return { units: negative ? -units : units, scale: decimals };
}

/** A decimal without the zeros at its end, `least` digits kept: "97.70" is "97.7". */
export function trimDecimal(value: Decimal, least: number): Decimal {
  let { units, scale } = value;
  while (scale > least && units % 10n === 0n) {
    units /= 10n;
    scale--;
  }
  return { units, scale };
}
