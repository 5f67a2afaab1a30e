import { z } from "zod";
import { decimalText } from "./figure.ts";
import { authorityCode } from "./parameter.ts";
import type { ProblemCode } from "./problem.ts";
import { UPLOAD_PROBLEMS, uploadMark, uploadSteps } from "./upload.ts";

export const ROW_STATES = ["new", "changed", "same", "problem", "retired"] as const;
export type RowState = (typeof ROW_STATES)[number];

const counts = z.object({ new: z.int(), changed: z.int(), same: z.int(), problem: z.int(), retired: z.int() });

const cellProblem = z.object({
  level: z.enum(["error", "note"]).describe("error: chưa nhập được; note: đã hiểu theo cách nói ở text, nên xem lại"),
  at: z.string().describe("Địa chỉ ô, ví dụ B7; rỗng khi bảng không có cột ấy"),
  field: z.string(),
  code: z.string(),
  text: z.string(),
});

const row = z.object({
  line: z.int().nullable().describe("Dòng trong tệp; bỏ trống với mục đã nhập trước đây mà tệp này không nêu"),
  cells: z.array(z.string()).describe("Nội dung các ô, theo thứ tự của columns"),
  what: z.enum(ROW_STATES),
  result: z.string().describe("Dòng này sẽ thành gì"),
  problems: z.array(cellProblem),
});
export type ImportRowJson = z.output<typeof row>;

const keptTotal = z.object({ places: z.int(), value: decimalText.nullable().describe("null: các nơi nói là không có") });
const totalChange = z.object({
  indicator: z.string(),
  unit: z.string(),
  decimals: z.int(),
  place: z.string(),
  placeKey: z.string().describe("Mã và ngày bắt đầu: hai nơi nối nhau có thể cùng tên"),
  period: z.string(),
  before: keptTotal.nullable().describe("null: chưa có tổng"),
  after: keptTotal.nullable(),
});
export type TotalChangeJson = z.output<typeof totalChange>;

/** What importing would do, or has done. */
export const importReply = z.object({
  applied: z.boolean(),
  sheet: z.string(),
  columns: z.array(z.object({ field: z.string(), title: z.string(), column: z.string().describe("Chữ cái của cột") })),
  ignored: z.array(z.object({ title: z.string(), column: z.string() })).describe("Cột có trong tệp mà không dùng đến"),
  skipped: z.array(z.object({ line: z.int(), text: z.string() })).describe("Dòng không phải mục nhập: dòng tổng, chữ ký…"),
  counts,
  rows: z.array(row),
  mark: uploadMark,
  totals: z
    .object({ count: z.int(), changes: z.array(totalChange).describe("Một số trong đó, kỳ mới nhất trước") })
    .nullable()
    .describe("Bản xem trước của đơn vị: số tổng sẽ đổi theo; null: không đơn vị nào đang có bị đổi, hoặc đã ghi"),
  /** Users only, once: links with which new users set their passwords. */
  invitations: z.array(z.object({ name: z.string(), username: z.string(), link: z.string().nullable(), mailed: z.boolean() })),
  file: z.string().nullable().describe("Danh sách liên kết thành tệp Excel, base64; chỉ trả lời một lần"),
});
export type ImportReply = z.output<typeof importReply>;

const flag = z.enum(["yes", "no"]).default("no");

const common = {
  ...uploadSteps,
  authority: authorityCode.optional(),
} as const;

export const importPlacesQuery = z.strictObject({
  ...common,
  replace: flag.describe("yes: mục đã nhập trước đây mà tệp này không nêu sẽ thôi dùng từ hôm nay"),
});
export const importUsersQuery = z.strictObject({
  ...common,
  again: flag.describe("yes: cấp lại liên kết cho người trong tệp chưa đăng nhập lần nào"),
});
export const templateQuery = z.strictObject({ authority: authorityCode.optional() });

/** Refusals of an import besides those of every address. */
export const IMPORT_PROBLEMS = [
  ...UPLOAD_PROBLEMS,
  "IMPORT_NO_HEADING",
  "IMPORT_OTHER_KIND",
  "IMPORT_HEADING_TWICE",
  "IMPORT_NO_ROWS",
  "IMPORT_TOO_MANY_ROWS",
  "IMPORT_HAS_PROBLEMS",
  "IMPORT_CONFLICT",
] as const satisfies readonly ProblemCode[];

/** A made-up preview of one row. */
export const IMPORT_EXAMPLE: ImportReply = {
  applied: false,
  sheet: "Đơn vị",
  columns: [
    { field: "name", title: "Tên đơn vị", column: "A" },
    { field: "code", title: "Mã", column: "B" },
  ],
  ignored: [],
  skipped: [],
  counts: { new: 1, changed: 0, same: 0, problem: 0, retired: 0 },
  rows: [
    {
      line: 2,
      cells: ["Phòng Nội vụ", ""],
      what: "new",
      result: "phòng Nội vụ (M01-noi-vu), dưới huyện Mẫu",
      problems: [{ level: "note", at: "B2", field: "code", code: "IMPORT_CODE_MADE", text: "Chưa có mã: sẽ dùng “M01-noi-vu”." }],
    },
  ],
  mark: "6c1f6dbf4ae67d73ef2e45e9",
  totals: null,
  invitations: [],
  file: null,
};
