import { add, compare, type Decimal, decimal, divide, multiply, roundTo, ZERO } from "../quantity/decimal.ts";

/** What is known of one year, part by part (months, quarters) from its first: undefined where nobody has said, which is no zero. */
export type YearParts = readonly (Decimal | undefined)[];

/**
 * How a year will probably end. `share`: by what part of the whole earlier years had reached by now; `even`: by the mean of the parts of
 * this year, where no earlier year is whole.
 */
export type Forecast = {
  readonly value: Decimal;
  /** The least and the most by the years looked at, one apart; left out where fewer than two can be asked. */
  readonly low?: Decimal;
  readonly high?: Decimal;
  readonly method: "share" | "even";
  /** Earlier years that were asked. */
  readonly years: number;
  /** Parts of this year that are known. */
  readonly parts: number;
};

/** Digits kept while working; the result is rounded to those of the indicator. */
const DIGITS = 12;

function sumOf(parts: YearParts): Decimal | undefined {
  return parts.reduce<Decimal | undefined>(
    (sum, one) => (sum === undefined || one === undefined ? undefined : add(sum, one)),
    ZERO,
  );
}

/** What this year would come to, if by now it had reached the same part of the whole as an earlier one. Undefined: that one says nothing. */
function byYear(earlier: YearParts, known: number, reached: Decimal): Decimal | undefined {
  const [then, whole] = [sumOf(earlier.slice(0, known)), sumOf(earlier)];
  if (then === undefined || whole === undefined || compare(then, ZERO) <= 0 || compare(whole, ZERO) <= 0) return undefined;
  return divide(multiply(reached, whole), then, DIGITS);
}

/**
 * How a year will probably end, of an indicator that adds up over time, from what it has reached and its own course in earlier years:
 * whoever harvests in autumn has reached little by June. The value is the mean of what each earlier year would give, the range the
 * least and the most of them. Nothing is said of a year of which a part before the last known one is missing, or that has reached
 * nothing yet, or that is over.
 *
 * @param now       the parts of this year
 * @param earlier   those of earlier years, as many in each
 * @param decimals  of the indicator
 * @rule V19
 */
export function forecastYear(now: YearParts, earlier: readonly YearParts[], decimals: number): Forecast | undefined {
  const known = now.findLastIndex((one) => one !== undefined) + 1;
  const reached = sumOf(now.slice(0, known));
  if (known === 0 || known === now.length || reached === undefined || compare(reached, ZERO) <= 0) return undefined;
  const given = earlier.flatMap((year) => byYear(year, known, reached) ?? []);
  const round = (value: Decimal): Decimal => roundTo(value, decimals);
  if (given.length === 0) {
    const even = divide(multiply(reached, decimal(String(now.length))), decimal(String(known)), DIGITS);
    return even && { value: round(even), method: "even", years: 0, parts: known };
  }
  const mean = divide(
    given.reduce((sum, one) => add(sum, one), ZERO),
    decimal(String(given.length)),
    DIGITS,
  );
  if (mean === undefined) return undefined;
  const sorted = given.toSorted(compare);
  const [low, high] = [sorted[0], sorted.at(-1)];
  const range = given.length < 2 || !low || !high ? {} : { low: round(low), high: round(high) };
  return { value: round(mean), ...range, method: "share", years: given.length, parts: known };
}
