import { z } from "zod";
import { digits } from "./parameter.ts";
import type { ProblemCode } from "./problem.ts";
import { cellVersion } from "./sheet.ts";
import { SHEET_KEY_PROBLEMS, sheetKey } from "./submission-part.ts";
import { cellAt, UPLOAD_PROBLEMS, uploadMark, uploadSteps } from "./upload.ts";

/** A form filled in elsewhere: its template, a file of it taken in, the paper to be signed. */

export const formTemplateQuery = z.strictObject(sheetKey);
export const formPaperQuery = z.strictObject({
  ...sheetKey,
  sending: digits(6).optional().describe("Bản của lần gửi này; bỏ trống là bản nháp của phiếu hiện tại"),
});

export const formFileQuery = z.strictObject({
  ...sheetKey,
  ...uploadSteps,
  seq: digits(15).optional().describe("seq của lần xem trước; cần có khi ghi"),
  answers: digits(8)
    .default(0)
    .describe("Số byte JSON (UTF-8) ghi các câu trả lời, đứng trước tệp trong thân; 0 hoặc bỏ trống: thân chỉ có tệp"),
});

/** Answers to the questions of a preview, by their ids. */
export const fileAnswers = z.record(z.string().min(1).max(1_000), z.string().max(1_000));
export type FileAnswersJson = z.output<typeof fileAnswers>;

const entry = z.object({
  text: z.string(),
  none: z.string().exactOptional().describe("Lý do không có số liệu; text là chuỗi trống"),
  qualifiers: z.array(z.enum(["over", "about", "under", "at-least"])).exactOptional(),
  note: z.string().exactOptional(),
});
export type FileEntryJson = z.output<typeof entry>;

export const CELL_STATES = ["new", "changed", "same", "kept", "cleared", "refused", "waits"] as const;

const cell = z.object({
  column: z.string(),
  ...cellAt,
  found: z.string().describe("Như tệp hiện ra"),
  state: z
    .enum(CELL_STATES)
    .describe(
      "new, changed, cleared: sẽ ghi; same: đã có; kept: tệp để trống, giữ số đã nhập; refused: không lấy; waits: chờ trả lời",
    ),
  entry: entry.nullable().describe("Sẽ ghi, hoặc sẽ ghi nếu trả lời như gợi ý"),
  replaces: entry.nullable().describe("Đang có trong phiếu"),
  waits: z.array(z.string()).describe("id của các câu hỏi phải trả lời trước"),
});
export type FileCellJson = z.output<typeof cell>;

const line = z.object({
  row: z.string(),
  mark: z.string(),
  label: z.string(),
  level: z.int(),
  unit: z.string(),
  match: z
    .enum(["key", "exact", "same-words", "near", "answered"])
    .describe("Vì sao dòng của tệp là dòng này: theo khóa của mẫu, đúng tên, cùng các từ, gần giống (có hỏi), đã trả lời"),
  cells: z.array(cell),
});
export type FileLineJson = z.output<typeof line>;

const choice = z.object({ answer: z.string(), label: z.string() });

const question = z.object({
  id: z.string(),
  kind: z.enum(["table", "column", "line", "marks", "dash", "unit", "digits", "empty"]),
  ...cellAt,
  text: z.string(),
  optional: z.boolean().describe("true: không trả lời thì làm theo offer"),
  examples: z.array(z.object({ text: z.string(), ...cellAt })),
  choices: z.array(choice),
  offer: z.string().nullable(),
});
export type FileQuestionJson = z.output<typeof question>;

const problem = z.object({
  level: z
    .enum(["error", "warning", "note"])
    .describe("error: ô hoặc cột ấy không lấy; warning: nên xem lại; note: đã hiểu như thế"),
  ...cellAt,
  code: z.string(),
  text: z.string(),
});
export type FileProblemJson = z.output<typeof problem>;

/** A file laid over a form: what it would change, or has changed. */
export const formFileReply = z.object({
  applied: z.boolean(),
  kind: z.enum(["template", "hand-made"]),
  sheet: z.string(),
  seq: z.int().describe("Lần ghi của phiếu mà bản xem trước đối chiếu; gửi lại khi ghi"),
  columns: z.array(
    z.object({
      letter: z.string(),
      header: z.string(),
      ...cellAt,
      code: z.string().nullable().describe("Cột của biểu; null: không dùng đến"),
      name: z.string().nullable(),
      waits: z.string().nullable(),
    }),
  ),
  filled: z.array(z.object({ code: z.string(), name: z.string() })).describe("Các cột nhập của biểu, theo thứ tự"),
  lines: z.array(line),
  unmatched: z.object({
    file: z
      .array(z.object({ id: z.string(), label: z.string(), ...cellAt, figures: z.int() }))
      .describe("Dòng có số mà không phải của biểu; trả lời id bằng khóa dòng của biểu để lấy"),
    form: z.array(z.object({ row: z.string(), label: z.string() })).describe("Dòng nhập của biểu mà tệp không có"),
  }),
  questions: z.array(question),
  problems: z.array(problem),
  counts: z.object({
    new: z.int(),
    changed: z.int(),
    same: z.int(),
    kept: z.int(),
    cleared: z.int(),
    refused: z.int(),
    waits: z.int(),
  }),
  written: z.int().describe("Số ô đã ghi; 0 khi chỉ xem trước"),
  conflicts: z.array(cellVersion).describe("Ô người khác sửa sau lúc xem trước: không ghi đè, đây là số của người kia"),
  people: z.record(z.string(), z.string()).describe("Tên của những người nêu ở by"),
  mark: uploadMark,
});
export type FormFileReply = z.output<typeof formFileReply>;

/** Refusals of a file for a form besides those of every address. */
export const FORM_FILE_PROBLEMS = [
  ...SHEET_KEY_PROBLEMS,
  ...UPLOAD_PROBLEMS,
  "SAVE_NOT_OPEN",
  "SAVE_CLOSED",
  "SAVE_WRONG_STATE",
  "FORM_FILE_ANSWERS",
  "FORM_FILE_OTHER_FORM",
  "FORM_FILE_OTHER_PLACE",
  "FORM_FILE_OTHER_PERIOD",
  "FORM_FILE_VERSION",
  "FORM_FILE_LINE_GONE",
  "FORM_FILE_LINE_NEW",
  "FORM_FILE_LINE_UNIT",
  "FORM_FILE_COLUMN_GONE",
  "FORM_FILE_COLUMN_NEW",
  "FORM_FILE_SHEET_TWICE",
  "FORM_FILE_NO_TABLE",
  "FORM_FILE_NO_LINES",
  "FORM_FILE_TOO_MANY_ROWS",
  "FORM_FILE_TOO_MANY_COLUMNS",
] as const satisfies readonly ProblemCode[];

/** A made-up preview of one cell. */
export const FORM_FILE_EXAMPLE: FormFileReply = {
  applied: false,
  kind: "hand-made",
  sheet: "Trang 1",
  seq: 1,
  columns: [
    { letter: "C", header: "Tháng 6", sheet: "Trang 1", at: "C3", code: "thang-nay", name: "Thực hiện tháng 6", waits: null },
  ],
  filled: [{ code: "thang-nay", name: "Thực hiện tháng 6" }],
  lines: [
    {
      row: "mau.dien-tich",
      mark: "1",
      label: "Diện tích mẫu",
      level: 0,
      unit: "ha",
      match: "exact",
      cells: [
        {
          column: "thang-nay",
          sheet: "Trang 1",
          at: "C4",
          found: "1.240",
          state: "waits",
          entry: { text: "1.240" },
          replaces: { text: "1.234,5" },
          waits: ["marks"],
        },
      ],
    },
  ],
  unmatched: { file: [], form: [] },
  questions: [
    {
      id: "marks",
      kind: "marks",
      sheet: "Trang 1",
      at: "C4",
      text: "Số gõ bằng chữ ở cột “Tháng 6” (“1.240” ở ô C4): dấu nào ngăn phần lẻ?",
      optional: false,
      examples: [{ text: "1.240", sheet: "Trang 1", at: "C4" }],
      choices: [
        { answer: "vi", label: "Dấu phẩy ngăn phần lẻ: 1.234,5" },
        { answer: "en", label: "Dấu chấm ngăn phần lẻ: 1,234.5" },
      ],
      offer: null,
    },
  ],
  problems: [],
  counts: { new: 0, changed: 0, same: 0, kept: 0, cleared: 0, refused: 0, waits: 1 },
  written: 0,
  conflicts: [],
  people: {},
  mark: "6c1f6dbf4ae67d73ef2e45e9",
};
