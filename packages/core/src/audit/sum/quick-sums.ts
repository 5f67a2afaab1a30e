import { type Decimal, powerOfTen } from "../../quantity/decimal.ts";
import type { Amount } from "../wording/amounts.ts";
import { baseValue } from "../wording/measures.ts";
import type { QuickSums } from "./selections.ts";
import { WIDEST_GAP } from "./sum-claim.ts";

/** The base values of a passage's amounts as whole numbers of one scale; hundreds of sums are tried for each total. */
const UNITS = new WeakMap<readonly Amount[], ReadonlyMap<Amount, bigint>>();

function readUnits(amounts: readonly Amount[]): ReadonlyMap<Amount, bigint> {
  const values = amounts.map((amount): readonly [Amount, Decimal] => [amount, baseValue(amount.figure)]);
  const scale = values.reduce((widest, [, value]) => Math.max(widest, value.scale), 0);
  return new Map(values.map(([amount, value]) => [amount, value.units * powerOfTen(scale - value.scale)]));
}

function listUnits(amounts: readonly Amount[]): ReadonlyMap<Amount, bigint> {
  const known = UNITS.get(amounts);
  if (known) return known;
  const units = readUnits(amounts);
  UNITS.set(amounts, units);
  return units;
}

/** The sums near a total: all others need not be looked at. */
export function toQuickSums(amounts: readonly Amount[], total: Amount): QuickSums {
  const units = listUnits(amounts);
  const unitsOf = (part: Amount): bigint => {
    const own = units.get(part);
    if (own === undefined) throw new Error("a sum is sought among the amounts of one passage");
    return own;
  };
  const whole = unitsOf(total);
  const bound = whole < 0n ? -whole : whole;
  return {
    unitsOf,
    isNear: (sum) => {
      const gap = sum < whole ? whole - sum : sum - whole;
      return gap * WIDEST_GAP <= bound;
    },
  };
}
