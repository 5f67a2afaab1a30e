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
