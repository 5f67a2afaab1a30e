const FORMAT = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

function partsOf(moment: Date): Readonly<Record<string, string>> {
  return Object.fromEntries(FORMAT.formatToParts(moment).map(({ type, value }) => [type, value]));
}

/** The time of day in Việt Nam: 14:05. */
export function showTime(moment: Date): string {
  const { hour, minute } = partsOf(moment);
  return `${hour}:${minute}`;
}

/** The time of day in Việt Nam to the second: 14:05:09. */
export function showSecond(moment: Date): string {
  return `${showTime(moment)}:${partsOf(moment)["second"]}`;
}

/** A moment to the minute, in Việt Nam: 02/07/2025 14:05. */
export function showMoment(iso: string): string {
  const { hour, minute, day, month, year } = partsOf(new Date(iso));
  return `${day}/${month}/${year} ${hour}:${minute}`;
}

/** A moment to the second, in Việt Nam: 02/07/2025 14:05:09. */
export function showExactMoment(iso: string): string {
  return `${showMoment(iso)}:${partsOf(new Date(iso))["second"]}`;
}

/** The day it is in Việt Nam, as an ISO date. */
export function today(now = new Date()): string {
  const { day, month, year } = partsOf(now);
  return `${year}-${month}-${day}`;
}
