import { findUnits, proposeUnit } from "../annex/unit-words.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Decimal } from "../quantity/decimal.ts";
import { convert } from "../quantity/measure.ts";
import { parseNumberText } from "../quantity/number-text.ts";
import type { Unit, UnitTable } from "../quantity/unit.ts";

/** What a unit printed in a file is for a line: one to convert from, one of another kind, or nobody knows. */
export type UnitReading =
  | { readonly state: "known"; readonly unit: Unit }
  | { readonly state: "other" }
  | { readonly state: "unknown" };

/**
 * The unit that words of a file mean for a line measured in `wanted`: "1000 ha" and "nghìn tấn" are multiples of units that are known.
 *
 * @rule Z7
 */
export function readUnit(text: string, wanted: Unit, units: UnitTable): UnitReading {
  const words = text
    .replace(/^\((.*)\)$/u, "$1")
    .replace(/^(?:đvt|đơn vị(?: tính)?)\s*:\s*/iu, "")
    .trim();
  const meant = findUnits(words, units);
  const same = meant.find(({ dimension }) => dimension === wanted.dimension);
  if (same) return { state: "known", unit: same };
  if (meant.length > 0) return { state: "other" };
  const { entry } = proposeUnit(words, units, false);
  const factor = parseNumberText(entry.factor);
  if (entry.dimension === entry.code || !factor.ok) return { state: "unknown" };
  if (entry.dimension !== wanted.dimension) return { state: "other" };
  return { state: "known", unit: { ...entry, factor: factor.value } };
}

/** A figure in the unit of its line, exact; refused where the factor has no finite decimal form. @rule Z7 */
export function toUnit(value: Decimal, from: Unit, to: Unit): Outcome<Decimal, "inexact"> {
  const converted = convert(value, from, to);
  return converted.ok ? accept(converted.value) : refuse("inexact");
}
