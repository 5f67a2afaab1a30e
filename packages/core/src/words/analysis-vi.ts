import type { AssessReason } from "../analysis/assess.ts";
import type { CheckReason } from "../analysis/check-relation.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { StatedVerdict } from "../value/relation.ts";
import { type Sentences, toSentence } from "./sentence.ts";
import { judgeSentencesVi } from "./verdict-vi.ts";

const RANKED = { exceeded: "vượt", met: "đạt", notMet: "chưa đạt" } as const satisfies Record<StatedVerdict, string>;
const LACKS = { actual: "số thực hiện", target: "số kế hoạch", both: "số liệu" } as const;

export const assessSentencesVi = {
  ...judgeSentencesVi,
  STATED_AGREES: ({ stated }) => `Tính lại cho cùng kết quả với báo cáo: ${RANKED[stated]}.`,
  STATED_DIFFERS: ({ stated, computed }) => `Báo cáo xếp ${RANKED[stated]}, nhưng tính lại từ số liệu là ${RANKED[computed]}.`,
  STATED_WITHOUT_FIGURES: ({ stated, lacks }) => `Báo cáo xếp ${RANKED[stated]} nhưng không in ${LACKS[lacks]} để tính lại.`,
  STATED_PERCENT_ONLY: ({ stated, percent }) =>
    `Báo cáo xếp ${RANKED[stated]} và chỉ in tỷ lệ ${showNumberText(percent)} % kế hoạch, không in số liệu để tính lại.`,
  PERCENT_WITHOUT_FIGURES: ({ percent }) =>
    `Báo cáo chỉ in tỷ lệ ${showNumberText(percent)} % kế hoạch, không in số liệu để tính lại.`,
} satisfies Sentences<AssessReason>;

export const checkSentencesVi = {
  RELATION_HOLDS: () => "Tính lại khớp với số đã in.",
  RELATION_ROUNDED_OTHERWISE: () => "Tính lại lệch chưa tới một đơn vị ở chữ số cuối: khác cách làm tròn.",
  RELATION_FAILS: () => "Tính lại không khớp với số đã in.",
  RELATION_FIGURES_MISSING: ({ missing }) =>
    `Không tính lại được: thiếu số liệu của ${missing.map((ref) => `${ref.fact === "target" ? "kế hoạch " : ""}“${ref.indicator}”`).join(", ")}.`,
  RELATION_ZERO_DIVISOR: ({ divisor }) => `Không tính được tỷ lệ: “${divisor.indicator}” bằng 0.`,
  RELATION_UNITS_DIFFER: ({ units }) => `Không tính lại được: các đơn vị tính không quy đổi được cho nhau (${units.join(", ")}).`,
  RELATION_BASE_IN_WORDS: ({ base }) => `Không tính lại được: mốc so sánh chỉ được nêu bằng lời (${base || "không ghi"}).`,
  RELATION_NOT_COMPUTABLE: () => "Không tính lại được: báo cáo không in số thực hiện và số kế hoạch.",
  RELATION_INCOMPLETE: () => "Quan hệ khai chưa đủ phần cần để tính lại.",
} satisfies Sentences<CheckReason>;

/** Why an assessment is what it is, in one line. */
export function explainAssessmentVi(reasons: readonly AssessReason[]): string {
  return reasons.map((reason) => toSentence<AssessReason>(assessSentencesVi, reason)).join(" ");
}
