import { z } from "zod";
import { isoDate } from "./parameter.ts";

/** What a person chose of an annex, as it travels before the file. Bounded part by part: a table of 20 000 rows is the most. */

const text = (most: number) => z.string().max(most);
const code = text(200).min(1);
const column = z.int().min(0).max(16_383);
const period = text(60);
const place = text(100).optional();

const plainRole = z.strictObject({ kind: z.enum(["ordinal", "name", "code", "unit", "note", "ignore"]) });
const targetRole = z.strictObject({
  kind: z.literal("target"),
  assigner: text(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe("Cấp giao: trung-uong, hdnd-huyen, ubnd-tinh…"),
  period,
  state: z.enum(["proposed", "assigned", "adjusted"]),
  place,
});
const actualRole = z.strictObject({
  kind: z.literal("actual"),
  status: z.enum(["estimate", "reported", "preliminary", "official"]),
  period,
  place,
});
const comparisonRole = z.strictObject({
  kind: z.literal("comparison"),
  how: z.enum(["percent", "growth", "difference"]),
  of: column.optional(),
  base: column.optional(),
});
export const columnRole = z.discriminatedUnion("kind", [plainRole, targetRole, actualRole, comparisonRole]);
export type ColumnRoleJson = z.output<typeof columnRole>;

/** Columns as a person mapped them, and how numbers are read; kept by the browser for the next paper of the form. */
export const annexMapping = z.strictObject({
  fingerprint: text(100_000),
  year: z.int().min(1900).max(2200).optional(),
  columns: z.array(z.strictObject({ column, header: text(2000), role: columnRole })).max(512),
  marks: z.enum(["vi", "en", "each"]).optional().describe("vi: 1.234,5; en: 1,234.5; each: tùy từng số"),
  digits: z.enum(["printed", "stored"]).optional(),
});
export type AnnexMappingJson = z.output<typeof annexMapping>;

export const newIndicator = z.strictObject({
  code,
  name: text(500).min(1),
  unit: text(100),
  decimals: z.int().min(0).max(12),
  nature: z.enum(["flow", "stock", "ratio", "count", "index"]),
  direction: z.enum(["higher", "lower", "keep", "at-least", "at-most"]),
  additive: z.strictObject({ places: z.boolean(), time: z.boolean(), dimensions: z.array(code).max(20) }),
  judgedBy: z.enum(["own", "rolled-up", "register", "statistics", "issued-report"]),
});
const newSector = z.strictObject({
  code,
  name: text(500).min(1),
  section: text(60),
  reporterStated: z.boolean(),
});

/** What a row is: a known indicator (or a breakdown of it, "sex=female"), a new one, or nothing to take. */
export const rowChoice = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("indicator"), code, breakdown: text(500).optional(), unit: code.optional() }),
  z.strictObject({ kind: z.literal("new"), indicator: newIndicator, sector: newSector.optional() }),
  z.strictObject({ kind: z.literal("skip") }),
]);
export type RowChoiceJson = z.output<typeof rowChoice>;

export const annexPaper = z.strictObject({
  code: code.optional(),
  type: text(60).min(1).optional(),
  number: text(100).min(1).optional(),
  date: isoDate.optional(),
  issuer: text(300).min(1).optional(),
  abstract: text(2000).min(1).optional(),
});

export const annexChoices = z.strictObject({
  table: z.int().min(0).max(999).optional().describe("Bảng thứ mấy của tệp, từ 0"),
  year: z.int().min(1900).max(2200).optional().describe("Năm kế hoạch"),
  paper: annexPaper.optional().describe("Văn bản; điều không nêu thì đọc từ tệp"),
  mapping: annexMapping.optional(),
  rows: z.record(text(300), rowChoice).optional().describe("Lựa chọn cho từng dòng, theo khóa của dòng"),
  cells: z.record(text(300), text(200)).optional().describe('Số gõ lại cho ô, ví dụ "Biểu 1!D7"'),
  effective: isoDate.optional().describe("Ngày số điều chỉnh có hiệu lực"),
  reason: text(2000).min(1).optional().describe("Lý do điều chỉnh"),
  dashIsNone: z.boolean().optional().describe("Dấu “-” ở cột thực hiện là không phát sinh"),
  series: newIndicator.shape.judgedBy.optional().describe("Số thực hiện thuộc chuỗi nào; bỏ trống: báo cáo đã phát hành"),
  leave: z.boolean().optional().describe("Ghi cả khi còn ô có vấn đề; các ô ấy để lại"),
  keep: z.boolean().optional().describe("Số do gói khác giữ thì giữ nguyên, ghi phần còn lại"),
});
export type AnnexChoices = z.output<typeof annexChoices>;
