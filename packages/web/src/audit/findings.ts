import type { AuditPageJson } from "@kehoach/api/audit";
import type { Ignored } from "@kehoach/core/audit/output/ignored";
import type { Light, Mark } from "./highlight.ts";

export type CheckJson = AuditPageJson["audit"]["checks"][number];
export type FigureJson = AuditPageJson["audit"]["figures"][number];

/** What the page shows of an audit, given what the reader set aside. */
export type Findings = {
  readonly errors: readonly CheckJson[];
  readonly reviews: readonly CheckJson[];
  readonly ignored: readonly CheckJson[];
  readonly counts: {
    readonly figures: number;
    readonly judged: number;
    readonly holding: number;
    readonly error: number;
    readonly review: number;
    readonly unchecked: number;
    readonly ignored: number;
  };
  /** Relations judged, by rule; the most frequent first. */
  readonly rules: readonly { readonly rule: CheckJson["rule"]; readonly judged: number; readonly holding: number }[];
  /** Why relations could not be judged; the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
};

const HOLDING: readonly CheckJson["result"][] = ["ok", "rounding", "convention"];

/** @rule Q246 */
export function sortFindings(audit: AuditPageJson["audit"], ignored: Ignored): Findings {
  const { checks } = audit;
  const failing = checks.filter(({ result }) => result === "error" || result === "review");
  const open = failing.filter(({ fingerprint }) => !ignored.has(fingerprint));
  const [errors, reviews] = [open.filter(({ result }) => result === "error"), open.filter(({ result }) => result === "review")];
  const unchecked = checks.filter(({ result }) => result === "unchecked");
  const judged = checks.filter(({ result }) => result !== "unchecked");
  const holding = judged.filter(({ result }) => HOLDING.includes(result));
  const groups = Map.groupBy(judged, ({ rule }) => rule);
  return {
    errors,
    reviews,
    ignored: failing.filter(({ fingerprint }) => ignored.has(fingerprint)),
    counts: {
      figures: audit.figures.length,
      judged: judged.length,
      holding: holding.length,
      error: errors.length,
      review: reviews.length,
      unchecked: unchecked.length,
      ignored: failing.length - open.length,
    },
    rules: [...groups]
      .map(([rule, all]) => ({ rule, judged: all.length, holding: all.filter(({ result }) => HOLDING.includes(result)).length }))
      .toSorted((a, b) => b.judged - a.judged),
    reasons: [...Map.groupBy(unchecked, ({ reason }) => reason)]
      .map(([reason, all]) => ({ reason, count: all.length }))
      .toSorted((a, b) => b.count - a.count),
  };
}

/** What findings blame, in order of the text; empty stretches blame nothing that can be seen. */
export function listMarks(open: readonly CheckJson[]): readonly Mark[] {
  return open
    .filter(({ span }) => span.end > span.start)
    .map(
      ({ id, result, span }): Mark => ({
        check: id,
        tone: result === "error" ? "error" : "review",
        start: span.start,
        end: span.end,
      }),
    )
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Everything a finding speaks of: what it blames, its operands, other places that belong to it. */
export function listLights(check: CheckJson, figures: ReadonlyMap<string, FigureJson>): readonly Light[] {
  const operands = check.operands.flatMap((id) => figures.get(id)?.span ?? []);
  return [
    { start: check.span.start, end: check.span.end, as: "blamed" as const },
    ...[...operands, ...check.related].map(({ start, end }): Light => ({ start, end, as: "operand" })),
  ].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** A sentence whose percentages do not part with their sign at the end of a line. */
export function keepTogether(sentence: string): string {
  return sentence.replaceAll(" %", "\u00a0%");
}
