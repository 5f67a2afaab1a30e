import { APPROVAL_STEPS } from "@kehoach/core/regime/regime";
import { z } from "zod";
import { placeRef } from "./figure.ts";
import { isoDate } from "./parameter.ts";
import { cellVersion, sheetJson } from "./sheet.ts";
import { due, standing, submissionState } from "./submission-part.ts";

export const reasonVersion = z.object({
  key: z.string().describe("key của điều chưa ổn"),
  text: z.string().nullable().describe("null: đã rút lại"),
  seq: z.int(),
  by: z.string(),
  at: z.string(),
});
export type ReasonVersionJson = z.output<typeof reasonVersion>;

const sending = z.object({
  n: z.int().describe("Lần gửi, từ 1"),
  seq: z.int(),
  at: z.string(),
  by: z.string(),
  late: z.boolean(),
  recalled: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
});
export type SendingJson = z.output<typeof sending>;

const sendingAct = z.object({
  n: z.int().describe("Lần gửi"),
  act: z
    .enum(["approve", "return", "reopen", "ask", "decline"])
    .describe("approve: duyệt; return: trả lại; reopen: mở lại; ask: đề nghị mở lại; decline: không mở lại"),
  step: z.enum(APPROVAL_STEPS).nullable().describe("Bước được duyệt"),
  sectors: z.array(z.string()).nullable().describe("Lĩnh vực được duyệt; null: mọi lĩnh vực"),
  reason: z.string().nullable(),
  by: z.string(),
  at: z.string(),
});
export type SendingActJson = z.output<typeof sendingAct>;

const approval = z.object({
  steps: z.array(z.enum(APPROVAL_STEPS)),
  done: z.array(z.enum(APPROVAL_STEPS)),
  next: z.enum(APPROVAL_STEPS).nullable().describe("null: đã duyệt xong, hoặc chưa gửi"),
  waiting: z.array(z.object({ code: z.string(), name: z.string() })).describe("Lĩnh vực còn chờ ở bước ấy"),
});

const file = z.object({
  id: z.string(),
  cell: z.object({ row: z.string(), column: z.string() }).nullable().describe("null: của cả phiếu (bản ký)"),
  name: z.string(),
  mediaType: z.string(),
  size: z.int().describe("byte"),
  addedBy: z.string(),
  recordedAt: z.string(),
});
export type SubmissionFileJson = z.output<typeof file>;

export const people = z.record(z.string(), z.string()).describe("Tên của những người nêu ở by, theo by");
const rights = z.object({
  enter: z.boolean().describe("Nhập được lúc này"),
  send: z.boolean(),
  recall: z.boolean(),
  approve: z.boolean().describe("Duyệt được bước đang chờ"),
  return: z.boolean(),
  reopen: z.boolean().describe("Mở lại được phiếu đã duyệt, hoặc từ chối đề nghị mở lại"),
  ask: z.boolean().describe("Đề nghị mở lại được"),
  attach: z.boolean().describe("Đính kèm được bản ký; minh chứng của ô thì theo enter"),
  rows: z.array(z.string()).nullable().describe("Những dòng nhập được khi phân công theo lĩnh vực; null: mọi dòng"),
});
/** What changes while somebody looks at a sheet. */
export const moving = {
  seq: z.int().describe("Số của lần ghi cuối; 0: chưa ai ghi gì"),
  standing,
  state: submissionState.nullable(),
  cells: z.array(cellVersion).describe("Lần ghi cuối của mỗi ô"),
  reasons: z.array(reasonVersion),
  sendings: z.array(sending),
  acts: z.array(sendingAct).describe("Việc duyệt, trả lại, mở lại, theo thứ tự thời gian"),
  approval,
  files: z.array(file),
  people,
  may: rights,
} as const;

export const sheetReply = z.object({
  authority: z.string(),
  today: isoDate,
  regime: z.string(),
  regimeName: z.string(),
  basis: z.string().nullable(),
  place: placeRef,
  periodName: z.string(),
  ...due,
  sheet: sheetJson,
  ...moving,
});
export type SheetReplyJson = z.output<typeof sheetReply>;
