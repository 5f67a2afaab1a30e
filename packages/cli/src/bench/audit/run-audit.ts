import { createHash } from "node:crypto";
import { auditDocument } from "@kehoach/core/audit/audit";
import type { AuditDocument } from "@kehoach/core/audit/document";
import type { AuditJson } from "@kehoach/core/audit/output/audit-json";
import { toAuditJson } from "@kehoach/core/audit/to-json";
import { explainCheck } from "@kehoach/core/words/explain-check";
import { readText } from "@kehoach/documents/reading/read-text";

/** A text as the reader of plain text gives it. */
export function toDocument(name: string, text: string): AuditDocument {
  const body = readText(text);
  if (!body.ok) throw new Error(`${name}: ${body.problems.map(({ code }) => code).join(", ")}`);
  return { name, kind: "text", sha256: createHash("sha256").update(text).digest("hex"), ...body.value };
}

/** Audits a document as the command does, without the command: the same JSON, sentences left out unless asked for. */
export function auditToJson(document: AuditDocument, sentences = false): AuditJson {
  return toAuditJson(auditDocument(document), { explain: sentences ? (check) => explainCheck(check, "vi") : () => "" });
}

/** Audits a text. */
export function auditText(name: string, text: string): AuditJson {
  return auditToJson(toDocument(name, text));
}
