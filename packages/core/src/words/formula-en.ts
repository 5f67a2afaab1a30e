import type { FormulaUnitProblem } from "../formula/check-units.ts";
import type { FormulaProblem } from "../formula/formula.ts";
import type { Sentences } from "./sentence.ts";

export const formulaSentencesEn = {
  FORMULA_EMPTY: () => "The formula is empty.",
  FORMULA_TOO_LONG: ({ limit }) => `The formula is longer than ${limit} characters; cut it into several indicators.`,
  FORMULA_TOO_DEEP: ({ at, limit }) => `Character ${at + 1}: the formula is nested more than ${limit} deep.`,
  FORMULA_UNEXPECTED: ({ at, found }) => `Character ${at + 1}: "${found}" is not expected here.`,
  FORMULA_UNFINISHED: ({ at, expected }) =>
    `Character ${at + 1}: the formula is unfinished; ${EXPECTED_EN[expected] ?? `"${expected}"`} is wanting.`,
  FORMULA_BAD_NUMBER: ({ at, found }) =>
    `Character ${at + 1}: "${found}" is not a number (a point groups thousands, a comma comes before decimals).`,
  FORMULA_UNKNOWN_FUNCTION: ({ at, found, known }) =>
    `Character ${at + 1}: there is no function "${found}". The functions are ${known.join(", ")}.`,
  FORMULA_OPERANDS: ({ at, name, least, most, found }) =>
    `Character ${at + 1}: ${name} takes ${least === most ? least : `${least} to ${most}`} operands; here are ${found}.`,
  FORMULA_UNITS: ({ at, left, right }) => `Character ${at + 1}: "${left}" does not add to "${right}".`,
} satisfies Sentences<FormulaProblem | FormulaUnitProblem>;

const EXPECTED_EN: Readonly<Record<string, string>> = { number: "a number or an indicator", operator: "an operator" };
