import { z } from "zod";
import { text } from "./parameter.ts";
import type { ProblemCode } from "./problem.ts";

/** What addresses that take a file have in common. */

export const fileName = text.min(1).max(255).describe("Tên tệp, kể cả phần mở rộng; nội dung tệp mới quyết định cách đọc");

/** A file that is kept: no part of its name is taken for a folder. */
export const keptName = z
  .string()
  .regex(/^[^\p{Cc}/\\]*$/u)
  .min(1)
  .max(200)
  .describe("Tên tệp, kể cả phần mở rộng");

/** A file that is looked at first, then written as it was seen. */
export const uploadSteps = {
  name: fileName,
  mode: z.enum(["preview", "apply"]).describe("preview: chỉ cho xem, không ghi gì; apply: ghi đúng những gì đã xem"),
  mark: z.string().max(100).optional().describe("Của lần xem trước; cần có khi ghi"),
  encoding: z.enum(["utf-8", "windows-1258"]).optional().describe("Bảng mã của tệp .csv, khi hệ thống hỏi; bỏ trống: tự nhận"),
} as const;

export const uploadMark = z.string().describe("Gửi lại khi ghi: tên của đúng việc đã xem trước");

/** Where in a workbook something stands. */
export const cellAt = { sheet: z.string(), at: z.string().describe("Địa chỉ ô, ví dụ B7; rỗng khi là cả trang") } as const;

/** Why a file can not be read, whatever it is for. */
export const FILE_PROBLEMS = [
  "FILE_EMPTY",
  "FILE_TOO_LARGE",
  "FILE_UNKNOWN_KIND",
  "FILE_ENCRYPTED",
  "FILE_TRUNCATED",
  "FILE_BOMB",
  "FILE_BROKEN",
  "FILE_OLD_ENCODING",
  "FILE_BINARY",
  "FILE_NO_TEXT",
  "FILE_TIMEOUT",
  "FILE_MEMORY",
  "FILE_STATE_SECRET",
] as const satisfies readonly ProblemCode[];

/** Refusals of a body, and of whoever may not send one there. */
const SENT_PROBLEMS = [
  "SIGN_IN_NEEDED",
  "ACTION_REFUSED",
  "AUTHORITY_UNKNOWN",
  "AUTHORITY_NEEDED",
  "REQUEST_FOREIGN",
  "BODY_KIND",
  "BODY_STOPPED",
] as const satisfies readonly ProblemCode[];

/** Refusals of uploadSteps. */
export const UPLOAD_PROBLEMS = [
  ...SENT_PROBLEMS,
  "PARAMETER_MISSING",
  "IMPORT_BUSY",
  "IMPORT_STALE",
  ...FILE_PROBLEMS,
] as const satisfies readonly ProblemCode[];

/** A file that is kept as it is: the reply, and the refusals of keeping it. */
export const keptReply = z.object({ id: z.string() });
export const KEPT_EXAMPLE = { id: "7" };
export const KEPT_PROBLEMS = [
  ...SENT_PROBLEMS,
  "ATTACHMENT_KIND",
  "ATTACHMENT_BUSY",
  "FILE_EMPTY",
  "FILE_TOO_LARGE",
] as const satisfies readonly ProblemCode[];
