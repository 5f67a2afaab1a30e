/** An ISO date, yyyy-mm-dd. Text order is time order. */
export type IsoDate = string;

const DAYS_BEFORE_EPOCH = 719_468;

/** Days since 1970-01-01 of the proleptic Gregorian calendar, by whole-number arithmetic alone. */
function toDayNumber(date: IsoDate): number {
  const [year, month, day] = readParts(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - DAYS_BEFORE_EPOCH;
}

function fromDayNumber(number: number): IsoDate {
  const shifted = number + DAYS_BEFORE_EPOCH;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return toDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1);
}

/** Year, month and day of a well-formed date. */
export function readParts(date: IsoDate): readonly [year: number, month: number, day: number] {
  const [year = "0", month = "1", day = "1"] = date.split("-");
  return [Number(year), Number(month), Number(day)];
}

/** "2023-09-01" of its parts. */
export function toDate(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Whether the text is a day that exists, from the year 1000 on: "2023-02-29" is none. @rule P1 */
export function checkDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/u.test(text)) return false;
  const [, month, day] = readParts(text);
  return month >= 1 && month <= 12 && day >= 1 && fromDayNumber(toDayNumber(text)) === text;
}

/** The day `days` later (earlier when negative). @rule P1 */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** How many days from `start` to `end`, `end` not counted. @rule P1 */
export function countDays(start: IsoDate, end: IsoDate): number {
  return toDayNumber(end) - toDayNumber(start);
}

/** The first day of the month `months` later. */
export function addMonths(firstDay: IsoDate, months: number): IsoDate {
  const [year, month, day] = readParts(firstDay);
  const index = year * 12 + (month - 1) + months;
  return toDate(Math.floor(index / 12), (index % 12) + 1, day);
}

/** "30/11/2023", as Vietnamese papers write it. */
export function showDateVi(date: IsoDate): string {
  return date.split("-").reverse().join("/");
}
