import { createHash } from "node:crypto";
import type { AuditDocument, DocumentKind } from "@kehoach/core/audit/document";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { decodeText } from "./decode-text.ts";
import { findKind, findTextKind } from "./find-kind.ts";
import { MOST_BYTES } from "./most-bytes.ts";
import { findOldEncoding } from "./old-encoding.ts";
import type { ReadBody } from "./read-body.ts";
import { findSecretMark } from "./state-secrecy.ts";

/** 10,000 pages. */
const MOST_CHARACTERS = 30_000_000;

type Reading = Outcome<ReadBody & { readonly kind: DocumentKind }, FileProblem>;

function withKind(kind: DocumentKind, body: Outcome<ReadBody, FileProblem>): Reading {
  return body.ok ? accept({ ...body.value, kind }) : body;
}

/** A text, a page or Markdown; each brings its own reader only. */
async function readWritten(name: string, bytes: Uint8Array): Promise<Reading> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  if (text.length > MOST_CHARACTERS) {
    return refuse({ code: "FILE_TOO_LARGE", what: "characters", limit: MOST_CHARACTERS, found: text.length });
  }
  const kind = findTextKind(name, text);
  if (kind === "other") return refuse({ code: "FILE_UNKNOWN_KIND", name });
  if (kind === "html") return withKind(kind, (await import("./read-html.ts")).readHtml(text));
  if (kind === "markdown") return withKind(kind, (await import("./read-markdown.ts")).readMarkdown(text));
  return withKind(kind, (await import("./read-text.ts")).readText(text));
}

async function readByKind(name: string, bytes: Uint8Array): Promise<Reading> {
  const kind = findKind(name, bytes);
  if (!kind.ok) return kind;
  switch (kind.value) {
    case "docx":
      return withKind("docx", await (await import("./read-docx.ts")).readDocx(bytes));
    case "pdf":
      return withKind("pdf", await (await import("./read-pdf.ts")).readPdf(bytes));
    case "xlsx":
      return withKind("xlsx", await (await import("./read-xlsx.ts")).readXlsx(bytes));
    case "xls":
      return withKind("xls", await (await import("./read-xls.ts")).readXls(bytes));
    default:
      return readWritten(name, bytes);
  }
}

/** The name without its folders, as a report is called. */
function baseName(name: string): string {
  return name.split(/[/\\]/u).at(-1) ?? name;
}

/**
 * Any report as text and blocks. Its content decides how it is read; the extension only tells Markdown and pages from plain text.
 *
 * @problem any FileProblem but FILE_TIMEOUT and FILE_MEMORY, which readReportCapped adds
 * @rule Q1 Q2 Q20
 */
export async function readReport(name: string, bytes: Uint8Array): Promise<Outcome<AuditDocument, FileProblem>> {
  if (bytes.length === 0) return refuse({ code: "FILE_EMPTY" });
  if (bytes.length > MOST_BYTES) {
    return refuse({ code: "FILE_TOO_LARGE", what: "bytes", limit: MOST_BYTES, found: bytes.length });
  }
  const reading = await readByKind(baseName(name), bytes);
  if (!reading.ok) return reading;
  const { kind, text, blocks, notRead } = reading.value;
  if (text.trim() === "" || blocks.length === 0) return refuse({ code: "FILE_NO_TEXT" });
  const mark = findSecretMark(text);
  if (mark !== undefined) return refuse({ code: "FILE_STATE_SECRET", mark });
  const encoding = findOldEncoding(text);
  if (encoding !== undefined) return refuse({ code: "FILE_OLD_ENCODING", encoding });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return accept({ name: baseName(name), kind, sha256, text, blocks, notRead });
}
