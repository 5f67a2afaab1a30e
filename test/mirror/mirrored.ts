import type { Book } from "@kehoach/core/analysis/book";
import { type Audit, auditDocument } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import type { AuditDocument } from "@kehoach/core/audit/document";
import { parsePeriod } from "@kehoach/core/period/period";
import { bindReport } from "@kehoach/core/report/bind-report";
import type { BoundReport } from "@kehoach/core/report/bound";
import { writeReport } from "@kehoach/documents/docx/write-report";
import { type ReadPack, readPack } from "@kehoach/documents/pack/read-pack";
import { readReport } from "@kehoach/documents/reading/read-report";

/** A report of ours, written as a Word file, read back from its bytes and audited. */
export type Mirrored = { readonly report: BoundReport; readonly document: AuditDocument; readonly audit: Audit };

export async function loadPack(folder: string): Promise<ReadPack> {
  const read = await readPack(folder);
  if (!read.ok) throw new Error(read.problems.map(({ file, line, code }) => `${file}:${line} ${code}`).join("\n"));
  return read.value;
}

/** Writes, reads back and audits the yearly report of a pack; over another book of the same outline if one is given. */
export async function mirror(pack: ReadPack, year: string, book: Book = pack.book): Promise<Mirrored> {
  const period = parsePeriod(year);
  if (!period.ok || !pack.outline) throw new Error(`no report of ${year} in ${pack.folder}`);
  const bound = bindReport(book, pack.outline, pack.phrases, { period: period.value });
  if (!bound.ok) throw new Error(bound.problems.map(({ path, code }) => `${path} ${code}`).join("\n"));
  const read = await readReport("bao-cao.docx", await writeReport(bound.value));
  if (!read.ok) throw new Error(read.problems.map(({ code }) => code).join(", "));
  return { report: bound.value, document: read.value, audit: auditDocument(read.value) };
}

export function isAlarm({ result }: Check): boolean {
  return result === "error" || result === "review";
}

/** "error sum 8.384 ← 5.845, 2.080, 423 | … words around …": what a failing test shows of a check. */
export function tell(check: Check, text: string): string {
  const operands = check.operands.slice(1).map((figure) => figure.text);
  const around = text.slice(Math.max(0, check.span.start - 60), check.span.end + 40).replaceAll("\n", "⏎");
  return `${check.result} ${check.rule} ${check.stated} ← ${operands.join(", ")} (${check.note.code}) | ${around}`;
}
