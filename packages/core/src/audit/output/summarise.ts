import type { Audit } from "../audit.ts";
import type { Result } from "../claim.ts";
import type { NoteCode } from "../note.ts";
import { type Ignored, NONE_IGNORED } from "./ignored.ts";

/** What an audit comes to, in numbers; silence means something only beside what was looked at. */
export type AuditSummary = {
  readonly figures: number;
  /** Every check, those that could not be judged included. */
  readonly checks: number;
  readonly byResult: Readonly<Record<Result, number>>;
  /** Errors and reviews that nobody set aside. */
  readonly open: { readonly error: number; readonly review: number };
  /** Errors and reviews set aside. */
  readonly ignored: number;
  /** Why relations stayed unchecked, the most frequent reason first. */
  readonly reasons: readonly { readonly reason: NoteCode; readonly count: number }[];
};

/** @rule Q202 */
export function summarise(audit: Audit, ignored: Ignored = NONE_IGNORED): AuditSummary {
  const byResult: Record<Result, number> = { error: 0, review: 0, rounding: 0, convention: 0, ok: 0, unchecked: 0 };
  const reasons = new Map<NoteCode, number>();
  const open = { error: 0, review: 0 };
  for (const { result, note, fingerprint } of audit.checks) {
    byResult[result]++;
    if ((result === "error" || result === "review") && !ignored.has(fingerprint)) open[result]++;
    if (result === "unchecked") reasons.set(note.code, (reasons.get(note.code) ?? 0) + 1);
  }
  return {
    figures: audit.reading.figures.length,
    checks: audit.checks.length,
    byResult,
    open,
    ignored: byResult.error + byResult.review - open.error - open.review,
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}
