import { abs, compare, type Decimal, isZero, multiply, sum } from "../../quantity/decimal.ts";
import type { Binding, Claim, Rule } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { holds } from "../judge/judge.ts";
import { baseValue } from "../wording/measures.ts";
import { gapOf } from "./gap.ts";

const TWO: Decimal = { units: 2n, scale: 0 };

/** total = Σ parts. */
export function sumClaim(rule: Rule, total: Figure, parts: readonly Figure[], binding: Binding): Claim {
  return {
    kind: "claim",
    rule,
    stated: total,
    expression: { op: "sum", terms: parts.map((figure) => ({ op: "figure", figure })) },
    compare: "equal",
    binding,
    alternatives: [],
  };
}

/** One of the last printed place, in base units. */
function lastPlace({ scale, decimals, unit }: Figure): Decimal {
  return multiply({ units: 10n ** BigInt(scale), scale: decimals }, unit.factor);
}

/** Further apart than half a last place of every figure: no rounding makes that. Hedged figures may be. */
function isFarApart(total: Figure, parts: readonly Figure[]): boolean {
  const figures = [total, ...parts];
  if (figures.some(({ hedge }) => hedge !== undefined)) return false;
  const slack = sum(figures.map(lastPlace));
  return compare(multiply(abs(gapOf(total, parts)), TWO), slack) > 0;
}

/** Whether total = Σ parts within what is printed and not improbable. */
export function sumHolds(total: Figure, parts: readonly Figure[]): boolean {
  return !isFarApart(total, parts) && holds(sumClaim("sum", total, parts, "firm"));
}

/** Parts that nothing but arithmetic joins to a total may miss it by one part of it in so many. */
export const WIDEST_GAP = 200n;

/** The same where only arithmetic tells that they belong together: whole numbers must be equal, hedges may not stretch far. */
export function sumFits(total: Figure, parts: readonly Figure[]): boolean {
  const gap = abs(gapOf(total, parts));
  if (isZero(gap)) return true;
  const figures = [total, ...parts];
  if (figures.every(({ decimals, scale }) => decimals === 0 && scale === 0) && !figures.some(({ hedge }) => hedge)) return false;
  return compare(multiply(gap, { units: WIDEST_GAP, scale: 0 }), abs(baseValue(total))) <= 0 && sumHolds(total, parts);
}
