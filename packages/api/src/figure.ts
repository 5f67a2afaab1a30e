import { TARGET_QUALIFIERS } from "@kehoach/core/plan/target";
import { z } from "zod";

/** An exact decimal as text: "28813.83". Never a JSON number. */
export const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);
export const verdict = z.enum(["exceeded", "met", "notMet", "notAssessable", "noFigure"]);
export type VerdictJson = z.output<typeof verdict>;

/** A place as other things name it. `key` ("code@first-day") is what never changes. */
export const placeRef = z.object({
  key: z.string(),
  code: z.string(),
  name: z.string().describe("Tên có loại đứng trước: xã ..., huyện ..."),
});
export type PlaceRefJson = z.output<typeof placeRef>;

/** Who says so: a document and its line. */
export const source = z.object({
  document: z.string(),
  title: z.string().describe("Loại, số và ký hiệu của văn bản"),
  line: z.int(),
  ref: z.string().nullable().describe("Số thứ tự trong bảng kê của văn bản"),
});

/** The cell of an approved form that says a value. Who may see the form is another question. */
const sheetCell = z.object({
  regime: z.string(),
  regimeName: z.string().describe("Tên chế độ báo cáo; mã, nếu chế độ không còn"),
  place: placeRef,
  period: z.string().describe("Kỳ của phiếu; kỳ của số liệu có thể khác"),
  periodName: z.string(),
  sending: z.int().describe("Lần gửi đã duyệt"),
  row: z.string(),
  column: z.string(),
});

/** Who says a value: a document and its line, or a cell of an approved form. The parts of the other are null. */
const valueSource = z.object({
  document: source.shape.document.nullable(),
  title: z.string().describe("Loại, số và ký hiệu của văn bản; hoặc phiếu, kỳ, nơi, lần gửi"),
  line: source.shape.line.nullable(),
  ref: source.shape.ref,
  sheet: sheetCell.nullable().describe("Ô của phiếu đã duyệt; null: do văn bản nói"),
});

/** The figure as a person typed or printed it. `value` is the same number, in that unit, as an exact decimal. */
export const asEntered = z.object({
  text: z.string(),
  value: decimalText.nullable(),
  unit: z.string(),
  unitCode: z.string(),
  decimals: z.int(),
});

export const member = z.object({ text: z.string(), place: placeRef.nullable() });

const common = {
  id: z.string().describe("Khóa bền của số liệu"),
  indicator: z.string(),
  name: z.string(),
  breakdown: z.string().describe('"" là tổng không phân tổ; "chiều=mục,chiều=mục"'),
  breakdownName: z.string(),
  place: placeRef,
  period: z.string(),
  periodName: z.string(),
  value: decimalText.nullable().describe("Theo đơn vị của chỉ tiêu; null: nguồn nói không có số liệu"),
  unit: z.string().describe("Tên đơn vị của chỉ tiêu"),
  entered: asEntered.nullable(),
  members: z.array(member),
  note: z.string().nullable(),
  knownAt: z.string(),
  recordedAt: z.string().nullable(),
} as const;

/** One version of an actual. */
export const valueVersion = z.object({
  ...common,
  source: valueSource,
  status: z.enum(["estimate", "reported", "preliminary", "official"]),
  series: z.enum(["own", "rolled-up", "register", "statistics", "issued-report"]),
  round: z.string().nullable(),
  qualifiers: z.array(z.enum(["over", "about", "under", "at-least"])),
  dataAsOf: z.string().nullable(),
});
export type ValueJson = z.output<typeof valueVersion>;

/** One version of a target. `document` is what assigned it, if known; `source` is where it was read. */
export const targetVersion = z.object({
  ...common,
  source,
  assigner: z.string(),
  state: z.enum(["proposed", "assigned", "adjusted"]),
  qualifiers: z.array(z.enum(TARGET_QUALIFIERS)),
  document: z.string().nullable(),
  effective: z.string().nullable(),
  reason: z.string().nullable(),
});
export type TargetJson = z.output<typeof targetVersion>;

/** What a relation speaks of. */
export const factRef = z.object({
  fact: z.enum(["value", "target"]),
  indicator: z.string(),
  name: z.string(),
  breakdown: z.string(),
  breakdownName: z.string(),
  place: placeRef,
  period: z.string(),
});

/** What a document prints about figures, and what its operands give today. */
export const statedRelation = z.object({
  code: z.string(),
  kind: z.enum([
    "percent-of-plan",
    "percent-of-same-period",
    "share",
    "difference",
    "points-difference",
    "sum",
    "balance",
    "verdict",
    "verdict-count",
  ]),
  subject: factRef.nullable(),
  operands: z.array(factRef),
  stated: decimalText.nullable(),
  entered: asEntered.nullable(),
  verdict: verdict.nullable(),
  of: decimalText.nullable(),
  base: z.string().nullable(),
  place: placeRef,
  period: z.string(),
  note: z.string().nullable(),
  source,
  knownAt: z.string(),
  computed: decimalText.nullable().describe("Tính lại từ các số thành phần; null: không đủ số để tính"),
  check: z.enum(["holds", "rounding", "fails", "unknown"]),
  reason: z.string(),
  erratum: z.string().nullable(),
});
export type RelationJson = z.output<typeof statedRelation>;

/** A page of a list. `next` is null on the last one; `total` is null where counting would cost too much. */
export function page<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; total: z.ZodNullable<z.ZodInt>; next: z.ZodNullable<z.ZodString> }> {
  return z.object({ items: z.array(item), total: z.int().nullable(), next: z.string().nullable() });
}
