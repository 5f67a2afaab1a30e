import type { SumToParentProblem } from "../plan/sum-to-parent.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { Sentences } from "./sentence.ts";

export const planSentencesVi = {
  TARGET_PARTS_BELOW: ({ whole, parts, short }) =>
    `Kế hoạch giao cho các phần cộng lại ${showNumberText(parts)}, thiếu ${showNumberText(short)} so với kế hoạch chung ${showNumberText(whole)}.`,
  TARGET_PARTS_ABOVE: ({ whole, parts, over }) =>
    `Kế hoạch giao cho các phần cộng lại ${showNumberText(parts)}, vượt ${showNumberText(over)} so với kế hoạch chung ${showNumberText(whole)}.`,
} satisfies Sentences<SumToParentProblem>;
