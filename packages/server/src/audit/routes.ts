import { AUDIT_EXAMPLE, AUDIT_PROBLEMS, auditPage, auditQuery } from "@kehoach/api/audit";
import { auditJson } from "@kehoach/api/audit-json";
import { AUDIT_PATH, MAX_AUDIT_BYTES } from "@kehoach/api/paths";
import { accept, refuse } from "@kehoach/core/outcome";
import { z } from "zod";
import { type UploadEndpoint, uploadEndpoint } from "../platform/http-upload.ts";
import { auditReport } from "./audit-report.ts";
import type { AuditThreads } from "./audit-threads.ts";

/** Those in line hold their file in memory, so the line is short. */
const WAITING = 3;

/** Auditing needs no database and changes nothing: the file comes, its audit goes, neither is kept. @rule Q242 */
export function auditUploads(threads: AuditThreads): readonly UploadEndpoint[] {
  return [
    uploadEndpoint(
      {
        path: AUDIT_PATH,
        tag: "audit",
        action: "report.audit",
        summary: "Rà soát một báo cáo: thân yêu cầu là nguyên nội dung tệp (application/octet-stream), chỉ đọc trong bộ nhớ",
        query: auditQuery,
        problems: AUDIT_PROBLEMS,
        replies: {
          "application/json": z.union([auditJson, auditPage]),
          "text/plain": z.string(),
        },
        example: AUDIT_EXAMPLE,
        maxBytes: MAX_AUDIT_BYTES,
        atOnce: threads.limits.atOnce,
        waiting: WAITING,
        busy: "AUDIT_BUSY",
        purpose: "audit",
      },
      async ({ query, language, bytes, signal }) => {
        const { name, format, ignored } = query;
        const made = await auditReport(threads, { name, bytes, format, language, ignored: ignored?.split(",") ?? [] }, signal);
        if (!made.ok) {
          const [problem] = made.problems;
          return refuse({ code: problem.code, file: problem });
        }
        const { kind, ...reply } = made.value;
        return accept({ ...reply, known: { kind, format } });
      },
    ),
  ];
}
