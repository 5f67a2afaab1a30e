import { z } from "zod";
import { auditJson } from "./audit-json.ts";
import type { ProblemCode } from "./problem.ts";
import { FILE_PROBLEMS, fileName } from "./upload.ts";

/** Code points of `text`, half-open, as everywhere in kehoach-audit/1. */
const stretch = z.object({ start: z.int(), end: z.int() });

const textBlock = z.object({
  kind: z.enum(["heading", "paragraph", "item", "note"]),
  /** "2.1.", "-", "¹"; not in `spans`. */
  mark: z.string(),
  /** Headings 1, 2, …; items under "-" 1, under "+" 2. */
  level: z.int(),
  /** Pieces in reading order: several where a page ended or a footnote stood in between. */
  spans: z.array(stretch),
});
const tableBlock = z.object({
  kind: z.literal("table"),
  name: z.string().nullable(),
  rows: z.int(),
  columns: z.int(),
  /** A merged cell is listed once, at its top left corner. */
  cells: z.array(
    stretch.extend({
      row: z.int(),
      column: z.int(),
      rowSpan: z.int(),
      columnSpan: z.int(),
      bold: z.boolean(),
      address: z.string().nullable(),
    }),
  ),
});
export type AuditTextBlockJson = z.output<typeof textBlock>;
export type AuditTableBlockJson = z.output<typeof tableBlock>;
export type AuditBlockJson = AuditTextBlockJson | AuditTableBlockJson;

/** What a page needs to show a document with its findings: the document as the auditor read it, beside the audit. */
export const auditPage = z.object({
  audit: auditJson,
  text: z.string(),
  blocks: z.array(z.discriminatedUnion("kind", [textBlock, tableBlock])),
});
export type AuditPageJson = z.output<typeof auditPage>;

export const AUDIT_FORMATS = ["json", "page", "text", "html", "docx", "xlsx"] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

export const auditQuery = z.strictObject({
  name: fileName,
  format: z
    .enum(AUDIT_FORMATS)
    .default("json")
    .describe("json: kehoach-audit/1; page: kèm văn bản và các khối; text: văn bản như đã đọc; html, docx, xlsx: tệp tải về"),
  ignored: z
    .string()
    .regex(/^[\w-]+(,[\w-]+)*$/)
    .max(8000)
    .optional()
    .describe("Mã nhận dạng của những phát hiện đã bỏ qua, cách nhau bằng dấu phẩy; html, docx, xlsx không nêu chúng"),
});
export type AuditQuery = z.output<typeof auditQuery>;

/** Refusals of an audit besides those of every address. */
export const AUDIT_PROBLEMS = [
  "REQUEST_FOREIGN",
  "BODY_KIND",
  "BODY_STOPPED",
  "AUDIT_BUSY",
  ...FILE_PROBLEMS,
  "FILE_OLD_WORD",
  "FILE_SCAN",
] as const satisfies readonly ProblemCode[];

/** A made-up report of one sentence, audited. */
export const AUDIT_EXAMPLE: AuditPageJson = {
  audit: {
    schema: "kehoach-audit/1",
    document: { name: "bao-cao-mau.txt", kind: "text", sha256: "0".repeat(64), characters: 49, notRead: [] },
    figures: [
      {
        id: "F1",
        span: { start: 15, end: 17, line: 1 },
        text: "90",
        value: "90",
        unit: "ha",
        scale: 0,
        precision: 0,
        role: "actual",
        subject: "diện tích",
        qualifiers: [],
        status: null,
        period: null,
        dataAsOf: null,
        place: null,
        dimension: "area",
        factor: "10000",
      },
    ],
    nonQuantities: [],
    checks: [],
    summary: { figures: 1, checks: 0, byResult: { error: 0, review: 0, rounding: 0, convention: 0, ok: 0, unchecked: 0 } },
  },
  text: "Diện tích mẫu: 90 ha, trồng trong vụ xuân.\n",
  blocks: [{ kind: "paragraph", mark: "", level: 0, spans: [{ start: 0, end: 42 }] }],
};
