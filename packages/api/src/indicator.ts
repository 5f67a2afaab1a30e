import { z } from "zod";
import { decimalText, page, placeRef, statedRelation, targetVersion, valueVersion } from "./figure.ts";
import { authorityCode, code, history, mode, noParams, paging, placeCode, query, year } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { DISTRICT_EXAMPLE } from "./place-example.ts";
import { PLACE_YEAR_PROBLEMS } from "./problem.ts";
import { route } from "./route.ts";
import { scorecardExample, scorecardRow } from "./scorecard.ts";

const indicator = z.object({
  code: z.string(),
  name: z.string(),
  sector: z.string(),
  sectorName: z.string(),
  unit: z.string(),
  decimals: z.int(),
  nature: z.enum(["flow", "stock", "ratio", "count", "index"]),
  direction: z.string(),
  /** Ends of a `range` direction. */
  range: z.object({ low: decimalText, high: decimalText }).nullable(),
  judgedBy: z.string(),
  formula: z.string().nullable(),
  note: z.string().nullable(),
  headlineYears: z.array(z.int()),
});
const indicatorExample = {
  code: "mau.dien-tich",
  name: "Diện tích mẫu",
  sector: "mau",
  sectorName: "Lĩnh vực mẫu",
  unit: "ha",
  decimals: 1,
  nature: "flow",
  direction: "higher",
  range: null,
  judgedBy: "issued-report",
  formula: null,
  note: null,
  headlineYears: [2030],
} as const;

export const listIndicators = route({
  path: PATHS.indicators,
  tag: "indicator",
  action: "figure.read",
  summary: "Danh mục chỉ tiêu",
  params: noParams,
  query: z.strictObject({
    sector: code.optional(),
    q: query.optional().describe("Tìm trong tên và mã, có dấu hay không dấu"),
    headline: z.enum(["true", "false"]).optional(),
    authority: authorityCode.optional(),
    ...paging,
  }),
  reply: page(indicator),
  problems: ["SECTOR_UNKNOWN", "AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: { items: [{ ...indicatorExample, headlineYears: [2030] }], total: 1, next: null },
});

export const getIndicator = route({
  path: PATHS.indicator,
  tag: "indicator",
  action: "figure.read",
  summary: "Một chỉ tiêu ở một địa bàn trong một năm: số liệu, kế hoạch, đánh giá và vì sao, nguồn gốc, chuỗi số",
  params: z.strictObject({ code }),
  query: z.strictObject({
    place: placeCode.optional(),
    year: year.optional(),
    mode,
    authority: authorityCode.optional(),
    ...history,
  }),
  reply: z.object({
    indicator,
    place: placeRef,
    year: z.int(),
    judgement: scorecardRow.describe(
      "Đánh giá của tổng không phân tổ, cả khi chỉ tiêu không thuộc danh mục chủ yếu (position 0)",
    ),
    actual: valueVersion.nullable().describe("Số thực hiện dùng để đánh giá"),
    target: targetVersion.nullable().describe("Kế hoạch dùng để đánh giá"),
    values: z.array(valueVersion).describe("Mọi phiên bản trong năm ở địa bàn này, kể cả phân tổ, cũ trước mới sau"),
    targets: z.array(targetVersion),
    relations: z.array(statedRelation),
    elsewhere: z.array(valueVersion).describe("Cùng chỉ tiêu ở địa bàn khác trong năm"),
    series: z
      .array(
        z.object({
          period: z.string(),
          periodName: z.string(),
          breakdown: z.string(),
          breakdownName: z.string(),
          unit: z.string(),
          actual: decimalText.nullable(),
          target: decimalText.nullable(),
        }),
      )
      .describe("Qua các kỳ ở địa bàn này, để vẽ biểu đồ; đơn vị của chỉ tiêu"),
  }),
  problems: [...PLACE_YEAR_PROBLEMS, "INDICATOR_UNKNOWN"],
  example: {
    indicator: { ...indicatorExample, headlineYears: [2030] },
    place: DISTRICT_EXAMPLE,
    year: 2030,
    judgement: { ...scorecardExample, reasons: [...scorecardExample.reasons] },
    actual: null,
    target: null,
    values: [],
    targets: [],
    relations: [],
    elsewhere: [],
    series: [
      { period: "2030", periodName: "năm 2030", breakdown: "", breakdownName: "", unit: "ha", actual: "102.5", target: "100" },
    ],
  },
});
