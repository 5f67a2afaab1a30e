import type { AuditJson, CheckJson } from "@kehoach/core/audit/output/audit-json";
import type { Stretch } from "./locate.ts";
import { lineStretch, type Seed, type SeedFinding } from "./seed.ts";

/** What has to be found as an error or a review, and what is aimed at. */
export const MUST_FIND: readonly string[] = ["E01", "E04", "E06", "E09", "E11", "E25", "E26"];
export const AIM_FIND: readonly string[] = ["E05", "E12", "E14", "E15", "E17", "E20", "E21", "E29", "E30"];

/** Numbers an answer must also rest on, where two findings share one quote: the herd's total against its parts, and against all that is listed. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  E04: ["5.845", "2.080", "423"],
  E05: ["3.325", "25.842", "344.040"],
};

function quoteOf(seed: Seed, finding: SeedFinding): Stretch {
  const line = lineStretch(seed.text, finding.line);
  const start = seed.text.indexOf(finding.quote, line.start);
  return start < 0 || start > line.end ? line : { start, end: start + finding.quote.length };
}

const meets = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

/** The errors and reviews that speak of a finding: they blame its quote, or rest on two figures in it (on one, if they blame its line). */
export function answersTo(seed: Seed, audit: AuditJson, finding: SeedFinding): readonly CheckJson[] {
  const quote = quoteOf(seed, finding);
  const also = ALSO[finding.id];
  return audit.checks.filter((check) => {
    if (check.result !== "error" && check.result !== "review") return false;
    const figures = check.operands.flatMap((id) => audit.figures.find((figure) => figure.id === id) ?? []);
    const inside = figures.filter(({ span }) => meets(span, quote)).length;
    if (!meets(check.span, quote) && inside < (check.span.line === finding.line ? 1 : 2)) return false;
    return also === undefined || figures.some(({ text }) => also.includes(text));
  });
}

/** Errors on lines that no finding names. */
export function strayErrors(seed: Seed, audit: AuditJson): readonly CheckJson[] {
  const lines = new Set(seed.findings.map(({ line }) => line));
  return audit.checks.filter((check) => check.result === "error" && !lines.has(check.span.line));
}
