import {
  FORM_FILE_EXAMPLE,
  FORM_FILE_PROBLEMS,
  formFileQuery,
  formFileReply,
  formPaperQuery,
  formTemplateQuery,
} from "@kehoach/api/form-file";
import { noParams } from "@kehoach/api/parameter";
import { FORM_FILE_PATH, FORM_PAPER_PATH, FORM_TEMPLATE_PATH, MAX_CHOICES_BYTES, MAX_IMPORT_BYTES } from "@kehoach/api/paths";
import { accept } from "@kehoach/core/outcome";
import { type FileEndpoint, fileEndpoint } from "../platform/http-endpoint.ts";
import { toJsonReply, type UploadEndpoint, uploadEndpoint } from "../platform/http-upload.ts";
import { loadEntered } from "../submission/read.ts";
import type { FormFileDeps } from "./deps.ts";
import { importFile } from "./import-file.ts";
import { makePaper } from "./make-paper.ts";
import { makeTemplate } from "./make-template.ts";
import { showFile } from "./show-reply.ts";

/** Forms as workbooks and papers, for whoever sees them. @rule Z21 Z28 */
export const formFiles: readonly FileEndpoint[] = [
  fileEndpoint(
    {
      path: FORM_TEMPLATE_PATH,
      tag: "submission",
      action: "submission.read",
      summary: "Biểu của một nơi và kỳ thành tệp Excel để điền, có sẵn số đã biết và đã nhập",
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      params: noParams,
      query: formTemplateQuery,
    },
    async ({ query, read }) => {
      const entered = await read((tx, scope) => loadEntered(tx, scope, query));
      return entered.ok ? accept(await makeTemplate(entered.value)) : entered;
    },
  ),
  fileEndpoint(
    {
      path: FORM_PAPER_PATH,
      tag: "submission",
      action: "submission.read",
      summary: "Biểu để in và ký (.docx): bản nháp hiện tại, hoặc đúng một lần gửi",
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      params: noParams,
      query: formPaperQuery,
    },
    async ({ query, read }) => {
      const entered = await read((tx, scope) => loadEntered(tx, scope, query));
      return entered.ok ? accept(await makePaper(entered.value)) : entered;
    },
  ),
];

/** A filled-in file for a form: shown first, then written as shown. It stays in memory; its words are not logged. @rule Z22 Z27 */
export function formFileUploads(deps: FormFileDeps): readonly UploadEndpoint[] {
  return [
    uploadEndpoint(
      {
        path: FORM_FILE_PATH,
        tag: "submission",
        action: "form.enter",
        summary: "Nhập một tệp vào phiếu báo cáo: xem trước từng dòng, trả lời điều còn hỏi, rồi ghi đúng những gì đã xem",
        query: formFileQuery,
        replies: { "application/json": formFileReply },
        problems: FORM_FILE_PROBLEMS,
        example: FORM_FILE_EXAMPLE,
        maxBytes: MAX_IMPORT_BYTES + MAX_CHOICES_BYTES,
        atOnce: 2,
        waiting: 3,
        busy: "IMPORT_BUSY",
        purpose: "import",
      },
      async (uploaded) => {
        const done = await importFile(deps, uploaded);
        if (!done.ok) return done;
        const reply = showFile(done.value, uploaded.language);
        const { kind, applied, written, counts } = reply;
        return accept(toJsonReply(reply, { kind, applied: String(applied), written, ...counts }));
      },
    ),
  ];
}
