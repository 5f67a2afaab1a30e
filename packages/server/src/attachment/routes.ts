import {
  ATTACH_PROBLEMS,
  attachmentParams,
  attachmentQuery,
  attachQuery,
  listAttachments,
  removeAttachment as removeAct,
} from "@kehoach/api/attachment";
import { EXPLANATION_FILE_PROBLEMS, explanationFileQuery, removeExplanationFile } from "@kehoach/api/explanation";
import {
  ATTACHMENT_PATH,
  EXPLANATION_FILE_PATH,
  EXPLANATION_FILES_PATH,
  MAX_ATTACHMENT_BYTES,
  PATHS,
  SUBMISSION_FILE_PATH,
  SUBMISSION_FILES_PATH,
} from "@kehoach/api/paths";
import { removeSubmissionFile, SEND_FILE_PROBLEMS, sendFileQuery } from "@kehoach/api/submission-file";
import { KEPT_EXAMPLE, keptReply } from "@kehoach/api/upload";
import { accept } from "@kehoach/core/outcome";
import {
  type ActEndpoint,
  actEndpoint,
  type Endpoint,
  endpoint,
  type FileEndpoint,
  fileEndpoint,
} from "../platform/http-endpoint.ts";
import { senderOf, toJsonReply, type UploadEndpoint, uploadEndpoint } from "../platform/http-upload.ts";
import { attach, removeAttachment } from "./attach.ts";
import { attachToExplanation, removeFromExplanation } from "./attach-to-explanation.ts";
import { attachToSubmission, removeFromSubmission } from "./attach-to-submission.ts";
import type { EvidenceDeps, FileDeps } from "./deps.ts";
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
    ({ params, query, read, actor }) => read((tx, scope) => loadAttachment(tx, scope, "document", params.id, query, actor)),
  ),
  fileEndpoint(
    {
      path: SUBMISSION_FILE_PATH,
      tag: "submission",
      action: "submission.read",
      summary: "Một tệp của phiếu báo cáo, nguyên như khi gửi lên",
      mediaType: "application/octet-stream",
      params: attachmentParams,
      query: attachmentQuery,
    },
    ({ params, query, read, actor }) => read((tx, scope) => loadAttachment(tx, scope, "submission", params.id, query, actor)),
  ),
  fileEndpoint(
    {
      path: EXPLANATION_FILE_PATH,
      tag: "explanation",
      action: "explanation.read",
      summary: "Một tệp minh chứng của giải trình, nguyên như khi gửi lên",
      mediaType: "application/octet-stream",
      params: attachmentParams,
      query: attachmentQuery,
    },
    ({ params, query, read, actor }) => read((tx, scope) => loadAttachment(tx, scope, "explanation", params.id, query, actor)),
  ),
];

/** Room for files at once, of any kind: what each takes in memory is MAX_ATTACHMENT_BYTES at most. */
const ROOM = {
  maxBytes: MAX_ATTACHMENT_BYTES,
  atOnce: 4,
  waiting: 8,
  busy: "ATTACHMENT_BUSY",
  purpose: "attach",
  replies: { "application/json": keptReply },
  example: KEPT_EXAMPLE,
} as const;

export const attachmentUploads = (deps: FileDeps, evidence: EvidenceDeps): readonly UploadEndpoint[] => [
  uploadEndpoint(
    {
      path: PATHS.attachments,
      tag: "document",
      action: "plan.make",
      summary: "Đính kèm một tệp vào văn bản: thân yêu cầu là nguyên nội dung tệp (application/octet-stream)",
      query: attachQuery,
      problems: ATTACH_PROBLEMS,
      ...ROOM,
    },
    async (sent) => {
      const { query, bytes } = sent;
      const actor = `user:${senderOf(sent).username}`;
      const made = await sent.act((tx, scope) => attach(tx, scope, { ...query, bytes, actor }));
      return made.ok ? accept(toJsonReply(made.value, { bytes: bytes.length })) : made;
    },
  ),
  uploadEndpoint(
    {
      path: SUBMISSION_FILES_PATH,
      tag: "submission",
      action: "form.enter",
      summary: "Đính kèm minh chứng vào một ô, hoặc bản ký vào phiếu: thân yêu cầu là nguyên nội dung tệp",
      query: sendFileQuery,
      problems: SEND_FILE_PROBLEMS,
      ...ROOM,
    },
    async (sent) => {
      const { query, bytes, language } = sent;
      const ask = { query, bytes, actor: senderOf(sent), language };
      const made = await sent.act((tx, scope) => attachToSubmission(deps, tx, scope, ask));
      return made.ok ? accept(toJsonReply(made.value, { bytes: bytes.length })) : made;
    },
  ),
  uploadEndpoint(
    {
      path: EXPLANATION_FILES_PATH,
      tag: "explanation",
      action: "explanation.answer",
      summary: "Tải lên minh chứng để gửi kèm giải trình: thân yêu cầu là nguyên nội dung tệp",
      query: explanationFileQuery,
      problems: EXPLANATION_FILE_PROBLEMS,
      ...ROOM,
    },
    async (sent) => {
      const { query, bytes, language } = sent;
      const ask = { query, bytes, actor: senderOf(sent), language };
      const made = await sent.act((tx, scope) => attachToExplanation(evidence, tx, scope, ask));
      return made.ok ? accept(toJsonReply(made.value, { bytes: bytes.length })) : made;
    },
  ),
];

export const attachmentActs = (deps: FileDeps, evidence: EvidenceDeps): readonly ActEndpoint[] => [
  actEndpoint(removeAct, ({ params, body, actor, act }) =>
    act((tx, scope) => removeAttachment(tx, scope, { id: params.id, ...body, actor: `user:${actor.username}` })),
  ),
  actEndpoint(removeSubmissionFile, ({ params, body, actor, act, language }) =>
    act((tx, scope) => removeFromSubmission(deps, tx, scope, { id: params.id, ...body, actor, language })),
  ),
  actEndpoint(removeExplanationFile, ({ params, body, actor, act }) =>
    act((tx, scope) => removeFromExplanation(evidence, tx, scope, { id: params.id, ...body, actor })),
  ),
];
