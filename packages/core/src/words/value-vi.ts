import { showBreakdown } from "../indicator/breakdown.ts";
import type { ConvertProblem } from "../value/convert-places.ts";
import type { Part } from "../value/formula-value.ts";
import type { Sentences } from "./sentence.ts";

export const valueSentencesVi = {
  VALUE_NO_FORMULA: ({ indicator }) => `Chỉ tiêu “${indicator}” không có công thức.`,
  VALUE_FORMULA_MALFORMED: ({ indicator, at }) => `Công thức của “${indicator}” sai ở ký tự thứ ${at + 1}.`,
  VALUE_REFERENCE_UNKNOWN: ({ indicator, name, at }) =>
    `Công thức của “${indicator}”, ký tự thứ ${at + 1}: không có chỉ tiêu nào (hoặc có nhiều chỉ tiêu) mang tên “${name}”.`,
  VALUE_FORMULA_CIRCLE: ({ circle }) => `Công thức đi vòng: ${circle.join(" → ")}.`,
  VALUE_DIVIDED_BY_ZERO: ({ indicator, at }) =>
    `Không tính được “${indicator}”: phép tính ở ký tự thứ ${at + 1} chia cho 0 hoặc làm tròn sai.`,
  VALUE_PARTS_MISSING: ({ indicator, parts }) =>
    `Không tính được “${indicator}”: chưa có số liệu của ${parts.map(showPart).join(", ")}.`,
  CONVERT_NOT_ADDITIVE: ({ indicator, part }) =>
    indicator === part
      ? `Không quy đổi được “${indicator}” sang địa giới khác: chỉ tiêu không cộng được theo địa bàn và không có công thức.`
      : `Không quy đổi được “${indicator}” sang địa giới khác: thành phần “${part}” không cộng được theo địa bàn.`,
} satisfies Sentences<ConvertProblem>;

function showPart(part: Part): string {
  return part.breakdown.length === 0 ? `“${part.indicator}”` : `“${part.indicator}” (${showBreakdown(part.breakdown)})`;
}
