import { accept, type Outcome, refuse } from "../outcome.ts";
import { type Decimal, multiply, withoutZeros } from "./decimal.ts";
import type { Unit } from "./unit.ts";

/** A number of a unit. */
export type Measure = { readonly value: Decimal; readonly unit: Unit };

export type UnitProblem =
  | { readonly code: "UNIT_MISMATCH"; readonly from: string; readonly to: string }
  | { readonly code: "UNIT_INEXACT"; readonly from: string; readonly to: string };

/**
 * The same amount in another unit of its dimension, exact. The scale is as narrow as the number allows, never narrower than needed.
 *
 * @problem UNIT_MISMATCH  the units measure different things
 * @problem UNIT_INEXACT   the factor has no finite decimal form (one third)
 * @rule    N8 N9
 */
export function convert(value: Decimal, from: Unit, to: Unit): Outcome<Decimal, UnitProblem> {
  if (from.code === to.code) return accept(value);
  if (from.dimension !== to.dimension) return refuse({ code: "UNIT_MISMATCH", from: from.code, to: to.code });
  const base = multiply(value, from.factor);
  // base / to.factor = base.units * 10^to.scale / (to.units * 10^base.scale); exact when the divisor's other primes cancel.
  let dividend = base.units * 10n ** BigInt(to.factor.scale);
  let scale = base.scale;
  const divisor = to.factor.units;
  for (let extra = 0; dividend % divisor !== 0n; extra += 1) {
    if (extra > divisor.toString(2).length) return refuse({ code: "UNIT_INEXACT", from: from.code, to: to.code });
    dividend *= 10n;
    scale += 1;
  }
  return accept(withoutZeros({ units: dividend / divisor, scale }));
}
