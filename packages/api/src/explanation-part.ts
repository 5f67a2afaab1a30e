import { EXPLANATION_ACTS, EXPLANATION_STATES } from "@kehoach/core/explanation/explanation";
import { z } from "zod";
import { decimalText, placeRef, verdict } from "./figure.ts";
import { isoDate } from "./parameter.ts";
import { named } from "./submission-part.ts";

const stoodFact = z.object({
  key: z.string().describe("Khóa của số liệu hay của kế hoạch"),
  knownAt: z.string(),
  recordedAt: z.string().nullable(),
  value: decimalText.nullable().describe("Theo đơn vị của chỉ tiêu; null: nguồn nói không có số liệu"),
});

/** A figure, its plan and its verdict as they stand at a moment; `actual` and `target` are in `unit`. */
const stood = z.object({
  mode: z.enum(["final", "interim"]),
  unit: z.string(),
  actual: decimalText.nullable(),
  target: decimalText.nullable(),
  percent: decimalText.nullable(),
  verdict,
  stated: verdict.nullable(),
  computed: verdict.nullable(),
  figure: stoodFact.nullable().describe("Phiên bản của số liệu; null: chưa ai báo cáo"),
  plan: stoodFact.nullable().describe("Phiên bản của kế hoạch; null: chưa giao"),
});
export type StoodJson = z.output<typeof stood>;

export const explanationId = z
  .string()
  .regex(/^\d{1,18}$/)
  .describe("Số của đề nghị giải trình");

export const explanationItem = z.object({
  id: z.string(),
  indicator: z.string(),
  name: z.string(),
  breakdown: z.string(),
  breakdownName: z.string(),
  sector: z.string(),
  sectorName: z.string(),
  place: placeRef,
  ...named,
  state: z.enum(EXPLANATION_STATES),
  question: z.string().describe("Câu hỏi đang chờ, hoặc câu hỏi cuối"),
  askedBy: z.string(),
  askedAt: z.string(),
  answerBy: isoDate.nullable().describe("Hạn trả lời của câu hỏi ấy"),
  left: z.int().nullable().describe("Số ngày làm việc còn lại đến hạn; âm là đã quá; null: không đặt hạn, hoặc không còn chờ"),
  overdue: z.boolean(),
  last: z.object({ n: z.int(), act: z.enum(EXPLANATION_ACTS), by: z.string(), at: z.string() }).describe("Việc cuối"),
  concerned: z.array(z.string()).describe("Ai phải giải trình"),
  mine: z.enum(["answer", "judge"]).nullable().describe("Việc chờ người hỏi: trả lời, hay xem câu trả lời"),
  asked: stood.describe("Như lúc hỏi"),
  now: stood.describe("Lúc này"),
  changed: z.object({ figure: z.boolean(), plan: z.boolean(), verdict: z.boolean() }).describe("Đã đổi sau khi hỏi"),
});
export type ExplanationJson = z.output<typeof explanationItem>;

export const explanationFile = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int().describe("byte"),
});
export type ExplanationFileJson = z.output<typeof explanationFile>;

export const explanationAct = z.object({
  n: z.int(),
  act: z.enum(EXPLANATION_ACTS),
  text: z.string(),
  answerBy: isoDate.nullable(),
  files: z.array(explanationFile),
  by: z.string(),
  at: z.string(),
});
export type ExplanationActJson = z.output<typeof explanationAct>;
