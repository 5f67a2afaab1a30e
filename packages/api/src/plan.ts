import { TARGET_QUALIFIERS } from "@kehoach/core/plan/target";
import { z } from "zod";
import { act } from "./act.ts";
import { decimalText, placeRef, targetVersion } from "./figure.ts";
import { authorityCode, code, isoDate, noParams, placeCode, year, yearText } from "./parameter.ts";
import { ACT_PATHS, PATHS } from "./paths.ts";
import { COMMUNE_EXAMPLE, DISTRICT_EXAMPLE } from "./place-example.ts";
import { PLACE_PROBLEMS } from "./problem.ts";
import { route } from "./route.ts";

export const stage = z.enum(["proposing", "discussing", "council", "assigned"]);
const comparison = z
  .object({ kind: z.enum(["percent", "points"]), value: decimalText })
  .describe("percent: tỷ lệ %; points: chênh lệch, điểm phần trăm");

/** What one place or assigner has been given, in the unit of the indicator. null: nothing was said. */
const given = z.object({
  inForce: targetVersion.nullable(),
  proposed: targetVersion.nullable(),
});

const planRow = z.object({
  indicator: z.string(),
  name: z.string(),
  sector: z.string(),
  breakdown: z.string(),
  breakdownName: z.string(),
  unit: z.string(),
  unitCode: z.string(),
  decimals: z.int(),
  nature: z.enum(["flow", "stock", "ratio", "count", "index"]),
  policy: z.enum(["must-equal", "may-exceed", "free"]).describe("Tổng giao cho các đơn vị: phải bằng, được vượt, không xét"),
  level: z.int().describe("Thuộc mấy dòng khác của danh mục; dòng phân tổ thì như chỉ tiêu của nó"),
  ofWhich: z.boolean().describe("Có “Trong đó” ở trước"),
  before: z.object({ actual: decimalText.nullable(), status: z.string().nullable(), target: decimalText.nullable() }),
  actual: decimalText.nullable().describe("Thực hiện tốt nhất đang biết của năm; trong năm là số ước"),
  status: z.string().nullable(),
  assignments: z.array(given.extend({ assigner: z.string() })),
  judging: z.string().nullable().describe("Cấp giao có số dùng để đánh giá"),
  growth: comparison.nullable().describe("Kế hoạch so với thực hiện năm trước"),
  reached: comparison.nullable().describe("Thực hiện so với kế hoạch"),
  change: comparison.nullable().describe("Thực hiện so với năm trước"),
  path: z.array(z.object({ period: z.string(), periodName: z.string(), value: decimalText.nullable() })),
  parts: z.array(
    z.object({
      place: z.string().describe("Khóa địa bàn"),
      inForce: decimalText.nullable(),
      proposed: decimalText.nullable(),
      text: z.string().nullable(),
    }),
  ),
  problems: z.array(z.object({ code: z.enum(["TARGET_PARTS_BELOW", "TARGET_PARTS_ABOVE"]), by: decimalText })),
});
export type PlanRowJson = z.output<typeof planRow>;

const stageRow = z.object({
  stage,
  at: z.string(),
  actor: z.string(),
  document: z.string().nullable(),
  note: z.string().nullable(),
});

const plan = z.object({
  authority: z.string(),
  place: placeRef,
  year: z.int(),
  stage: stage.nullable().describe("null: kế hoạch năm này chưa mở trên hệ thống"),
  next: z.array(stage),
  stages: z.array(stageRow).describe("Mới nhất trước; chỉ người trong cơ quan thấy"),
  assigners: z.array(z.string()),
  documents: z
    .array(z.object({ code: z.string(), title: z.string(), date: z.string().nullable() }))
    .describe("Văn bản đã giao hoặc điều chỉnh trong năm"),
  parts: z.array(placeRef),
  rows: z.array(planRow),
});
export type PlanJson = z.output<typeof plan>;

const EXAMPLE_ROW: PlanRowJson = {
  indicator: "mau.dien-tich",
  name: "Diện tích mẫu",
  sector: "mau",
  breakdown: "",
  breakdownName: "",
  unit: "ha",
  unitCode: "ha",
  decimals: 1,
  nature: "flow",
  policy: "must-equal",
  level: 0,
  ofWhich: false,
  before: { actual: "95.5", status: "official", target: "90" },
  actual: null,
  status: null,
  assignments: [{ assigner: "hdnd", inForce: null, proposed: null }],
  judging: null,
  growth: null,
  reached: null,
  change: null,
  path: [],
  parts: [{ place: "M011@2000-01-01", inForce: null, proposed: "40", text: "40" }],
  problems: [],
};

export const getPlan = route({
  path: PATHS.plan,
  tag: "plan",
  action: "figure.read",
  summary: "Kế hoạch một năm của một địa bàn: năm trước, kế hoạch theo cấp giao, phần giao cho các đơn vị, lộ trình nhiều năm",
  params: z.strictObject({ year }),
  query: z.strictObject({
    authority: authorityCode.optional(),
    place: placeCode.optional(),
    assigner: code.optional().describe("Cấp giao dùng để giao xuống và cộng; bỏ trống là cấp giao dùng để đánh giá"),
    knownAt: isoDate.optional().describe("Kế hoạch như đã biết đến hết ngày này"),
  }),
  reply: plan,
  problems: [...PLACE_PROBLEMS, "PLACE_OUT_OF_SCOPE"],
  example: {
    authority: "mau",
    place: DISTRICT_EXAMPLE,
    year: 2031,
    stage: "proposing",
    next: ["discussing", "assigned"],
    stages: [{ stage: "proposing", at: "2030-10-01T02:00:00.000000Z", actor: "user:an.nguyen", document: null, note: null }],
    assigners: ["hdnd"],
    documents: [],
    parts: [COMMUNE_EXAMPLE],
    rows: [EXAMPLE_ROW],
  },
});

export const listPlans = route({
  path: PATHS.plans,
  tag: "plan",
  action: "figure.read",
  summary: "Các năm kế hoạch của một cơ quan",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({
    authority: z.string(),
    items: z.array(
      z.object({
        year: z.int(),
        stage: stage.nullable(),
        indicators: z.int().describe("Số chỉ tiêu trong danh mục của năm"),
        targets: z.int().describe("Số chỉ tiêu kế hoạch đang có hiệu lực, mọi địa bàn"),
      }),
    ),
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: { authority: "mau", items: [{ year: 2031, stage: "proposing", indicators: 34, targets: 0 }] },
});

const difference = z.object({
  indicator: z.string(),
  name: z.string(),
  breakdownName: z.string(),
  unit: z.string(),
  place: placeRef,
  assigner: z.string(),
  before: decimalText.nullable(),
  after: decimalText.nullable(),
  change: comparison.nullable(),
  document: z.string().nullable(),
  reason: z.string().nullable(),
  verdictBefore: z.string().nullable(),
  verdictAfter: z.string().nullable(),
});

export const comparePlans = route({
  path: PATHS.planChanges,
  tag: "plan",
  action: "figure.read",
  summary: "So sánh kế hoạch một năm ở hai ngày: chỉ tiêu nào đổi, theo văn bản nào, đánh giá khác đi thế nào",
  params: z.strictObject({ year }),
  query: z.strictObject({
    authority: authorityCode.optional(),
    place: placeCode.optional(),
    from: isoDate,
    to: isoDate.optional(),
  }),
  reply: z.object({
    authority: z.string(),
    place: placeRef,
    year: z.int(),
    from: z.string(),
    to: z.string().nullable(),
    items: z.array(difference),
  }),
  problems: [...PLACE_PROBLEMS, "PLACE_OUT_OF_SCOPE"],
  example: {
    authority: "mau",
    place: DISTRICT_EXAMPLE,
    year: 2031,
    from: "2031-01-01",
    to: null,
    items: [
      {
        indicator: "mau.dien-tich",
        name: "Diện tích mẫu",
        breakdownName: "",
        unit: "ha",
        place: DISTRICT_EXAMPLE,
        assigner: "hdnd",
        before: "100",
        after: "95",
        change: { kind: "percent", value: "95.00" },
        document: "qd-50",
        reason: "Thiên tai",
        verdictBefore: "notMet",
        verdictAfter: "met",
      },
    ],
  },
});

/** A target as somebody types it: a figure with its unit, or that there is none; neither takes a proposal back. */
const typedTarget = z.strictObject({
  indicator: code,
  breakdown: z.string().max(400).default("").describe('"" là tổng; "chiều=mục,chiều=mục"'),
  place: placeCode,
  period: z.string().min(4).max(100).describe("2031, 2031-Q1, multi-year:2031-2035"),
  entered: z.string().max(100).nullable().describe("Như gõ, viết theo cách Việt Nam: 1.234,5; null: rút lại"),
  unit: code.optional().describe("Mã đơn vị tính; bỏ trống là đơn vị của chỉ tiêu"),
  noFigure: z.boolean().optional(),
  qualifiers: z.array(z.enum(TARGET_QUALIFIERS)).max(TARGET_QUALIFIERS.length).optional(),
  note: z.string().max(2000).optional(),
});
const targets = z.array(typedTarget).min(1).max(3000);

/** A document that assigns: an existing one by its code, or a new one. */
const paper = z.strictObject({
  code: code.optional().describe("Mã văn bản đã có; bỏ trống để thêm văn bản mới"),
  type: z.string().min(1).max(100),
  number: z.string().max(100).optional(),
  date: isoDate,
  issuer: z.string().max(300).optional(),
  abstract: z.string().max(1000).optional(),
});
const assigner = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,60}$/)
  .describe("Mã cấp giao: trung-uong, tinh, hdnd, ubnd ...");
const params = z.strictObject({ year: yearText });
const saved = z.object({ versions: z.int().describe("Số phiên bản đã ghi"), stage: stage.nullable() });
const PLAN_PROBLEMS = [
  "AUTHORITY_UNKNOWN",
  "PLACE_UNKNOWN",
  "PLACE_OUT_OF_SCOPE",
  "PLAN_ENTRY",
  "PLAN_CONFLICT",
  "PLAN_STAGE",
  "PLAN_PACK",
  "PLAN_NOTHING",
] as const;

const BODY = { authority: authorityCode.optional() } as const;
const EXAMPLE_TARGET = { indicator: "mau.dien-tich", place: "M011", period: "2031", entered: "40" };

export const openPlan = act({
  ...ACT_PATHS.openPlan,
  tag: "plan",
  action: "plan.make",
  summary: "Mở kế hoạch một năm: chép danh mục chỉ tiêu của năm khác, hoặc chọn danh mục",
  params,
  body: z.strictObject({ ...BODY, from: yearText.optional(), indicators: z.array(code).max(1000).optional() }),
  reply: saved,
  problems: PLAN_PROBLEMS,
  example: { body: { from: "2030" }, reply: { versions: 0, stage: "proposing" } },
});

export const proposeTargets = act({
  ...ACT_PATHS.proposeTargets,
  tag: "plan",
  action: "plan.make",
  summary: "Ghi số dự kiến giao; ghi lại trong ngày thì thay số cũ, ngày khác là một phiên bản mới",
  params,
  body: z.strictObject({ ...BODY, assigner, targets }),
  reply: saved,
  problems: PLAN_PROBLEMS,
  example: { body: { assigner: "hdnd", targets: [EXAMPLE_TARGET] }, reply: { versions: 1, stage: "proposing" } },
});

export const movePlan = act({
  ...ACT_PATHS.movePlan,
  tag: "plan",
  action: "plan.make",
  summary: "Chuyển kế hoạch sang bước khác: thảo luận, trình HĐND, hoặc trả lại kèm lý do",
  params,
  body: z.strictObject({ ...BODY, to: z.enum(["proposing", "discussing", "council"]), note: z.string().max(2000).optional() }),
  reply: saved,
  problems: PLAN_PROBLEMS,
  example: { body: { to: "discussing" }, reply: { versions: 0, stage: "discussing" } },
});

export const assignPlan = act({
  ...ACT_PATHS.assignPlan,
  tag: "plan",
  action: "plan.make",
  summary: "Giao chính thức: số dự kiến của một cấp giao trong năm thành kế hoạch giao, theo một văn bản",
  params,
  body: z.strictObject({ ...BODY, assigner, paper, effective: isoDate.optional() }),
  reply: saved,
  problems: PLAN_PROBLEMS,
  example: {
    body: { assigner: "hdnd", paper: { type: "Nghị quyết", number: "25/NQ-HĐND", date: "2030-12-20" } },
    reply: { versions: 34, stage: "assigned" },
  },
});

export const adjustPlan = act({
  ...ACT_PATHS.adjustPlan,
  tag: "plan",
  action: "plan.make",
  summary: "Điều chỉnh kế hoạch đã giao: số mới, lý do, ngày hiệu lực, văn bản; số cũ vẫn còn",
  params,
  body: z.strictObject({ ...BODY, assigner, paper, reason: z.string().min(1).max(2000), effective: isoDate.optional(), targets }),
  reply: saved,
  problems: PLAN_PROBLEMS,
  example: {
    body: {
      assigner: "hdnd",
      reason: "Thiên tai",
      paper: { type: "Quyết định", number: "50/QĐ-UBND", date: "2031-07-10" },
      targets: [{ ...EXAMPLE_TARGET, entered: "38" }],
    },
    reply: { versions: 1, stage: "assigned" },
  },
});
