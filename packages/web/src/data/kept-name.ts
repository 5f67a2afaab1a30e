/** The name under which what somebody typed into a form, and what is not sent yet, is kept on this machine. */
export function keptName(parts: {
  readonly user: string;
  readonly authority: string;
  readonly regime: string;
  readonly place: string;
  readonly period: string;
}): string {
  const { user, authority, regime, place, period } = parts;
  return ["kehoach.phieu", user, authority, regime, place, period].join("|");
}
