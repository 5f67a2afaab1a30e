import { checkDate, type IsoDate, toDate } from "../../period/date.ts";

/** Days from `start` up to, not including, `end`. */
export type Days = { readonly start: IsoDate; readonly end: IsoDate };

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const COUNTS: Readonly<Record<string, number>> = { ba: 3, sáu: 6, chín: 9, "mười một": 11 };

function months(year: number, from: number, to: number): Days | undefined {
  if (from < 1 || to > 12 || from > to) return undefined;
  return { start: toDate(year, from, 1), end: to === 12 ? toDate(year + 1, 1, 1) : toDate(year, to + 1, 1) };
}

/**
 * The days a printed period spans, in the solar calendar: "năm 2023", "6 tháng đầu năm 2023", "quý III/2023", "tháng 9-10/2023".
 * Undefined where the words leave the year open, or name a season or a school year, whose days are the authority's to say.
 *
 * @rule Q313
 */
export function readDays(words: string): Days | undefined {
  const text = words.toLowerCase().normalize("NFC");
  if (text.includes("năm học") || text.startsWith("vụ ")) return undefined;
  const span = /((?:19|20)\d{2})\s?[-–]\s?((?:19|20)\d{2})/u.exec(text);
  if (span) {
    const [from, to] = [Number(span[1]), Number(span[2])];
    return from < to ? { start: toDate(from, 1, 1), end: toDate(to + 1, 1, 1) } : undefined;
  }
  const year = Number(/(?:19|20)\d{2}/u.exec(text)?.[0]);
  if (Number.isNaN(year) || !checkDate(toDate(year, 1, 1))) return undefined;
  const month = /tháng (\d{1,2})(?:\s?[-–]\s?(\d{1,2}))?/u.exec(text);
  if (month) return months(year, Number(month[1]), Number(month[2] ?? month[1]));
  const quarter = /quý (iii|ii|iv|i|[1-4])(?!\p{L})/u.exec(text)?.[1];
  if (quarter) {
    const number = ROMAN[quarter] ?? Number(quarter);
    return months(year, number * 3 - 2, number * 3);
  }
  const count = /(\d{1,2}|ba|sáu|chín|mười một) tháng( cuối)?/u.exec(text);
  if (count) {
    const length = COUNTS[count[1] ?? ""] ?? Number(count[1]);
    return count[2] ? months(year, 13 - length, 12) : months(year, 1, length);
  }
  return /(?:^|\s)(?:năm |kỳ |\/)?(?:19|20)\d{2}$/u.test(text) ? months(year, 1, 12) : undefined;
}

export function isSameDays(a: Days, b: Days): boolean {
  return a.start === b.start && a.end === b.end;
}

/** The same days of the year before. */
export function yearBefore({ start, end }: Days): Days {
  const back = (date: IsoDate): IsoDate => `${String(Number(date.slice(0, 4)) - 1).padStart(4, "0")}${date.slice(4)}`;
  return { start: back(start), end: back(end) };
}
