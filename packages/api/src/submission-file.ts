import { z } from "zod";
import { act } from "./act.ts";
import { attachmentParams } from "./attachment.ts";
import { authorityCode } from "./parameter.ts";
import { ACT_PATHS } from "./paths.ts";
import type { ProblemCode } from "./problem.ts";
import { SHEET_KEY_PROBLEMS, sheetKey } from "./submission-part.ts";
import { KEPT_PROBLEMS, keptName } from "./upload.ts";

/** Files of a submission: evidence for a cell, or the signed paper of the whole. They are listed with its sheet. */

export const sendFileQuery = z.strictObject({
  ...sheetKey,
  row: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe("Dòng và cột của ô mà tệp minh chứng; bỏ trống cả hai là bản ký của cả phiếu"),
  column: z.string().min(1).max(100).optional(),
  name: keptName,
});
/** Evidence is attached and removed only while its cell is entered. */
const FILE_CELL_PROBLEMS = [
  "ACTION_REFUSED",
  "SAVE_CELL_UNKNOWN",
  "SAVE_CELL_FIXED",
  "SAVE_SECTOR",
  "SAVE_NOT_OPEN",
  "SAVE_CLOSED",
  "SAVE_WRONG_STATE",
] as const satisfies readonly ProblemCode[];
export const SEND_FILE_PROBLEMS = [
  ...SHEET_KEY_PROBLEMS,
  ...KEPT_PROBLEMS,
  "PARAMETER_MISSING",
  ...FILE_CELL_PROBLEMS,
] as const satisfies readonly ProblemCode[];

export const removeSubmissionFile = act({
  ...ACT_PATHS.removeSubmissionFile,
  tag: "submission",
  action: "form.enter",
  summary: "Gỡ một tệp khỏi phiếu: thôi hiện, nội dung vẫn còn trong cơ sở dữ liệu",
  params: attachmentParams,
  body: z.strictObject({ authority: authorityCode.optional(), reason: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "ATTACHMENT_UNKNOWN", "FORM_NOT_DUE", ...FILE_CELL_PROBLEMS],
  example: { body: { reason: "Đính nhầm tệp" }, reply: {} },
});
