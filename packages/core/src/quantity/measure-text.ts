import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Measure } from "./measure.ts";
import { parseNumberText, showNumberText } from "./number-text.ts";
import { parseQuantityText, type QuantityTextProblem } from "./quantity-text.ts";
import { checkWhole, findUnit, type Unit, type UnitTable } from "./unit.ts";

export type MeasureTextProblem =
  | QuantityTextProblem
  | { readonly code: "UNIT_UNKNOWN"; readonly text: string; readonly found: string; readonly known: readonly string[] }
  | { readonly code: "UNIT_WHOLE"; readonly text: string; readonly unit: string };

function toMeasure(text: string, measure: Measure): Outcome<Measure, MeasureTextProblem> {
  return checkWhole(measure.value, measure.unit)
    ? accept(measure)
    : refuse({ code: "UNIT_WHOLE", text, unit: measure.unit.name });
}

/**
 * Reads a figure as entered: "948 triệu đồng" is 948 of triệu đồng if there is such a unit, "3 tỷ 200 triệu đồng" is 3200000000
 * of đồng; without a unit's name the amount is of `expected`.
 *
 * @problem UNIT_UNKNOWN  no unit of that name; UNIT_WHOLE  a count with a fraction; and those of parseQuantityText
 * @rule    N13 N14
 */
export function parseMeasureText(text: string, units: UnitTable, expected: Unit): Outcome<Measure, MeasureTextProblem> {
  // The number as far as digits go, then the whole of the words as a unit's name: the unit entered is kept.
  const [, digits = "", words = ""] = /^\s*(-?[\d.,]+)\s*(.*?)\s*$/u.exec(text) ?? [];
  const named = words === "" ? undefined : findUnit(units, words);
  const plain = named ? parseNumberText(digits) : undefined;
  if (named && plain?.ok) return toMeasure(text, { value: plain.value, unit: named });
  // Digits alone are what most cells hold: no words are looked for.
  const bare = words === "" && digits !== "" ? parseNumberText(digits) : undefined;
  if (bare?.ok) return toMeasure(text, { value: bare.value, unit: expected });
  const read = parseQuantityText(text);
  if (!read.ok) return read;
  const { value, unitName } = read.value;
  const unit = unitName === "" ? expected : findUnit(units, unitName);
  if (unit) return toMeasure(text, { value, unit });
  return refuse({ code: "UNIT_UNKNOWN", text, found: unitName, known: [...units.values()].map((known) => known.name) });
}

/** The figure with its unit, at `decimals` digits if given: "5.345,97 ha", "2,51 điểm %". @rule N5 N13 */
export function showMeasureText({ value, unit }: Measure, decimals?: number): string {
  return `${showNumberText(value, decimals === undefined ? {} : { decimals })} ${unit.name}`;
}
