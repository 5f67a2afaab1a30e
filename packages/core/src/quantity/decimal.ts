import { accept, type Outcome, refuse } from "../outcome.ts";

/** An exact decimal: `units / 10^scale`. Never a float. `scale` >= 0 and is kept as given (1.50 has scale 2). */
export type Decimal = { readonly units: bigint; readonly scale: number };

export type DecimalProblem = { readonly code: "DECIMAL_NOT_A_NUMBER"; readonly text: string };

export const ZERO: Decimal = { units: 0n, scale: 0 };
export const ONE: Decimal = { units: 1n, scale: 0 };
export const HUNDRED: Decimal = { units: 100n, scale: 0 };

/** The powers that printed figures use. */
const POWERS: readonly bigint[] = Array.from({ length: 32 }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** As many digits as a number of the language holds exactly. */
export const SAFE_DIGITS = 15;
const [MINUS, POINT, NOUGHT, NINE] = [45, 46, 48, 57] as const;

/**
 * Reads the canonical form "1234.5", "-0.07". Millions are read from the database: digit by digit, which takes a third of what a pattern does.
 *
 * @problem DECIMAL_NOT_A_NUMBER  anything else: groups, exponents, spaces, a bare point
 * @rule    N1
 */
export function parseDecimal(text: string): Outcome<Decimal, DecimalProblem> {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let [whole, point] = [0, -1];
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= NOUGHT && code <= NINE) whole = whole * 10 + code - NOUGHT;
    else if (code === POINT && point < 0 && at > start) point = at;
    else return refuse({ code: "DECIMAL_NOT_A_NUMBER", text });
  }
  const last = text.length - 1;
  if (last < start || point === last) return refuse({ code: "DECIMAL_NOT_A_NUMBER", text });
  const scale = point < 0 ? 0 : last - point;
  const digits = text.length - start;
  const units = digits <= SAFE_DIGITS ? BigInt(whole) : BigInt(text.slice(start).replace(".", ""));
  return accept({ units: start === 1 ? -units : units, scale });
}

/** A constant written in code: decimal("0.5"). A bad literal is a fault, not a refusal. */
export function decimal(text: string): Decimal {
  const read = parseDecimal(text);
  if (!read.ok) throw new RangeError(`not a decimal: "${text}"`);
  return read.value;
}

/** The canonical form, scale kept: "1234.50". @rule N1 */
export function showDecimal(value: Decimal): string {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  const sign = value.units < 0n ? "-" : "";
  return value.scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - value.scale)}`;
}

/** The same number at a scale at least as wide. */
function widen(value: Decimal, scale: number): bigint {
  if (scale === value.scale) return value.units;
  return value.units * powerOfTen(scale - value.scale);
}

function align(a: Decimal, b: Decimal): { readonly a: bigint; readonly b: bigint; readonly scale: number } {
  const scale = a.scale > b.scale ? a.scale : b.scale;
  return { a: widen(a, scale), b: widen(b, scale), scale };
}

/** Exact sum, at the wider scale. @rule N2 */
export function add(a: Decimal, b: Decimal): Decimal {
  const both = align(a, b);
  return { units: both.a + both.b, scale: both.scale };
}

/** Exact difference, at the wider scale. @rule N2 */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

/** Exact product; scales add. @rule N2 */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

export function negate(value: Decimal): Decimal {
  return { units: -value.units, scale: value.scale };
}

export function abs(value: Decimal): Decimal {
  return value.units < 0n ? negate(value) : value;
}

/** Exact sum of any number of decimals; ZERO of none. @rule N2 */
export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce(add, ZERO);
}

/** Quotient of two integers, half-up by magnitude. `divisor` is not zero. */
function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const top = dividend < 0n ? -dividend : dividend;
  const bottom = divisor < 0n ? -divisor : divisor;
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return negative ? -rounded : rounded;
}

/**
 * a / b at `scale` digits, half-up by magnitude; undefined when b is zero.
 *
 * @rule   N3 N4
 * @source Thông tư 174/2015/TT-BTC, Điều 6 (figures in reduced units: five and above go up)
 */
export function divide(a: Decimal, b: Decimal, scale: number): Decimal | undefined {
  if (b.units === 0n) return undefined;
  const both = align(a, b);
  return { units: divideHalfUp(both.a * powerOfTen(scale), both.b), scale };
}

/** At `scale` digits, half-up by magnitude; widening adds zeros. @rule N3 */
export function roundTo(value: Decimal, scale: number): Decimal {
  if (scale >= value.scale) return { units: widen(value, scale), scale };
  return { units: divideHalfUp(value.units, powerOfTen(value.scale - scale)), scale };
}

/** The same number at the narrowest scale: 1.50 becomes 1.5. */
export function withoutZeros(value: Decimal): Decimal {
  let { units, scale } = value;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return { units, scale };
}

/** By value, not by scale: 1.50 compares equal to 1.5. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const both = align(a, b);
  if (both.a === both.b) return 0;
  return both.a < both.b ? -1 : 1;
}

export function equals(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

export function isZero(value: Decimal): boolean {
  return value.units === 0n;
}
