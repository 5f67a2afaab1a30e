import { z } from "zod";
import { act } from "./act.ts";
import { authorityCode, code, noParams } from "./parameter.ts";
import { ACT_PATHS, PATHS } from "./paths.ts";
import type { ProblemCode } from "./problem.ts";
import { route } from "./route.ts";
import { KEPT_PROBLEMS, keptName } from "./upload.ts";

const id = z
  .string()
  .regex(/^\d{1,18}$/)
  .describe("Số của tệp đính kèm");

const attachment = z.object({
  id: z.string(),
  document: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int().describe("byte"),
  addedBy: z.string(),
  recordedAt: z.string(),
});

export const listAttachments = route({
  path: PATHS.attachments,
  tag: "document",
  action: "figure.read",
  summary: "Tệp đính kèm của một văn bản; chỉ người trong cơ quan thấy",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional(), document: code }),
  reply: z.object({ items: z.array(attachment) }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: {
    items: [
      {
        id: "7",
        document: "25-nq-hdnd-2030",
        name: "Nghị quyết 25.pdf",
        mediaType: "application/pdf",
        size: 204800,
        addedBy: "user:an.nguyen",
        recordedAt: "2030-12-21T02:00:00.000000Z",
      },
    ],
  },
});

export const attachmentParams = z.strictObject({ id });
export const attachmentQuery = z.strictObject({ authority: authorityCode.optional() });

export const attachQuery = z.strictObject({
  authority: authorityCode.optional(),
  document: code.describe("Mã văn bản"),
  name: keptName,
});
export const ATTACH_PROBLEMS = [...KEPT_PROBLEMS, "DOCUMENT_UNKNOWN"] as const satisfies readonly ProblemCode[];

export const removeAttachment = act({
  ...ACT_PATHS.removeAttachment,
  tag: "document",
  action: "plan.make",
  summary: "Gỡ một tệp đính kèm: thôi hiện, nội dung vẫn còn trong cơ sở dữ liệu",
  params: attachmentParams,
  body: z.strictObject({ authority: authorityCode.optional(), reason: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: ["ACTION_REFUSED", "AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED", "ATTACHMENT_UNKNOWN"],
  example: { body: { reason: "Đính nhầm tệp" }, reply: {} },
});
