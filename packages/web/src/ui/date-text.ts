/** dd/mm/yyyy as an ISO date, if there is such a day. */
export function readDate(text: string): string | undefined {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (!match) return undefined;
  const [, day = "", month = "", year = ""] = match;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** An ISO date as dd/mm/yyyy; a text that is no whole date stays as it is. No moment, hence no time zone. */
export function showDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return day === undefined ? iso : `${day}/${month}/${year}`;
}

function moveDay(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The day before an ISO date: the last day of a half-open life. */
export function dayBefore(iso: string): string {
  return moveDay(iso, -1);
}

/** The day after an ISO date: the first day something no longer holds whose last day it is. */
export function dayAfter(iso: string): string {
  return moveDay(iso, 1);
}
