export type Ago = { readonly amount: number; readonly unit: "minute" | "hour" | "day" };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago something was, in whole units: hours up to two days, so that "1 day" never hides almost two. */
export function toAgo(iso: string, now: Date): Ago {
  const passed = Math.max(0, now.getTime() - new Date(iso).getTime());
  if (passed < HOUR_MS) return { amount: Math.floor(passed / MINUTE_MS), unit: "minute" };
  if (passed < 2 * DAY_MS) return { amount: Math.floor(passed / HOUR_MS), unit: "hour" };
  return { amount: Math.floor(passed / DAY_MS), unit: "day" };
}
