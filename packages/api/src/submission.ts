import { z } from "zod";
import { act } from "./act.ts";
import { digits, noParams } from "./parameter.ts";
import { ACT_PATHS, PATHS } from "./paths.ts";
import { route } from "./route.ts";
import { cellVersion } from "./sheet.ts";
import { moving, people, reasonVersion, sheetReply } from "./sheet-reply.ts";
import { SHEET_EXAMPLE, SHEET_KEY_EXAMPLE } from "./submission-example.ts";
import { SHEET_KEY_PROBLEMS, sheetKey, submissionState } from "./submission-part.ts";

export const getSheet = route({
  path: PATHS.sheet,
  tag: "submission",
  action: "submission.read",
  summary: "Một phiếu báo cáo để nhập hoặc xem: biểu, số đã biết, số đã nhập, lý do, lần gửi, tệp, người hỏi được làm gì",
  params: noParams,
  query: z.strictObject({
    ...sheetKey,
    sending: digits(6).optional().describe("Xem đúng như lần gửi này; bỏ trống là hiện tại"),
  }),
  reply: sheetReply,
  problems: [...SHEET_KEY_PROBLEMS, "SENDING_UNKNOWN"],
  example: SHEET_EXAMPLE,
});

export const getSheetChanges = route({
  path: PATHS.sheetChanges,
  tag: "submission",
  action: "submission.read",
  summary: "Những gì đã đổi trong một phiếu sau một lần ghi: hỏi lại đều đặn khi đang nhập",
  params: noParams,
  query: z.strictObject({
    ...sheetKey,
    after: digits(15).describe("seq đã biết"),
  }),
  reply: z.object(moving),
  problems: SHEET_KEY_PROBLEMS,
  example: {
    seq: SHEET_EXAMPLE.seq,
    standing: SHEET_EXAMPLE.standing,
    state: SHEET_EXAMPLE.state,
    cells: SHEET_EXAMPLE.cells,
    reasons: [],
    sendings: [],
    acts: [],
    approval: SHEET_EXAMPLE.approval,
    files: [],
    people: SHEET_EXAMPLE.people,
    may: SHEET_EXAMPLE.may,
  },
});

const SAVE_PROBLEMS = [
  "SAVE_CELL_UNKNOWN",
  "SAVE_CELL_FIXED",
  "SAVE_SECTOR",
  "SAVE_TWICE",
  "SAVE_TOO_LONG",
  "SAVE_NOT_OPEN",
  "SAVE_CLOSED",
  "SAVE_WRONG_STATE",
] as const;

const rowKey = z.string().min(1).max(500);
const columnCode = z.string().min(1).max(100);

export const getCellHistory = route({
  path: PATHS.cellHistory,
  tag: "submission",
  action: "submission.read",
  summary: "Các lần ghi của một ô, mới nhất trước, nhiều nhất 100 lần: ai, lúc nào, ghi gì",
  params: noParams,
  query: z.strictObject({ ...sheetKey, row: rowKey, column: columnCode }),
  reply: z.object({ items: z.array(cellVersion), people }),
  problems: SHEET_KEY_PROBLEMS,
  example: { items: SHEET_EXAMPLE.cells, people: SHEET_EXAMPLE.people },
});

const base = z.int().min(0).describe("seq của lần ghi mà người nhập đã thấy ở ô này; 0: chưa thấy gì");

const savedCell = z.strictObject({
  row: rowKey,
  column: columnCode,
  base,
  text: z.string().max(2000).nullable().describe("Như gõ; null: xóa trống"),
  none: z.string().max(2000).optional().describe("Lý do không có số liệu; text là chuỗi trống"),
  qualifiers: z
    .array(z.enum(["over", "about", "under", "at-least"]))
    .max(4)
    .optional(),
  note: z.string().max(2000).optional(),
});
export type SavedCellJson = z.input<typeof savedCell>;
const savedReason = z.strictObject({ key: z.string().min(1).max(2000), base, text: z.string().max(2000).nullable() });

/** Ten thousand cells: the largest grid that is entered, pasted at once. */
export const MAX_SAVED_CELLS = 10_000;
const edits = {
  cells: z.array(savedCell).max(MAX_SAVED_CELLS).default([]),
  reasons: z.array(savedReason).max(1000).default([]),
} as const;

const saved = {
  seq: z.int().describe("Số của lần ghi cuối trong phiếu"),
  saved: z.object({
    cells: z.array(z.object({ row: z.string(), column: z.string(), seq: z.int() })),
    reasons: z.array(z.object({ key: z.string(), seq: z.int() })),
  }),
} as const;

export const saveSheet = act({
  ...ACT_PATHS.saveSheet,
  tag: "submission",
  action: "form.enter",
  summary: "Ghi những ô vừa nhập; ô mà người khác đã sửa trong lúc ấy thì không ghi đè, trả về số của người kia",
  params: noParams,
  body: z.strictObject({ ...sheetKey, ...edits }),
  reply: z.object({
    ...saved,
    conflicts: z.object({ cells: z.array(cellVersion), reasons: z.array(reasonVersion) }),
    people,
  }),
  problems: [...SHEET_KEY_PROBLEMS, ...SAVE_PROBLEMS],
  example: {
    body: { ...SHEET_KEY_EXAMPLE, cells: [{ row: "mau.dien-tich", column: "thang-nay", base: 0, text: "1.234,5" }] },
    reply: {
      seq: 1,
      saved: { cells: [{ row: "mau.dien-tich", column: "thang-nay", seq: 1 }], reasons: [] },
      conflicts: { cells: [], reasons: [] },
      people: {},
    },
  },
});

export const submitSheet = act({
  ...ACT_PATHS.submitSheet,
  tag: "submission",
  action: "form.send",
  summary: "Gửi phiếu; ghi kèm những ô vừa nhập nếu có. Gửi lại đúng yêu cầu ấy thì vẫn là một lần gửi",
  params: noParams,
  body: z.strictObject({ ...sheetKey, seq: z.int().min(0).describe("seq mà người gửi đã thấy"), ...edits }),
  reply: z.object({ ...saved, sending: z.int().describe("Lần gửi, từ 1"), at: z.string(), late: z.boolean() }),
  problems: [
    ...SHEET_KEY_PROBLEMS,
    ...SAVE_PROBLEMS,
    "SUBMIT_CHANGED",
    "SUBMIT_WRONG_STATE",
    "SUBMIT_NOT_OPEN",
    "SUBMIT_CLOSED",
    "SUBMIT_BLOCKED",
    "SUBMIT_UNEXPLAINED",
  ],
  example: {
    body: { ...SHEET_KEY_EXAMPLE, seq: 1 },
    reply: { seq: 1, saved: { cells: [], reasons: [] }, sending: 1, at: "2031-06-19T02:00:00.000000Z", late: false },
  },
});

export const recallSheet = act({
  ...ACT_PATHS.recallSheet,
  tag: "submission",
  action: "form.send",
  summary: "Rút lại phiếu đã gửi để sửa, kèm lý do; lần gửi trước vẫn còn nguyên",
  params: noParams,
  body: z.strictObject({ ...sheetKey, reason: z.string().max(2000) }),
  reply: z.object({ state: submissionState }),
  problems: [...SHEET_KEY_PROBLEMS, "RECALL_WRONG_STATE", "RECALL_APPROVAL_BEGUN", "RECALL_REASON_MISSING", "SUBMIT_CLOSED"],
  example: { body: { ...SHEET_KEY_EXAMPLE, reason: "Sai số liệu thôn 2" }, reply: { state: "draft" } },
});
