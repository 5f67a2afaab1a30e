/** A day as a document prints it; it may be one that no calendar has. */
export type DayDate = { readonly day: number; readonly month: number; readonly year: number; readonly end: number };

const NUMERIC = /(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2})(?![\d])/uy;
const WORDED = /(\d{1,2}) tháng (\d{1,2}) năm ((?:19|20)\d{2})(?!\d)/uy;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The full date printed at a place ("30/01/2023", "5.12.2023", "30 tháng 01 năm 2023"), undefined if none is. */
export function readDate(text: string, at: number): DayDate | undefined {
  NUMERIC.lastIndex = at;
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    return { day: Number(numeric[1]), month: Number(numeric[3]), year: Number(numeric[4]), end: at + numeric[0].length };
  }
  WORDED.lastIndex = at;
  const worded = WORDED.exec(text);
  return worded
    ? { day: Number(worded[1]), month: Number(worded[2]), year: Number(worded[3]), end: at + worded[0].length }
    : undefined;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whether a calendar has the day; without a year, whether any year has it. */
export function isRealDay(day: number, month: number, year?: number): boolean {
  const days = DAYS[month - 1];
  if (days === undefined || day < 1 || day > days) return false;
  return month !== 2 || day < 29 || year === undefined || isLeap(year);
}

/** Days from a fixed day, for comparing and for how far two dates are apart. */
export function countDays({ day, month, year }: Pick<DayDate, "day" | "month" | "year">): number {
  const before = DAYS.slice(0, month - 1).reduce((sum, days) => sum + days, 0) - (month > 2 && !isLeap(year) ? 1 : 0);
  const past = year - 1;
  return past * 365 + Math.trunc(past / 4) - Math.trunc(past / 100) + Math.trunc(past / 400) + before + day;
}
