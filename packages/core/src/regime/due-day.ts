import { addDays, countDays } from "../period/date.ts";
import type { IsoDate } from "../period/period.ts";
import type { DayCount, Holiday } from "./regime.ts";

const THURSDAY: IsoDate = "1970-01-01";

/** 0 on Monday to 6 on Sunday. */
function weekdayOf(date: IsoDate): number {
  return (((countDays(THURSDAY, date) + 3) % 7) + 7) % 7;
}

/** Days that are not what the week says of them. A day that is both off and worked is worked: somebody ordered it. */
export type DaysOff = ReadonlyMap<IsoDate, Holiday["kind"]>;

export function toDaysOff(holidays: readonly Holiday[]): DaysOff {
  const days = new Map<IsoDate, Holiday["kind"]>();
  for (const { date, kind } of holidays) if (days.get(date) !== "worked") days.set(date, kind);
  return days;
}

/** Whether offices work on a day: not on Saturdays, Sundays and holidays, but on a Saturday that is worked instead. @rule C3 */
export function isWorkingDay(date: IsoDate, off: DaysOff): boolean {
  const said = off.get(date);
  return said === undefined ? weekdayOf(date) < 5 : said === "worked";
}

/**
 * The day that comes so many days after another. Working days are counted one by one; calendar days are not moved when the last of
 * them is a day off.
 *
 * @rule C3 C4
 */
export function addDayCount(date: IsoDate, { days, of }: DayCount, off: DaysOff): IsoDate {
  if (of === "calendar") return addDays(date, days);
  let day = date;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, off)) left -= 1;
  }
  return day;
}

/** Days from Monday to Friday of a run of days that begins on a Monday. */
function countWeekdays(days: number): number {
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(5, days - weeks * 7);
}

const MONDAY: IsoDate = "1970-01-05";

/** How many working days come after `from`, up to and with `to`; of more than `most` no more is told. Reckoned, not counted day by day. @rule C3 */
export function countWorkingDays(from: IsoDate, to: IsoDate, off: DaysOff, most: number): number {
  if (to <= from) return 0;
  let count = countWeekdays(countDays(MONDAY, to) + 1) - countWeekdays(countDays(MONDAY, from) + 1);
  for (const [date, kind] of off) {
    if (date <= from || date > to) continue;
    const isWeekday = weekdayOf(date) < 5;
    if (kind === "worked" ? !isWeekday : isWeekday) count += kind === "worked" ? 1 : -1;
  }
  return Math.min(count, most);
}

/** Counting further says nothing to a reader. */
const MOST_DAYS = 250;

/** Working days that are left until a day, that day counted; below zero: so many since. */
export function countDaysLeft(until: IsoDate, today: IsoDate, off: DaysOff): number {
  if (today <= until) return countWorkingDays(today, until, off, MOST_DAYS);
  const over = countWorkingDays(until, today, off, MOST_DAYS);
  return over === 0 ? 0 : -over;
}
