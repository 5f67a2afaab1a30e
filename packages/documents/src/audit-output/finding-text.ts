import type { Audit } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import type { Span } from "@kehoach/core/audit/document";
import { parseDecimal } from "@kehoach/core/quantity/decimal";
import { showNumberText } from "@kehoach/core/quantity/number-text";
import { auditOutputEn } from "@kehoach/core/words/audit-output-en";
import { auditOutputVi } from "@kehoach/core/words/audit-output-vi";
import type { AuditOutputWords } from "@kehoach/core/words/audit-output-words";
import { showFigure } from "@kehoach/core/words/check-facts";
import type { Language } from "@kehoach/core/words/explain-check";

/** What every written result of an audit needs. */
export type OutputOptions = {
  readonly language: Language;
  /** Knows the fingerprints of findings that somebody set aside: they are left out. */
  readonly ignored?: { readonly has: (fingerprint: string) => boolean };
};

export function toWords(language: Language): AuditOutputWords {
  return language === "vi" ? auditOutputVi : auditOutputEn;
}

/** "đã kiểm …" at the beginning of a sentence. */
export function capitalise(text: string): string {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}

function isFinding({ result }: Check): boolean {
  return result === "error" || result === "review";
}

/** Findings to show: errors and reviews that nobody set aside, in document order. @rule Q220 */
export function listFindings(audit: Audit, { ignored }: OutputOptions): Check[] {
  return audit.checks.filter((check) => isFinding(check) && ignored?.has(check.fingerprint) !== true);
}

/** How many findings were set aside. */
export function countIgnored(audit: Audit, { ignored }: OutputOptions): number {
  return audit.checks.filter((check) => isFinding(check) && ignored?.has(check.fingerprint) === true).length;
}

/** Words of the document on one line, shortened in the middle when they are many. */
export function quote(audit: Audit, { start, end }: Span, most = 80): string {
  const words = audit.document.text.slice(start, end).replace(/\s+/gu, " ").trim();
  const letters = [...words];
  if (letters.length <= most) return words;
  const half = Math.trunc((most - 1) / 2);
  return `${letters.slice(0, half).join("").trimEnd()}…${letters.slice(-half).join("").trimStart()}`;
}

/** The operands beside the stated figure, as printed, each wording once. */
export function quoteOthers(check: Check): string[] {
  return [...new Set(check.operands.slice(1).map(showFigure))];
}

/** Canonical decimal text as the document's own figures are printed; text that is no number stays. */
export function showNumber(text: string): string {
  const read = parseDecimal(text);
  return read.ok ? showNumberText(read.value) : text;
}

/** "97,72 – 97,74", "" when nothing was computed. */
export function showInterval({ interval }: Check): string {
  if (interval === undefined) return "";
  return interval.low === interval.high ? showNumber(interval.low) : `${showNumber(interval.low)} – ${showNumber(interval.high)}`;
}

/** Letters shown on each side of the blamed words. */
const AROUND = 50;

/** The blamed words with those around them on their line, cut between words. */
export function quoteAround(audit: Audit, span: Span): readonly [before: string, blamed: string, after: string] {
  const { text } = audit.document;
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const lineEnd = text.indexOf("\n", span.end);
  const squeeze = (words: string): string => words.replace(/\s+/gu, " ");
  const before = squeeze(text.slice(lineStart, span.start));
  const after = squeeze(text.slice(span.end, lineEnd < 0 ? text.length : lineEnd));
  const left = before.length > AROUND ? `…${before.slice(-AROUND).replace(/^\S*/u, "")}` : before.trimStart();
  const right = after.length > AROUND ? `${after.slice(0, AROUND).replace(/\S*$/u, "")}…` : after.trimEnd();
  return [left, quote(audit, span, 160), right];
}
