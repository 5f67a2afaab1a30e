import type { SumToParentProblem } from "../plan/sum-to-parent.ts";
import { showDecimal } from "../quantity/decimal.ts";
import type { Sentences } from "./sentence.ts";

export const planSentencesEn = {
  TARGET_PARTS_BELOW: ({ whole, parts, short }) =>
    `The targets of the parts add up to ${showDecimal(parts)}, ${showDecimal(short)} short of the whole target ${showDecimal(whole)}.`,
  TARGET_PARTS_ABOVE: ({ whole, parts, over }) =>
    `The targets of the parts add up to ${showDecimal(parts)}, ${showDecimal(over)} over the whole target ${showDecimal(whole)}.`,
} satisfies Sentences<SumToParentProblem>;
