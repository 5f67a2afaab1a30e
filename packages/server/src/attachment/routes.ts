import {
  ATTACH_EXAMPLE,
  ATTACH_PROBLEMS,
  attachmentParams,
  attachmentQuery,
  attachQuery,
  attachReply,
  listAttachments,
  removeAttachment as removeAct,
} from "@kehoach/api/attachment";
import { ATTACHMENT_PATH, MAX_ATTACHMENT_BYTES, PATHS } from "@kehoach/api/paths";
import { accept } from "@kehoach/core/outcome";
import {
  type ActEndpoint,
  actEndpoint,
  type Endpoint,
  endpoint,
  type FileEndpoint,
  fileEndpoint,
} from "../platform/http-endpoint.ts";
import { type UploadEndpoint, uploadEndpoint } from "../platform/http-upload.ts";
import { attach, removeAttachment } from "./attach.ts";
import { loadAttachment, loadAttachments } from "./read.ts";

export const attachmentEndpoints: readonly Endpoint[] = [
  endpoint(listAttachments, ({ query, read }) => read((tx, scope) => loadAttachments(tx, scope, query))),
];

export const attachmentFiles: readonly FileEndpoint[] = [
  fileEndpoint(
    {
      path: ATTACHMENT_PATH,
      tag: "document",
      action: "figure.read",
      summary: "Một tệp đính kèm, nguyên như khi gửi lên",
      mediaType: "application/octet-stream",
      params: attachmentParams,
      query: attachmentQuery,
    },
    ({ params, query, read }) => read((tx, scope) => loadAttachment(tx, scope, params.id, query)),
  ),
];

export const attachmentUploads: readonly UploadEndpoint[] = [
  uploadEndpoint(
    {
      path: PATHS.attachments,
      tag: "document",
      action: "plan.make",
      summary: "Đính kèm một tệp vào văn bản: thân yêu cầu là nguyên nội dung tệp (application/octet-stream)",
      query: attachQuery,
      problems: ATTACH_PROBLEMS,
      replies: { "application/json": attachReply },
      example: ATTACH_EXAMPLE,
      maxBytes: MAX_ATTACHMENT_BYTES,
      atOnce: 4,
      waiting: 8,
      busy: "ATTACHMENT_BUSY",
      purpose: "attach",
    },
    async ({ query, bytes, actor, act }) => {
      // The door lets in nobody without a name.
      const who = actor.kind === "user" ? `user:${actor.username}` : "system";
      const made = await act((tx, scope) => attach(tx, scope, { ...query, bytes, actor: who }));
      if (!made.ok) return made;
      const reply = new TextEncoder().encode(JSON.stringify(made.value));
      return accept({ bytes: reply, mediaType: "application/json; charset=utf-8", known: { bytes: bytes.length } });
    },
  ),
];

export const attachmentActs: readonly ActEndpoint[] = [
  actEndpoint(removeAct, ({ params, body, actor, act }) =>
    act((tx, scope) => removeAttachment(tx, scope, { id: params.id, ...body, actor: `user:${actor.username}` })),
  ),
];
