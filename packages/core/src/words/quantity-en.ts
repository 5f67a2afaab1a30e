import type { DecimalProblem } from "../quantity/decimal.ts";
import type { UnitProblem } from "../quantity/measure.ts";
import type { MeasureTextProblem } from "../quantity/measure-text.ts";
import type { NumberTextProblem } from "../quantity/number-text.ts";

import type { Sentences } from "./sentence.ts";

export const quantitySentencesEn = {
  DECIMAL_NOT_A_NUMBER: ({ text }) => `"${text}" is not a number in canonical form (such as 1234.5).`,
  NUMBER_EMPTY: () => "There is no number. Write it as Vietnamese papers do, such as 1.234,5.",
  NUMBER_UNEXPECTED: ({ text, at, found }) =>
    `"${found}" at character ${at + 1} of "${text}" does not belong there. A point groups thousands, a comma comes before decimals: 1.234,5.`,
  NUMBER_BAD_GROUP: ({ text, at }) =>
    `"${text}": the group at character ${at + 1} is wrong. A group after a point has three digits; decimals come after a comma: 12,34.`,
  UNIT_MISMATCH: ({ from, to }) => `The unit "${from}" does not measure the same thing as "${to}".`,
  UNIT_INEXACT: ({ from, to }) => `"${from}" can not be converted to "${to}" exactly, and is not rounded instead.`,
  UNIT_UNKNOWN: ({ found, known }) => `There is no unit "${found}". The units are ${known.join(", ")}.`,
  UNIT_WHOLE: ({ text, unit }) => `"${text}": ${unit} is counted in whole numbers.`,
  QUANTITY_NO_NUMBER: ({ text, at, found }) => `"${text}" must begin with a number; "${found}" at character ${at + 1} is none.`,
  QUANTITY_ORDER: ({ text, at, found }) =>
    `"${found}" at character ${at + 1} of "${text}" is out of order; write from large to small: 3 tỷ 200 triệu.`,
  QUANTITY_AMBIGUOUS: ({ text, at, found }) =>
    `"${found}" at character ${at + 1} of "${text}" may mean several things; write ${found} triệu, ${found} nghìn, or the whole number in digits.`,
} satisfies Sentences<DecimalProblem | NumberTextProblem | UnitProblem | MeasureTextProblem>;
