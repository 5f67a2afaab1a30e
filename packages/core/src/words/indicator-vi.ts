import type { Across, AdditivityProblem } from "../indicator/additivity.ts";
import type { BreakdownProblem, UnknownItemProblem } from "../indicator/breakdown.ts";
import type { Sentences } from "./sentence.ts";

export const indicatorSentencesVi = {
  BREAKDOWN_MALFORMED: ({ text, part }) => `Phân tổ “${text}”: phần “${part}” không có dạng chiều=mục.`,
  BREAKDOWN_DIMENSION_TWICE: ({ text, dimension }) => `Phân tổ “${text}”: chiều “${dimension}” xuất hiện hai lần.`,
  BREAKDOWN_DIMENSION_UNKNOWN: ({ dimension, known }) =>
    `Không có chiều phân tổ “${dimension}”. Hiện có: ${known.join(", ") || "(chưa có)"}.`,
  BREAKDOWN_ITEM_UNKNOWN: ({ dimension, item, known }) =>
    `Chiều “${dimension}” không có mục “${item}”. Hiện có: ${known.join(", ") || "(chưa có)"}.`,
  INDICATOR_RATIO_ADDITIVE: ({ indicator, across }) =>
    `“${indicator}” là tỷ lệ hoặc chỉ số, không cộng được theo ${showAcross(across)}; phải tính lại từ các phần.`,
  INDICATOR_STOCK_ADDITIVE_OVER_TIME: ({ indicator }) => `“${indicator}” là số thời điểm, không cộng được theo thời gian.`,
} satisfies Sentences<BreakdownProblem | UnknownItemProblem | AdditivityProblem>;

function showAcross(across: Across): string {
  if (across.kind === "dimension") return `chiều “${across.dimension}”`;
  return across.kind === "places" ? "địa bàn" : "thời gian";
}
