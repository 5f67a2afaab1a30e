import { z } from "zod";
import { decimalText } from "./figure.ts";

/** A sheet over the wire: form, what is known and units, with exact decimals, periods and breakdowns in their text forms. */

const breakdown = z.string().describe('"" là tổng không phân tổ; "chiều=mục,chiều=mục"');
const weight = z.enum(["block", "warn", "note"]);
const checkWeight = z.enum(["block", "warn", "note", "off"]);
const comparison = z.enum(["=", "!=", "<", "<=", ">", ">="]);

const line = { key: z.string(), mark: z.string().exactOptional(), level: z.int() } as const;
const formRow = z.discriminatedUnion("kind", [
  z.object({ ...line, kind: z.literal("heading"), label: z.string() }),
  z.object({
    ...line,
    kind: z.literal("figure"),
    indicator: z.string(),
    breakdown,
    label: z.string().exactOptional(),
    unit: z.string().exactOptional(),
    required: z.boolean(),
    entered: z.boolean(),
    signed: z.boolean(),
  }),
  z.object({ ...line, kind: z.literal("formula"), label: z.string(), formula: z.string(), unit: z.string(), decimals: z.int() }),
]);

const head = { code: z.string(), name: z.string().exactOptional() } as const;
const formColumn = z.discriminatedUnion("kind", [
  z.object({
    ...head,
    kind: z.literal("actual"),
    span: z.enum(["period", "next", "cumulative", "half", "year", "next-year"]),
    back: z.enum(["previous", "same"]).exactOptional(),
    status: z.enum(["reported", "estimate"]),
    entered: z.boolean(),
  }),
  z.object({ ...head, kind: z.literal("plan"), span: z.enum(["year", "next-year"]), assigner: z.string().exactOptional() }),
  z.object({ ...head, kind: z.literal("percent"), of: z.string(), to: z.string() }),
  z.object({ ...head, kind: z.literal("difference"), of: z.string(), to: z.string() }),
  z.object({ ...head, kind: z.literal("note") }),
]);

const formRule = z.object({
  code: z.string(),
  left: z.string(),
  operator: comparison,
  right: z.string(),
  tolerance: z.object({ by: decimalText, isPercent: z.boolean() }).exactOptional(),
  when: z.object({ left: z.string(), operator: comparison, right: z.string() }).exactOptional(),
  weight,
  column: z.string().exactOptional(),
  message: z.string(),
});

const form = z.object({
  code: z.string(),
  number: z.string().exactOptional(),
  name: z.string(),
  rows: z.array(formRow),
  columns: z.array(formColumn),
  rules: z.array(formRule),
  checks: z.object({
    parts: checkWeight,
    jump: z.object({ weight: checkWeight, times: decimalText }),
    plan: z.object({ weight: checkWeight, percent: decimalText }),
    unit: checkWeight,
  }),
});
export type FormJson = z.output<typeof form>;

const indicator = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  decimals: z.int(),
  nature: z.enum(["flow", "stock", "ratio", "count", "index"]),
  direction: z.union([
    z.object({ kind: z.enum(["higher", "lower", "keep", "at-least", "at-most"]) }),
    z.object({ kind: z.literal("range"), low: decimalText, high: decimalText }),
  ]),
  additive: z.object({ places: z.boolean(), time: z.boolean(), dimensions: z.array(z.string()) }),
  judgedBy: z.enum(["own", "rolled-up", "register", "statistics", "issued-report"]),
  parts: z.enum(["must-equal", "may-exceed", "free"]).exactOptional(),
  formula: z.string().exactOptional(),
  note: z.string().exactOptional(),
});

const fact = z.object({
  fact: z.enum(["value", "target"]),
  indicator: z.string(),
  breakdown,
  period: z.string(),
  value: decimalText.exactOptional().describe("Theo đơn vị của chỉ tiêu; bỏ trống: đã khai là không có số liệu"),
  status: z.enum(["estimate", "reported", "preliminary", "official"]).exactOptional(),
  assigner: z.string().exactOptional().describe("Bỏ trống: cấp giao dùng để đánh giá"),
  sent: z.literal(true).exactOptional().describe("Lấy từ phiếu đã gửi, chưa duyệt"),
});

/** Everything a sheet is computed from but what is entered. */
export const sheetJson = z.object({
  form,
  period: z.string(),
  indicators: z.array(indicator),
  dimensions: z
    .array(z.object({ code: z.string(), name: z.string(), items: z.array(z.object({ code: z.string(), name: z.string() })) }))
    .describe("Các chiều phân tổ có trong biểu, đủ các mục: để biết các dòng đã là mọi phần hay chưa"),
  units: z.array(
    z.object({ code: z.string(), name: z.string(), dimension: z.string(), factor: decimalText, whole: z.boolean() }),
  ),
  facts: z.array(fact),
});
export type SheetJson = z.output<typeof sheetJson>;

/** What was typed into a cell, as one version of it; `text` null: emptied. */
export const cellVersion = z.object({
  row: z.string(),
  column: z.string(),
  text: z.string().nullable().describe("Như gõ; null: ô đã được xóa trống"),
  none: z.string().exactOptional().describe("Lý do không có số liệu; text là chuỗi trống"),
  qualifiers: z.array(z.enum(["over", "about", "under", "at-least"])).exactOptional(),
  note: z.string().exactOptional(),
  seq: z.int().describe("Số thứ tự của lần ghi trong phiếu; gửi lại làm base khi sửa ô"),
  by: z.string(),
  at: z.string(),
});
export type CellVersionJson = z.output<typeof cellVersion>;
