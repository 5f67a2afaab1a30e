import { readParts } from "../period/date.ts";
import { lastDay, namingDay, type Period, yearOf } from "../period/period.ts";

/** Months of a year, both ends included: how a header and a period of the form are compared, whatever their calendars. */
type Window = { readonly year: number; readonly from: number; readonly to: number };

/** The months a period covers by their names; a year that begins in another month is one whole. */
export function windowOf(period: Period): Window {
  const whole = { year: yearOf(period), from: 1, to: 12 };
  if (period.kind === "year" || (period.calendar !== "solar" && period.calendar !== "nd09")) return whole;
  const [, to] = readParts(lastDay(period));
  const [, from] = readParts(namingDay(period));
  return { ...whole, from, to };
}

export function isSameWindow(a: Window, b: Window): boolean {
  return a.year === b.year && a.from === b.from && a.to === b.to;
}

/** The window of as many months just before. */
function windowBefore({ year, from, to }: Window): Window {
  const length = to - from + 1;
  return from > length ? { year, from: from - length, to: from - 1 } : { year: year - 1, from: 13 - length, to: 12 };
}

/** The window of as many months just after. */
function windowAfter({ year, from, to }: Window): Window {
  const length = to - from + 1;
  return to + length <= 12 ? { year, from: to + 1, to: to + length } : { year: year + 1, from: 1, to: length };
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

const SAME = /cùng kỳ|cùng kì/u;
const YEARLY =
  /cả năm|(?:ước|uth|ưth|th|kh|kế hoạch|thực hiện)\s*(?:cả\s*)?năm|năm\s*(?:(?:19|20)\d{2}|trước|sau|tới|nay|báo cáo)/u;

type Months = Omit<Window, "year">;

/** Months that words name themselves: "quý iii", "6 tháng cuối năm", "10 tháng", "tháng 9", "t9", "cả năm". */
function readMonths(words: string): Months | undefined {
  const quarter = /(?:quý|(?<!\p{L})q\.?)\s*(iv|iii|ii|i|[1-4])(?![\p{L}\d])/u.exec(words)?.[1];
  if (quarter !== undefined) {
    const number = ROMAN[quarter] ?? Number(quarter);
    return { from: number * 3 - 2, to: number * 3 };
  }
  const count = /(?<![\d/.,])(\d{1,2})\s*(?:tháng|t(?![\p{L}\d]))(?!\s*\d)/u.exec(words)?.[1];
  if (count !== undefined && Number(count) >= 2 && Number(count) <= 12)
    return /cuối năm/u.test(words) ? { from: 13 - Number(count), to: 12 } : { from: 1, to: Number(count) };
  const month = /(?:tháng|(?<![\p{L}\d])t\.?)\s*(\d{1,2})(?!\d)/u.exec(words)?.[1];
  if (month !== undefined && Number(month) >= 1 && Number(month) <= 12) return { from: Number(month), to: Number(month) };
  // "Cùng kỳ năm trước" is of the period, a year before.
  const isYear = SAME.test(words) ? /cả năm/u.test(words) : YEARLY.test(words);
  return isYear ? { from: 1, to: 12 } : undefined;
}

/** The year that words name, counted from the form's own where they only say "năm trước". */
function readYear(words: string, own: number): number | undefined {
  const named = /(?<![\d.,])((?:19|20)\d{2})(?!\d)/u.exec(words)?.[1];
  if (named !== undefined) return Number(named);
  if (/năm trước|năm ngoái|cùng kỳ|cùng kì|năm n\s*-\s*1/u.test(words)) return own - 1;
  return /năm sau|năm tới|năm kế tiếp|năm n\s*\+\s*1/u.test(words) ? own + 1 : undefined;
}

const CUMULATIVE = /lũy kế|luỹ kế|lũy tiến|cộng dồn|từ đầu năm|đến hết|tính đến|đến cuối/u;
const BEFORE = /(?:kỳ|kì|tháng|quý|năm)\s*(?:trước|liền kề|liền trước)/u;
const NEXT = /(?:kỳ|kì|tháng|quý)\s*(?:sau|tới|tiếp theo)/u;
const OWN = /kỳ báo cáo|kì báo cáo|kỳ bc|kì bc|kỳ này|trong kỳ|trong kì|trong tháng|trong quý|tháng báo cáo|tháng này|quý này/u;

/**
 * The months that the words over a column speak of, seen from the period of the form; `said`: the words name them, otherwise the
 * period itself is meant.
 *
 * @rule Z5
 * @example readWindow("lũy kế cùng kỳ", 2023-M10) // 2022, months 1 to 10
 */
export function readWindow(words: string, period: Period): Window & { readonly said: boolean } {
  const own = windowOf(period);
  const year = readYear(words, own.year);
  const months = readMonths(words);
  const isCumulative = CUMULATIVE.test(words);
  if (months) {
    // "Lũy kế đến tháng 10" and "lũy kế quý III" reach back to the first month.
    const from = isCumulative ? 1 : months.from;
    const isNextYear = year === undefined && NEXT.test(words) && months.to < own.from;
    return { year: (year ?? own.year) + (isNextYear ? 1 : 0), from, to: months.to, said: true };
  }
  if (BEFORE.test(words) && !SAME.test(words)) {
    const before = windowBefore(own);
    return { ...before, from: isCumulative ? 1 : before.from, said: true };
  }
  if (NEXT.test(words)) return { ...windowAfter(own), said: true };
  const base = { ...own, year: year ?? own.year };
  if (isCumulative) return { ...base, from: 1, said: true };
  return { ...base, said: year !== undefined || OWN.test(words) };
}
