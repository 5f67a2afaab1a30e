import { z } from "zod";
import { act } from "./act.ts";
import { attachmentParams } from "./attachment.ts";
import { authorityCode } from "./parameter.ts";
import { ACT_PATHS } from "./paths.ts";
import type { ProblemCode } from "./problem.ts";
import { sheetKey } from "./submission-part.ts";

/** Files of a submission: evidence for a cell, or the signed paper of the whole. They are listed with its sheet. */

export const submissionFileQuery = z.strictObject({ authority: authorityCode.optional() });

export const sendFileQuery = z.strictObject({
  ...sheetKey,
  row: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe("Dòng và cột của ô mà tệp minh chứng; bỏ trống cả hai là bản ký của cả phiếu"),
  column: z.string().min(1).max(100).optional(),
  name: z
    .string()
    .regex(/^[^\p{Cc}/\\]*$/u)
    .min(1)
    .max(200)
    .describe("Tên tệp, kể cả phần mở rộng"),
});
export const sendFileReply = z.object({ id: z.string() });
export const SEND_FILE_EXAMPLE = { id: "7" };
export const SEND_FILE_PROBLEMS = [
  "SIGN_IN_NEEDED",
  "ACTION_REFUSED",
  "AUTHORITY_UNKNOWN",
  "AUTHORITY_NEEDED",
  "REGIME_UNKNOWN",
  "PLACE_UNKNOWN",
  "PLACE_OUT_OF_SCOPE",
  "FORM_NOT_DUE",
  "PARAMETER_INVALID",
  "SAVE_CELL_UNKNOWN",
  "SAVE_CELL_FIXED",
  "SAVE_SECTOR",
  "SAVE_NOT_OPEN",
  "SAVE_CLOSED",
  "SAVE_WRONG_STATE",
  "ATTACHMENT_KIND",
  "ATTACHMENT_BUSY",
  "FILE_EMPTY",
  "FILE_TOO_LARGE",
  "BODY_KIND",
  "REQUEST_FOREIGN",
] as const satisfies readonly ProblemCode[];

export const removeSubmissionFile = act({
  ...ACT_PATHS.removeSubmissionFile,
  tag: "submission",
  action: "form.enter",
  summary: "Gỡ một tệp khỏi phiếu: thôi hiện, nội dung vẫn còn trong cơ sở dữ liệu",
  params: attachmentParams,
  body: z.strictObject({ authority: authorityCode.optional(), reason: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "ATTACHMENT_UNKNOWN", "SAVE_SECTOR", "SAVE_WRONG_STATE", "SAVE_CLOSED"],
  example: { body: { reason: "Đính nhầm tệp" }, reply: {} },
});
