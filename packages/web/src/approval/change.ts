import { QUOTIENT_DECIMALS } from "@kehoach/core/formula/evaluate";
import { compare, type Decimal, divide, HUNDRED, multiply, subtract } from "@kehoach/core/quantity/decimal";
import { showNumberText } from "@kehoach/core/quantity/number-text";

/** How a figure differs from another: in percent of it; of a rate, in points. */
export type Change = { readonly way: "up" | "down" | "same"; readonly text: string; readonly isPoints: boolean };

/** As printed percents have them. */
const PERCENT_DECIMALS = 2;
const WAYS = { "-1": "down", "0": "same", "1": "up" } as const;

function withSign(value: Decimal, decimals: number): string {
  const text = showNumberText(value, { decimals });
  return value.units > 0n ? `+${text}` : text;
}

/**
 * How a figure differs from one of another period; undefined where a percentage would mislead: beside zero or below.
 *
 * @param decimals  of the figures, for points
 * @rule Y62
 */
export function findChange(value: Decimal, base: Decimal, isRate: boolean, decimals: number): Change | undefined {
  const way = WAYS[`${compare(value, base)}`];
  const gap = subtract(value, base);
  if (isRate) return { way, text: withSign(gap, decimals), isPoints: true };
  const percent = base.units > 0n ? divide(multiply(gap, HUNDRED), base, QUOTIENT_DECIMALS) : undefined;
  return percent && { way, text: withSign(percent, PERCENT_DECIMALS), isPoints: false };
}

/** A figure in percent of a plan. @param plan  above zero @rule Y62 */
export function showPercentOf(value: Decimal, plan: Decimal): string | undefined {
  const percent = divide(multiply(value, HUNDRED), plan, QUOTIENT_DECIMALS);
  return percent && showNumberText(percent, { decimals: PERCENT_DECIMALS });
}
