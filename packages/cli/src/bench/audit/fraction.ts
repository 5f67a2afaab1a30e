/**
 * An exact rational number. The measures keep arithmetic of their own, on purpose: what judges the auditor shares no code with it.
 * `d` is above zero and n/d is in lowest terms.
 */
export type Fraction = { readonly n: bigint; readonly d: bigint };

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError("a fraction of nothing");
  const [top, bottom] = d < 0n ? [-n, -d] : [n, d];
  const shared = divisor(top, bottom);
  return { n: top / shared, d: bottom / shared };
}

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
/** `b` is not zero. */
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const order = (a: Fraction, b: Fraction): -1 | 0 | 1 => {
  const [x, y] = [a.n * b.d, b.n * a.d];
  return x < y ? -1 : x > y ? 1 : 0;
};
export const same = (a: Fraction, b: Fraction): boolean => a.n === b.n && a.d === b.d;
export const sizeOf = (a: Fraction): Fraction => (a.n < 0n ? { n: -a.n, d: a.d } : a);

/** 10^exponent, also below one. */
export function power(exponent: number): Fraction {
  return exponent < 0 ? { n: 1n, d: 10n ** BigInt(-exponent) } : { n: 10n ** BigInt(exponent), d: 1n };
}

/** "-12.50" and "12"; undefined for anything else. */
export function parsePlain(text: string): Fraction | undefined {
  const match = /^([-+]?)(\d+)(?:\.(\d+))?$/u.exec(text.trim());
  if (!match) return undefined;
  const units = BigInt(`${match[2]}${match[3] ?? ""}`);
  return fraction(match[1] === "-" ? -units : units, 10n ** BigInt((match[3] ?? "").length));
}

/** Rounded half up by magnitude to so many decimals, as whole units of the last one. */
export function roundUnits(value: Fraction, decimals: number): bigint {
  const scaled = times(sizeOf(value), power(decimals));
  const rounded = (scaled.n * 2n + scaled.d) / (scaled.d * 2n);
  return value.n < 0n ? -rounded : rounded;
}

/** Plain decimal text of whole units of the last decimal: (-1250n, 2) is "-12.50". */
export function showUnits(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return `${units < 0n ? "-" : ""}${whole}${decimals === 0 ? "" : `.${digits.slice(digits.length - decimals)}`}`;
}
