import { z } from "zod";
import { decimalText, placeRef, verdict } from "./figure.ts";
import { authorityCode, history, mode, noParams, placeCode, year } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { DISTRICT_EXAMPLE } from "./place-example.ts";
import { PLACE_YEAR_PROBLEMS } from "./problem.ts";
import { route } from "./route.ts";

/** How many headline indicators stand under each effective verdict; they sum to the number of indicators. */
export const verdictCounts = z.object({
  exceeded: z.int(),
  met: z.int(),
  notMet: z.int(),
  notAssessable: z.int(),
  noFigure: z.int(),
});

/** How a year will probably end: computed from its months or quarters, never reported by anybody. In the unit of the row. */
export const forecast = z.object({
  value: decimalText,
  low: decimalText.nullable().describe("Thấp nhất theo nhịp các năm trước; null: chưa đủ hai năm để có khoảng"),
  high: decimalText.nullable(),
  method: z.enum(["share", "even"]).describe("share: theo nhịp các năm trước; even: chia đều, khi không có năm trước nào đủ số"),
  years: z.int().describe("Số năm trước được dùng"),
  kind: z.enum(["month", "quarter"]),
  parts: z.int().describe("Số tháng (quý) của năm đã có số liệu"),
  of: z.int().describe("Trong bao nhiêu"),
  from: z.enum(["judging", "total"]).describe("total: số từng kỳ là tổng của các nơi bên dưới"),
  percent: decimalText.nullable().describe("So với kế hoạch năm dùng để đánh giá, %"),
  verdict: verdict.nullable().describe("Nếu cả năm như dự báo thì được đánh giá thế nào; null: không có kế hoạch để so"),
  explanation: z.string(),
});
export type ForecastJson = z.output<typeof forecast>;

/** One headline indicator. `target` and `actual` are in `unit`, the unit they were entered in. */
export const scorecardRow = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  target: decimalText.nullable(),
  actual: decimalText.nullable(),
  percent: decimalText
    .nullable()
    .describe("Thực hiện so với kế hoạch, %, hai chữ số thập phân; hoặc số phần trăm văn bản in khi chỉ có số đó"),
  verdict: verdict.describe("Đánh giá có hiệu lực: theo văn bản nếu có, nếu không thì tính"),
  stated: verdict.nullable().describe("Văn bản xếp"),
  computed: verdict.nullable().describe("Tính từ số liệu"),
  agree: z.boolean().nullable(),
  explanation: z.string(),
  position: z.int().describe("Thứ tự trong danh mục chỉ tiêu chủ yếu, từ 1"),
  sector: z.string(),
  direction: z.string(),
  reasons: z.array(z.string()),
  forecast: forecast
    .nullable()
    .describe("Dự báo cả năm; null: năm đã xong, chỉ tiêu không cộng theo thời gian, hoặc chưa dự báo được"),
  forecastLack: z.string().nullable().describe("Vì sao chưa dự báo được; null: có dự báo, hoặc không có gì để dự báo"),
});
export type ScorecardRowJson = z.output<typeof scorecardRow>;

export const scorecardExample = {
  code: "mau.dien-tich",
  name: "Diện tích mẫu",
  unit: "ha",
  target: "100",
  actual: "102.5",
  percent: "102.50",
  verdict: "exceeded",
  stated: "exceeded",
  computed: "exceeded",
  agree: true,
  explanation: "Thực hiện 102,5 ha, cao hơn kế hoạch 100 ha (102,5 %).",
  position: 1,
  sector: "mau",
  direction: "higher",
  reasons: ["ABOVE_TARGET"],
  forecast: null,
  forecastLack: null,
} as const;

export const getScorecard = route({
  path: PATHS.scorecard,
  tag: "scorecard",
  action: "figure.read",
  summary: "Đánh giá các chỉ tiêu chủ yếu của một địa bàn trong một năm",
  params: noParams,
  query: z.strictObject({ place: placeCode, year, mode, authority: authorityCode.optional(), ...history }),
  reply: z.object({
    place: z.string().describe("Như đã hỏi"),
    year: z.int(),
    mode: z.enum(["final", "interim"]),
    counts: verdictCounts,
    indicators: z.array(scorecardRow),
    authority: z.string(),
    placeRef,
  }),
  problems: PLACE_YEAR_PROBLEMS,
  example: {
    place: "M01",
    year: 2030,
    mode: "final",
    counts: { exceeded: 1, met: 0, notMet: 0, notAssessable: 0, noFigure: 0 },
    indicators: [{ ...scorecardExample, reasons: [...scorecardExample.reasons] }],
    authority: "mau",
    placeRef: DISTRICT_EXAMPLE,
  },
});
