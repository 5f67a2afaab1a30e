import { compareRationals, minus, type Rational, signOf, times } from "./rational.ts";

/** A gap is improbable when rounding alone makes it in fewer than one case of this many. */
const ONE_OF = 1000n;
/** √(ln(2 · ONE_OF) / 2) = 1,9495…, raised: Hoeffding's bound for sums of bounded errors. */
const REACH: Rational = { top: 195n, bottom: 100n };
/** The exact law is a sum of as many powers as there are parts; past this it costs more than it tells, and the bound is used. */
const MOST_EXACT = 400;

const known = new Map<number, number>();

/**
 * Whether |S| ≥ k − ½ in fewer than one case of a thousand, S the sum of n errors even on [−½, ½]:
 * P = 2/n! · Σ (−1)^j · C(n, j) · (y − j)^n over j ≤ y, y = (n + 1)/2 − k; all times 2^n, so that only whole numbers occur.
 */
function isRare(n: number, k: number): boolean {
  const twice = BigInt(n + 1 - 2 * k);
  const power = BigInt(n);
  let total = 0n;
  let choose = 1n;
  let factorial = 1n;
  for (let j = 0n; 2n * j <= twice; j++) {
    const term = choose * (twice - 2n * j) ** power;
    total += j % 2n === 0n ? term : -term;
    choose = (choose * (power - j)) / (j + 1n);
  }
  for (let i = 2n; i <= power; i++) factorial *= i;
  return 2n * ONE_OF * total < factorial * 2n ** power;
}

/** The least k with k − ½ ≥ 1,95 · √n, in whole numbers: (2k − 1)² · 100² ≥ 4 · 195² · n. Hoeffding: never too small. */
function bound(n: number): number {
  let k = 1;
  while (BigInt(2 * k - 1) ** 2n * REACH.bottom ** 2n < 4n * REACH.top ** 2n * BigInt(n)) k++;
  return k;
}

/** The least k that is rare: larger gaps are rarer, so the bound is halved down. */
function firstRare(n: number): number {
  let [common, rare] = [0, bound(n)];
  while (rare - common > 1) {
    const middle = (common + rare) >> 1;
    if (isRare(n, middle)) rare = middle;
    else common = middle;
  }
  return rare;
}

/** The least gap, in last places, that rounding of n equal parts makes in fewer than one case of a thousand. @rule Q107 */
export function leastImprobable(n: number): number {
  const held = known.get(n);
  if (held !== undefined) return held;
  const k = n <= MOST_EXACT ? firstRare(n) : bound(n);
  known.set(n, k);
  return k;
}

/** The same for parts of unequal last places: |gap| − half a last place of the total ≥ 1,95 · √Σu², compared in squares. @rule Q107 */
export function isBeyondBound(gap: Rational, halfTotal: Rational, squares: Rational): boolean {
  const rest = minus(gap, halfTotal);
  if (signOf(rest) <= 0) return false;
  return compareRationals(times(rest, rest), times(times(REACH, REACH), squares)) >= 0;
}
