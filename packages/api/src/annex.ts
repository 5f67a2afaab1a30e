import { z } from "zod";
import { columnRole, newIndicator, rowChoice } from "./annex-choices.ts";
import { authorityCode, digits } from "./parameter.ts";
import type { ProblemCode } from "./problem.ts";
import { cellAt, UPLOAD_PROBLEMS, uploadMark, uploadSteps } from "./upload.ts";

export const annexQuery = z.strictObject({
  ...uploadSteps,
  authority: authorityCode.optional(),
  choices: digits(8)
    .default(0)
    .describe("Số byte JSON (UTF-8) ghi các lựa chọn, đứng trước tệp trong thân; 0 hoặc bỏ trống: thân chỉ có tệp"),
});

const fact = z.object({ text: z.string(), ...cellAt }).nullable();

const problem = z.object({
  level: z
    .enum(["error", "question", "warning", "note"])
    .describe("error, question: ô ấy chưa lấy; warning: nên xem lại; note: đã hiểu như thế"),
  ...cellAt,
  code: z.string(),
  text: z.string(),
});
export type AnnexProblemJson = z.output<typeof problem>;

const column = z.object({
  column: z.int(),
  letter: z.string(),
  header: z.string(),
  cell: z.string(),
  role: columnRole,
  guessed: columnRole,
  sureness: z.enum(["sure", "likely", "guess"]),
});
export type AnnexColumnJson = z.output<typeof column>;

const candidate = z.object({
  code: z.string(),
  name: z.string(),
  breakdown: z.string(),
  score: z.int().describe("Phần nghìn"),
  why: z.enum(["same-name", "same-words", "most-words", "same-code", "breakdown"]),
  unit: z.enum(["alike", "none", "unknown", "other"]),
});

const row = z.object({
  key: z.string(),
  sheet: z.string(),
  line: z.int(),
  mark: z.string(),
  name: z.string(),
  level: z.int(),
  kind: z.enum(["section", "indicator"]),
  unit: z.string(),
  hidden: z.boolean(),
  figures: z.array(
    z.object({
      column: z.int(),
      at: z.string(),
      text: z.string().describe("Như tệp ghi"),
      state: z.enum(["figure", "missing", "refused"]),
    }),
  ),
  match: z.enum(["exact", "likely", "new", "section"]),
  candidates: z.array(candidate),
  proposal: z
    .object({
      indicator: newIndicator,
      guessed: z.array(z.enum(["sector", "nature", "direction", "additive", "unit"])),
      sector: z.object({ code: z.string(), name: z.string(), section: z.string(), reporterStated: z.boolean() }).nullable(),
    })
    .nullable(),
  choice: rowChoice.nullable().describe("Dòng này được hiểu là gì; null: đề mục"),
});
export type AnnexRowJson = z.output<typeof row>;

const named = z.object({ code: z.string(), name: z.string() });

/** What of a kind is written. */
const written = z.object({ added: z.int(), changed: z.int(), retired: z.int() });

/** How an annex is understood, and what importing it would do or has done. */
export const annexReply = z.object({
  applied: z.boolean(),
  tables: z.array(z.object({ sheet: z.string(), title: z.string(), rows: z.int(), columns: z.int() })),
  table: z.int(),
  facts: z.object({ number: fact, date: fact, issuer: fact, annex: fact, title: fact, unit: fact, year: fact }),
  year: z.int().nullable(),
  paper: z.object({
    code: z.string().nullable(),
    type: z.string(),
    number: z.string(),
    date: z.string(),
    issuer: z.string(),
    abstract: z.string(),
  }),
  missing: z.array(z.enum(["year", "type", "date", "reason"])).describe("Điều còn phải nêu trước khi ghi"),
  fingerprint: z.string().describe("Mẫu của bảng: các tiêu đề cột, năm tính lùi từ năm kế hoạch"),
  marks: z.enum(["vi", "en", "each"]).nullable(),
  digits: z.enum(["printed", "stored"]),
  columns: z.array(column),
  rows: z.array(row),
  problems: z.array(problem),
  conflicts: z
    .array(z.object({ key: z.string(), setBy: z.string(), ...cellAt }))
    .describe("Số mà một gói khác hoặc một phiếu đã duyệt đang giữ và nói khác đi; setBy: “gói …” hay “phiếu … kỳ …”"),
  counts: z.object({
    exact: z.int(),
    likely: z.int(),
    new: z.int(),
    skipped: z.int(),
    left: z.int().describe("Kế hoạch của năm trước mà hệ thống đã có, giữ nguyên"),
    held: z.int().describe("Ô có vấn đề nên chưa lấy"),
  }),
  writes: z.object({
    documents: written,
    sectors: written,
    units: written,
    indicators: written,
    targets: written,
    values: written,
  }),
  known: z.object({
    indicators: z.array(named.extend({ unit: z.string() })),
    sectors: z.array(named),
    units: z.array(named),
    places: z.array(z.object({ key: z.string(), name: z.string() })),
  }),
  mark: uploadMark,
});
export type AnnexReply = z.output<typeof annexReply>;

/** Refusals of the import of an annex besides those of every address. */
export const ANNEX_PROBLEMS = [
  ...UPLOAD_PROBLEMS,
  "PLAN_CONFLICT",
  "ANNEX_CHOICES",
  "ANNEX_NO_TABLE",
  "ANNEX_PAPER",
  "ANNEX_HELD",
  "ANNEX_PACK",
] as const satisfies readonly ProblemCode[];
