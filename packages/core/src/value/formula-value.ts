import { evaluateFormula } from "../formula/evaluate.ts";
import { findReferences, parseFormula } from "../formula/formula.ts";
import { parseBreakdown } from "../indicator/breakdown.ts";
import type { Cell } from "../indicator/cell.ts";
import type { Breakdown, Indicator } from "../indicator/indicator.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Decimal } from "../quantity/decimal.ts";
import { findBestKnown, type ValueQuestion } from "./best-known.ts";
import type { ValueVersion } from "./value.ts";

export type FormulaValueProblem =
  | { readonly code: "VALUE_NO_FORMULA"; readonly indicator: string }
  | { readonly code: "VALUE_FORMULA_MALFORMED"; readonly indicator: string; readonly at: number }
  | { readonly code: "VALUE_REFERENCE_UNKNOWN"; readonly indicator: string; readonly name: string; readonly at: number }
  | { readonly code: "VALUE_FORMULA_CIRCLE"; readonly indicator: string; readonly circle: readonly string[] }
  | { readonly code: "VALUE_DIVIDED_BY_ZERO"; readonly indicator: string; readonly at: number }
  /** Parts nobody reported, or declared to have no figure for. */
  | { readonly code: "VALUE_PARTS_MISSING"; readonly indicator: string; readonly parts: readonly Part[] };

/** What a formula needs: an indicator and the breakdown it is asked under. */
export type Part = { readonly indicator: string; readonly breakdown: Breakdown };

/** Gives the figure of a part, in the unit of its indicator; undefined is missing, never zero. */
export type PartLookup = (part: Part, of: Indicator) => Decimal | undefined;

type Indicators = ReadonlyMap<string, Indicator>;

/**
 * An indicator's value from its formula, over figures that `lookup` gives. A part named without a breakdown is asked under
 * the indicator's own. A part that has no figure but a formula of its own is computed in turn.
 *
 * @problem VALUE_NO_FORMULA VALUE_FORMULA_MALFORMED VALUE_REFERENCE_UNKNOWN VALUE_FORMULA_CIRCLE VALUE_DIVIDED_BY_ZERO
 * @problem VALUE_PARTS_MISSING  a part is missing: so is the result
 * @rule    V7
 */
export function evaluateIndicator(
  indicator: Indicator,
  breakdown: Breakdown,
  indicators: Indicators,
  lookup: PartLookup,
  trail: readonly string[] = [],
): Outcome<Decimal, FormulaValueProblem> {
  const { code } = indicator;
  if (trail.includes(code)) return refuse({ code: "VALUE_FORMULA_CIRCLE", indicator: code, circle: [...trail, code] });
  if (indicator.formula === undefined) return refuse({ code: "VALUE_NO_FORMULA", indicator: code });
  const formula = parseFormula(indicator.formula);
  if (!formula.ok) return refuse({ code: "VALUE_FORMULA_MALFORMED", indicator: code, at: formula.problems[0].at });
  const problems: FormulaValueProblem[] = [];
  const result = evaluateFormula(formula.value, (reference) => {
    const part = findPart(reference.name, reference.breakdown, breakdown, indicators);
    if (part === undefined) {
      problems.push({ code: "VALUE_REFERENCE_UNKNOWN", indicator: code, name: reference.name, at: reference.at });
      return undefined;
    }
    const given = lookup({ indicator: part.of.code, breakdown: part.breakdown }, part.of);
    if (given !== undefined || part.of.formula === undefined) return given;
    const computed = evaluateIndicator(part.of, part.breakdown, indicators, lookup, [...trail, code]);
    if (computed.ok) return computed.value;
    problems.push(...computed.problems.filter((problem) => problem.code !== "VALUE_PARTS_MISSING"));
    return undefined;
  });
  const [first, ...rest] = problems;
  if (first) return refuse(first, ...rest);
  if (result.value !== undefined) return accept(result.value);
  if (result.reason !== "MISSING") return refuse({ code: "VALUE_DIVIDED_BY_ZERO", indicator: code, at: result.at });
  const parts = result.missing.flatMap(({ name, breakdown: text }): Part[] => {
    const part = findPart(name, text, breakdown, indicators);
    return part ? [{ indicator: part.of.code, breakdown: part.breakdown }] : [];
  });
  return refuse({ code: "VALUE_PARTS_MISSING", indicator: code, parts });
}

/** An indicator's value from its formula, over the best-known values of one place and period. @rule V7 */
export function computeValue(
  indicator: Indicator,
  cell: Cell,
  indicators: Indicators,
  values: readonly ValueVersion[],
  ask: ValueQuestion = {},
): Outcome<Decimal, FormulaValueProblem> {
  return evaluateIndicator(indicator, cell.breakdown, indicators, (part, of) => {
    return findBestKnown(values, { ...cell, ...part }, { series: of.judgedBy, ...ask })?.value;
  });
}

/** The parts a formula rests on in the end: those that are not computed themselves. Unknown names are left out. @rule V7 */
export function listParts(
  indicator: Indicator,
  breakdown: Breakdown,
  indicators: Indicators,
  seen = new Set<string>(),
): readonly Part[] {
  if (indicator.formula === undefined) return [{ indicator: indicator.code, breakdown }];
  if (seen.has(indicator.code)) return [];
  const formula = parseFormula(indicator.formula);
  if (!formula.ok) return [];
  return findReferences(formula.value).flatMap(({ name, breakdown: text }) => {
    const part = findPart(name, text, breakdown, indicators);
    return part ? listParts(part.of, part.breakdown, indicators, new Set([...seen, indicator.code])) : [];
  });
}

/** A reference is a code, or else the name of exactly one indicator. */
export function findPart(name: string, text: string, inherited: Breakdown, indicators: Indicators) {
  const breakdown = text === "" ? accept(inherited) : parseBreakdown(text);
  if (!breakdown.ok) return undefined;
  const byCode = indicators.get(name);
  if (byCode !== undefined) return { of: byCode, breakdown: breakdown.value };
  const [named, ...others] = [...indicators.values()].filter((one) => one.name === name);
  return named !== undefined && others.length === 0 ? { of: named, breakdown: breakdown.value } : undefined;
}
