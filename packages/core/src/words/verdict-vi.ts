import { showNumberText } from "../quantity/number-text.ts";
import type { JudgeReason } from "../verdict/judge.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { Sentences } from "./sentence.ts";

/** Names of the verdicts, as screens and reports print them. */
export const verdictNamesVi = {
  exceeded: "vượt kế hoạch",
  met: "đạt kế hoạch",
  notMet: "chưa đạt kế hoạch",
  notAssessable: "chưa đánh giá được",
  noFigure: "chưa có số liệu",
} satisfies Record<Verdict, string>;

export const judgeSentencesVi = {
  ABOVE_TARGET: () => "Thực hiện cao hơn kế hoạch giao.",
  EQUAL_TARGET: () => "Thực hiện đúng bằng kế hoạch giao.",
  BELOW_TARGET: () => "Thực hiện thấp hơn kế hoạch giao.",
  WITHIN_BOUND: () => "Thực hiện nằm trong giới hạn kế hoạch đặt ra.",
  OUTSIDE_BOUND: () => "Thực hiện nằm ngoài giới hạn kế hoạch đặt ra.",
  WITHIN_RANGE: ({ low, high }) => `Thực hiện nằm trong khoảng ${showNumberText(low)} đến ${showNumberText(high)}.`,
  OUTSIDE_RANGE: ({ low, high }) => `Thực hiện nằm ngoài khoảng ${showNumberText(low)} đến ${showNumberText(high)}.`,
  KEPT: () => "Giữ đúng mức kế hoạch giao.",
  NOT_KEPT: () => "Không giữ đúng mức kế hoạch giao.",
  ON_COURSE: ({ expected, asOf }) => `Tính đến ${showDay(asOf)}, theo tiến độ cần ${showNumberText(expected)}: kịp tiến độ.`,
  BEHIND_COURSE: ({ expected, asOf }) => `Tính đến ${showDay(asOf)}, theo tiến độ cần ${showNumberText(expected)}: chậm tiến độ.`,
  NOT_DUE_YET: ({ asOf }) => `Đến ${showDay(asOf)} kỳ kế hoạch chưa hết, chỉ tiêu này chỉ đánh giá khi hết kỳ.`,
  NOT_STARTED: ({ asOf }) => `Số liệu tính đến ${showDay(asOf)}, trước khi kỳ kế hoạch bắt đầu.`,
  NO_AS_OF: () => "Số liệu không ghi tính đến ngày nào nên chưa so được với tiến độ.",
  NOT_REPORTED: () => "Chưa có số liệu thực hiện.",
  DECLARED_NO_FIGURE: () => "Nơi báo cáo khai không có số liệu này.",
  NO_TARGET: () => "Không có kế hoạch giao để so sánh.",
  TARGET_DECLARED_NO_FIGURE: () => "Văn bản giao kế hoạch không ghi con số cho chỉ tiêu này.",
} satisfies Sentences<JudgeReason>;

function showDay(date: string): string {
  return date.split("-").reverse().join("/");
}
