import type { AgainstProblem } from "../audit/against/against-problem.ts";
import { showPeriodVi } from "./period-vi.ts";
import type { Sentences } from "./sentence.ts";

export const againstSentencesVi = {
  AGAINST_OTHER_PERIOD: ({ report, pack }) =>
    `Không đối chiếu được với gói: số liệu của báo cáo thuộc kỳ “${report}”, gói chỉ có số liệu của ${pack.map(showPeriodVi).join(", ")}. Hãy chọn gói có cùng kỳ.`,
  AGAINST_NO_PERIOD: ({ pack }) =>
    `Không đối chiếu được với gói: báo cáo không ghi kỳ (“năm 2023”, “6 tháng đầu năm 2023”), mà gói có số liệu của nhiều kỳ (${pack.map(showPeriodVi).join(", ")}). Hãy ghi kỳ vào tên báo cáo.`,
  AGAINST_NO_FIGURES: () => "Không đối chiếu được với gói: gói không có giá trị, kế hoạch hay tỷ lệ nào.",
} satisfies Sentences<AgainstProblem>;
