import { abs, add, compare, type Decimal, divide, multiply, negate, roundTo, subtract } from "../quantity/decimal.ts";
import { type Formula, type FormulaReference, findReferences } from "./formula.ts";

/** Digits kept in a quotient inside a formula; the result is rounded to the indicator's own precision when printed. */
export const QUOTIENT_DECIMALS = 12;

/** A value, or why there is none. Missing in, missing out: a formula never turns what nobody reported into a number. */
export type FormulaResult =
  | { readonly value: Decimal }
  | { readonly value?: undefined; readonly reason: "MISSING"; readonly missing: readonly FormulaReference[] }
  | { readonly value?: undefined; readonly reason: "DIVISION_BY_ZERO"; readonly at: number }
  | { readonly value?: undefined; readonly reason: "BAD_PRECISION"; readonly at: number };

/** The figure a reference stands for; undefined when nobody reported it. */
export type FormulaLookup = (reference: FormulaReference) => Decimal | undefined;

function combine(results: readonly FormulaResult[], work: (values: readonly Decimal[]) => FormulaResult): FormulaResult {
  const missing: FormulaReference[] = [];
  const values: Decimal[] = [];
  for (const result of results) {
    if (result.value !== undefined) values.push(result.value);
    else if (result.reason === "MISSING") missing.push(...result.missing);
    else return result;
  }
  return missing.length > 0 ? { reason: "MISSING", missing } : work(values);
}

function extreme(values: readonly Decimal[], wanted: 1 | -1): FormulaResult {
  const [first, ...rest] = values;
  return first
    ? { value: rest.reduce((best, value) => (compare(value, best) === wanted ? value : best), first) }
    : { reason: "MISSING", missing: [] };
}

function calculate(formula: Formula & { readonly kind: "operation" }, left: Decimal, right: Decimal): FormulaResult {
  if (formula.operator === "+") return { value: add(left, right) };
  if (formula.operator === "-") return { value: subtract(left, right) };
  if (formula.operator === "*") return { value: multiply(left, right) };
  const quotient = divide(left, right, QUOTIENT_DECIMALS);
  return quotient ? { value: quotient } : { reason: "DIVISION_BY_ZERO", at: formula.at };
}

function callFunction(formula: Formula & { readonly kind: "call" }, lookup: FormulaLookup): FormulaResult {
  const results = formula.operands.map((operand) => evaluateFormula(operand, lookup));
  switch (formula.name) {
    case "first":
      return (
        results.find((result) => result.value !== undefined || result.reason !== "MISSING") ?? {
          reason: "MISSING",
          missing: formula.operands.flatMap(findReferences),
        }
      );
    case "sum":
      return combine(results, (values) => ({ value: values.reduce(add) }));
    case "min":
      return combine(results, (values) => extreme(values, -1));
    case "max":
      return combine(results, (values) => extreme(values, 1));
    case "abs":
      return combine(results, ([value]) => (value ? { value: abs(value) } : { reason: "MISSING", missing: [] }));
    case "round":
      return combine(results, ([value, digits]) =>
        value && digits?.scale === 0 && digits.units >= 0n && digits.units <= 12n
          ? { value: roundTo(value, Number(digits.units)) }
          : { reason: "BAD_PRECISION", at: formula.at },
      );
  }
}

/**
 * The formula's value over what `lookup` gives, exact but for quotients, which keep QUOTIENT_DECIMALS digits.
 *
 * @rule F4 F5
 */
export function evaluateFormula(formula: Formula, lookup: FormulaLookup): FormulaResult {
  switch (formula.kind) {
    case "number":
      return { value: formula.value };
    case "reference": {
      const value = lookup(formula);
      return value ? { value } : { reason: "MISSING", missing: findReferences(formula) };
    }
    case "negation":
      return combine([evaluateFormula(formula.operand, lookup)], ([value]) =>
        value ? { value: negate(value) } : { reason: "MISSING", missing: [] },
      );
    case "operation":
      return combine([evaluateFormula(formula.left, lookup), evaluateFormula(formula.right, lookup)], ([left, right]) =>
        left && right ? calculate(formula, left, right) : { reason: "MISSING", missing: [] },
      );
    case "call":
      return callFunction(formula, lookup);
  }
}
