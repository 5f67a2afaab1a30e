import { toAuditPage } from "@kehoach/api/audit-page-json";
import { type Audit, auditDocument } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import type { Ignored } from "@kehoach/core/audit/output/ignored";
import { toAuditJson } from "@kehoach/core/audit/to-json";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { explainCheck } from "@kehoach/core/words/explain-check";
import { writeOutput } from "@kehoach/documents/audit-output/write-output";
import { readReport } from "@kehoach/documents/reading/read-report";
import type { AuditAsk, AuditReply } from "./audit-ask.ts";

const MEDIA_TYPES = {
  json: "application/json; charset=utf-8",
  page: "application/json; charset=utf-8",
  text: "text/plain; charset=utf-8",
  html: "text/html; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const satisfies Record<AuditAsk["format"], string>;

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** What was set aside, as the writers of files know it; the reasons stay in the browser. */
function findIgnored(audit: Audit, fingerprints: readonly string[]): Ignored {
  const asked = new Set(fingerprints);
  return new Map(
    audit.checks
      .filter(({ fingerprint }) => asked.has(fingerprint))
      .map(({ fingerprint, rule, stated }) => [fingerprint, { fingerprint, reason: "", rule, stated }]),
  );
}

/** "Báo cáo.docx" as "Báo cáo.ra-soat.html", as the command line names it. */
function nameFile(name: string, format: string): string {
  const base = name.replace(/^.*[/\\]/u, "").replace(/\.[^.]+$/u, "");
  return `${base === "" ? "bao-cao" : base}.ra-soat.${format}`;
}

/**
 * Reads a file, audits it and writes what was asked for, all within a thread that audit-threads.ts bounds.
 * @problem FILE_…
 * @rule Q243 Q249
 */
export async function makeReply(ask: AuditAsk): Promise<Outcome<AuditReply, FileProblem>> {
  const { name, bytes, format, language } = ask;
  const read = await readReport(name, bytes);
  if (!read.ok) return read;
  const document = read.value;
  const { kind } = document;
  const reply = { mediaType: MEDIA_TYPES[format], kind };
  if (format === "text") return accept({ ...reply, bytes: encode(document.text) });
  const audit = auditDocument(document);
  if (format === "json" || format === "page") {
    const json = toAuditJson(audit, { explain: (check: Check) => explainCheck(check, language) });
    return accept({ ...reply, bytes: encode(`${JSON.stringify(format === "json" ? json : toAuditPage(document, json))}\n`) });
  }
  const made = await writeOutput(format, audit, bytes, { language, ignored: findIgnored(audit, ask.ignored) });
  if (!made.ok) return made;
  const { content } = made.value;
  // A copy of its own: a writer may give a view into something larger, or into the very file that came.
  const file = typeof content === "string" ? encode(content) : new Uint8Array(content);
  return accept({ ...reply, bytes: file, fileName: nameFile(name, format) });
}
