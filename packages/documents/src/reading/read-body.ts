import type { AuditDocument } from "@kehoach/core/audit/document";

/** What a reader makes of a file's bytes; `readReport` adds name, kind and digest. */
export type ReadBody = Pick<AuditDocument, "text" | "blocks" | "notRead">;
