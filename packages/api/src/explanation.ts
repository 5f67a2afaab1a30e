import { EXPLANATION_STATES } from "@kehoach/core/explanation/explanation";
import { z } from "zod";
import { act } from "./act.ts";
import { explanationExample } from "./explanation-example.ts";
import { explanationAct, explanationFile, explanationId, explanationItem } from "./explanation-part.ts";
import { authorityCode, code, digits, isoDate, mode, noParams, placeCode } from "./parameter.ts";
import { ACT_PATHS, PATHS } from "./paths.ts";
import { PLACE_PROBLEMS, type ProblemCode } from "./problem.ts";
import { route } from "./route.ts";
import { people } from "./sheet-reply.ts";
import { period } from "./submission-part.ts";
import { KEPT_PROBLEMS, keptName } from "./upload.ts";

/** Rows one answer holds. */
export const MOST_EXPLANATIONS = 500;

const which = z.enum(["open", "answered", "closed", "all"]);
const yes = z.enum(["true"]).optional();

export const listExplanations = route({
  path: PATHS.explanations,
  tag: "explanation",
  action: "explanation.read",
  summary:
    "Các đề nghị giải trình ở những nơi người hỏi thấy: việc chờ chính người hỏi trước, rồi đang chờ trả lời, rồi mới nhất",
  params: noParams,
  query: z.strictObject({
    authority: authorityCode.optional(),
    place: placeCode.optional(),
    period: period.optional().describe("Kỳ của số liệu được hỏi"),
    sector: code.optional(),
    indicator: code.optional(),
    state: which.optional().describe("Bỏ trống là những đề nghị chưa đóng"),
    mine: yes.describe("Chỉ những việc chờ chính người hỏi"),
    overdue: yes.describe("Chỉ những đề nghị quá hạn trả lời"),
    limit: digits(3).pipe(z.int().min(1).max(MOST_EXPLANATIONS)).optional().describe("Nhiều nhất bấy nhiêu đề nghị"),
  }),
  reply: z.object({
    authority: z.string(),
    today: isoDate,
    items: z.array(explanationItem).max(MOST_EXPLANATIONS),
    counts: z
      .object({ open: z.int(), answered: z.int(), closed: z.int(), overdue: z.int(), mine: z.int() })
      .describe("Theo nơi, kỳ, lĩnh vực, chỉ tiêu đã chọn; không theo state, mine, overdue"),
    more: z.boolean().describe("Còn những đề nghị không nêu vì quá nhiều"),
    asks: z
      .object({ sectors: z.array(z.string()).nullable().describe("null: mọi lĩnh vực") })
      .nullable()
      .describe("Người hỏi đề nghị giải trình được ở nơi đã chọn; null: không, hoặc chưa chọn nơi"),
    people,
  }),
  problems: [...PLACE_PROBLEMS, "PLACE_OUT_OF_SCOPE", "PARAMETER_INVALID"],
  example: {
    authority: "mau",
    today: "2031-07-02",
    items: [explanationExample],
    counts: { open: 1, answered: 0, closed: 0, overdue: 0, mine: 0 },
    more: false,
    asks: { sectors: null },
    people: { "user:chi.tran": "Trần Thị Chi", "user:an.nguyen": "Nguyễn Văn An" },
  },
});

const VERBS = ["answer", "accept", "further", "withdraw"] as const;
const params = z.strictObject({ id: explanationId });

export const getExplanation = route({
  path: PATHS.explanation,
  tag: "explanation",
  action: "explanation.read",
  summary: "Một đề nghị giải trình với mọi việc đã làm, và người hỏi được làm gì",
  params,
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({
    ...explanationItem.shape,
    authority: z.string(),
    today: isoDate,
    acts: z.array(explanationAct),
    drafts: z.array(explanationFile).describe("Tệp chính người hỏi đã tải lên mà chưa gửi kèm trả lời nào"),
    may: z.array(z.enum(VERBS)),
    people,
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "EXPLANATION_UNKNOWN"],
  example: {
    ...explanationExample,
    authority: "mau",
    today: "2031-07-02",
    acts: [
      {
        n: 1,
        act: "ask",
        text: "Vì sao chưa đạt kế hoạch?",
        answerBy: "2031-07-04",
        files: [],
        by: "user:chi.tran",
        at: "2031-07-01T02:00:00.000000Z",
      },
    ],
    drafts: [],
    may: ["answer"],
    people: { "user:chi.tran": "Trần Thị Chi", "user:an.nguyen": "Nguyễn Văn An" },
  },
});

/** Longer ones are documents, and are attached. */
const words = z.string().max(4000);
const days = z
  .int()
  .min(1)
  .max(60)
  .optional()
  .describe("Hạn trả lời: bao nhiêu ngày làm việc kể từ hôm nay; bỏ trống là không đặt");
const done = z.object({ id: z.string(), n: z.int(), state: z.enum(EXPLANATION_STATES) });
const seen = z.int().min(1).max(9_999).describe("n của việc cuối đã xem");

export const askExplanation = act({
  ...ACT_PATHS.askExplanation,
  tag: "explanation",
  action: "explanation.ask",
  summary: "Đề nghị giải trình một số liệu hay một đánh giá; số và đánh giá lúc này được giữ lại bên câu hỏi",
  params: noParams,
  body: z.strictObject({
    authority: authorityCode.optional(),
    indicator: code,
    breakdown: z.string().max(400).default("").describe('"" là tổng không phân tổ; "chiều=mục,chiều=mục"'),
    place: placeCode,
    period,
    mode,
    text: words.describe("Câu hỏi"),
    days,
  }),
  reply: done,
  problems: [
    ...PLACE_PROBLEMS,
    "PLACE_OUT_OF_SCOPE",
    "ACTION_REFUSED",
    "PARAMETER_INVALID",
    "INDICATOR_UNKNOWN",
    "EXPLANATION_SECTOR",
    "EXPLANATION_ASKED",
    "EXPLANATION_TEXT_MISSING",
  ],
  example: {
    body: { indicator: "mau.dien-tich", place: "M01", period: "2031", text: "Vì sao chưa đạt kế hoạch?", days: 3 },
    reply: { id: "12", n: 1, state: "open" },
  },
});

const ACT_PROBLEMS = [
  "AUTHORITY_UNKNOWN",
  "AUTHORITY_NEEDED",
  "EXPLANATION_UNKNOWN",
  "EXPLANATION_CHANGED",
  "EXPLANATION_WRONG_STATE",
] as const satisfies readonly ProblemCode[];

const onOne = { authority: authorityCode.optional(), seen, text: words } as const;

export const answerExplanation = act({
  ...ACT_PATHS.answerExplanation,
  tag: "explanation",
  action: "explanation.answer",
  summary: "Giải trình, kèm những tệp đã tải lên",
  params,
  body: z.strictObject({
    ...onOne,
    files: z
      .array(z.string().regex(/^\d{1,18}$/))
      .max(20)
      .default([]),
  }),
  reply: done,
  problems: [...ACT_PROBLEMS, "EXPLANATION_NOT_ASKED_OF_YOU", "EXPLANATION_TEXT_MISSING", "ATTACHMENT_UNKNOWN"],
  example: { body: { seen: 1, text: "Rét đậm kéo dài, đã trồng bù" }, reply: { id: "12", n: 2, state: "answered" } },
});

export const acceptExplanation = act({
  ...ACT_PATHS.acceptExplanation,
  tag: "explanation",
  action: "explanation.ask",
  summary: "Chấp nhận giải trình; ý kiến ghi hay không tùy người hỏi",
  params,
  body: z.strictObject({ ...onOne, text: words.default("") }),
  reply: done,
  problems: [...ACT_PROBLEMS, "EXPLANATION_NOT_YOURS"],
  example: { body: { seen: 2 }, reply: { id: "12", n: 3, state: "accepted" } },
});

export const askFurther = act({
  ...ACT_PATHS.askFurther,
  tag: "explanation",
  action: "explanation.ask",
  summary: "Đề nghị giải trình thêm, nói rõ còn thiếu điều gì",
  params,
  body: z.strictObject({ ...onOne, days }),
  reply: done,
  problems: [...ACT_PROBLEMS, "EXPLANATION_NOT_YOURS", "EXPLANATION_TEXT_MISSING"],
  example: { body: { seen: 2, text: "Đã trồng bù bao nhiêu?", days: 2 }, reply: { id: "12", n: 3, state: "open" } },
});

export const withdrawExplanation = act({
  ...ACT_PATHS.withdrawExplanation,
  tag: "explanation",
  action: "explanation.ask",
  summary: "Rút đề nghị giải trình, kèm lý do",
  params,
  body: z.strictObject(onOne),
  reply: done,
  problems: [...ACT_PROBLEMS, "EXPLANATION_NOT_YOURS", "EXPLANATION_TEXT_MISSING"],
  example: { body: { seen: 1, text: "Hỏi nhầm chỉ tiêu" }, reply: { id: "12", n: 2, state: "withdrawn" } },
});

/** Evidence is sent before the answer that names it. */
export const explanationFileQuery = z.strictObject({
  authority: authorityCode.optional(),
  explanation: explanationId,
  name: keptName,
});
export const EXPLANATION_FILE_PROBLEMS = [
  ...KEPT_PROBLEMS,
  "EXPLANATION_UNKNOWN",
  "EXPLANATION_WRONG_STATE",
  "EXPLANATION_NOT_ASKED_OF_YOU",
] as const satisfies readonly ProblemCode[];

export const removeExplanationFile = act({
  ...ACT_PATHS.removeExplanationFile,
  tag: "explanation",
  action: "explanation.answer",
  summary: "Gỡ một tệp mình đã tải lên mà chưa gửi kèm trả lời nào",
  params,
  body: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({}),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "ATTACHMENT_UNKNOWN"],
  example: { body: {}, reply: {} },
});
