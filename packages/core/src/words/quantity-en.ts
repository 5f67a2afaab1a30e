import type { DecimalProblem } from "../quantity/decimal.ts";
import type { UnitProblem } from "../quantity/measure.ts";
import type { NumberTextProblem } from "../quantity/number-text.ts";
import type { QuantityTextProblem } from "../quantity/quantity-text.ts";
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
  QUANTITY_UNKNOWN_WORD: ({ text, at, found }) =>
    `"${found}" at character ${at + 1} of "${text}" is neither a number nor nghìn, triệu, tỷ.`,
  QUANTITY_ORDER: ({ text, at, found }) =>
    `"${found}" at character ${at + 1} of "${text}" is out of order; write from large to small: 3 tỷ 200 triệu.`,
} satisfies Sentences<DecimalProblem | NumberTextProblem | UnitProblem | QuantityTextProblem>;
