import type { Span } from "./appointment.ts";

export type LastAdminProblem = {
  readonly code: "LAST_ADMIN";
  /** The first day on which nobody would be left. */
  readonly from: string;
};

/**
 * The first day, from `day` on, on which none of the spans holds.
 * @returns undefined when there is no such day
 * @example coveredUntil([{ startsOn: "2030-01-01", endsOn: "2030-03-01" }], "2030-02-01") // "2030-03-01"
 */
export function coveredUntil(spans: readonly Span[], day: string): string | undefined {
  let reached = day;
  for (const span of [...spans].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    if (span.startsOn > reached) return reached;
    if (span.endsOn === undefined) return undefined;
    if (span.endsOn > reached) reached = span.endsOn;
  }
  return reached;
}

/**
 * Whether an authority would be without an administrator earlier than it is now. Only those of the whole authority count who are not
 * shut out. One whose appointment runs out leaves by itself; that is nobody's act.
 *
 * @problem LAST_ADMIN
 * @rule X14
 */
export function checkAdmins(before: readonly Span[], after: readonly Span[], today: string): readonly LastAdminProblem[] {
  const [was, is] = [coveredUntil(before, today), coveredUntil(after, today)];
  return is !== undefined && (was === undefined || is < was) ? [{ code: "LAST_ADMIN", from: is }] : [];
}
