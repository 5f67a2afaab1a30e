import { addDays, checkDate, toDate } from "../period/date.ts";
import { parsePeriod, showPeriod, toSpan } from "../period/period.ts";

/** The period of a column; `assumed`: the words do not say the year, the paper's own was taken. */
export type HeaderPeriod = { readonly period: string; readonly assumed: boolean };

type Words = {
  /** "Q1", "H2", "9M", "M07", "" for the whole year. */
  readonly part?: string;
  readonly year?: number;
  /** A whole period that needs no year: "multi-year:2026-2030", "@2025-10-01". */
  readonly whole?: string;
  /** Years to add to the paper's own: "năm trước" is -1. */
  readonly shift?: number;
};

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const YEAR = /(?<![\d./])((?:19|20)\d{2})(?!\d)/gu;
const SCHOOL = /năm học\s*((?:19|20)\d{2})\s*[-–/]\s*((?:19|20)\d{2})/u;
const YEARS = /(?<!\d)((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})(?!\d)/u;
const DAY = /(đến\s+(?:hết\s+)?(?:ngày\s*)?)?(?<!\d)(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*((?:19|20)\d{2})(?!\d)/u;
const SEASON = /vụ (xuân|mùa|đông)(?: năm)?\s*((?:19|20)\d{2})/u;
const SEASONS: Readonly<Record<string, string>> = { xuân: "spring", mùa: "autumn", đông: "winter" };

function readPart(text: string): string | undefined {
  const quarter = /(?:quý|(?<!\p{L})q\.?)\s*(iv|iii|ii|i|[1-4])(?![\p{L}\d])/u.exec(text)?.[1];
  if (quarter) return `Q${ROMAN[quarter] ?? quarter}`;
  const half = /(?<!\d)6\s*(?:tháng|t(?!\p{L}))\s*(đầu|cuối)?/u.exec(text);
  if (half) return half[1] === "cuối" ? "H2" : "H1";
  if (/(?<!\d)9\s*(?:tháng|t(?!\p{L}))/u.test(text)) return "9M";
  const month = /(?:tháng|(?<![\p{L}\d])t\.?)\s*(\d{1,2})(?!\d)/u.exec(text)?.[1];
  return month && Number(month) >= 1 && Number(month) <= 12 ? `M${month.padStart(2, "0")}` : undefined;
}

function readDay(match: RegExpExecArray): Words | undefined {
  const [, until, day, month, year] = match;
  const date = toDate(Number(year), Number(month), Number(day));
  if (!checkDate(date)) return undefined;
  const whole = until ? showPeriod(toSpan("solar", { start: toDate(Number(year), 1, 1), end: addDays(date, 1) })) : `@${date}`;
  return { whole };
}

/** Words of one header cell, in small letters. */
function readWords(text: string): Words {
  const [, first, second] = SCHOOL.exec(text) ?? [];
  if (first && second) return { whole: `school:${first}-${second}` };
  const season = SEASON.exec(text);
  if (season) return { whole: `season:${season[2]}-${SEASONS[season[1] ?? ""] ?? ""}` };
  const years = YEARS.exec(text);
  if (years) return { whole: `multi-year:${years[1]}-${years[2]}` };
  const day = DAY.exec(text);
  const read = day && readDay(day);
  if (read) return read;
  const part = readPart(text);
  const year = [...text.matchAll(YEAR)].at(-1)?.[1] ?? /\/((?:19|20)\d{2})(?!\d)/u.exec(text)?.[1];
  const shift = /năm trước|năm ngoái|cùng kỳ|cùng kì|năm n\s*-\s*1/u.test(text)
    ? -1
    : /năm sau|năm tới|năm n\s*\+\s*1/u.test(text)
      ? 1
      : /năm nay|năm báo cáo|năm kế hoạch|năm hiện hành|năm n(?!\p{L})/u.test(text)
        ? 0
        : undefined;
  return {
    ...(part === undefined ? {} : { part }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(shift === undefined ? {} : { shift }),
  };
}

/**
 * The period that the words over a column name, the lowest cell's before those above it: "Năm 2026" over "Quý I" is 2026-Q1.
 *
 * @param parts  the header's cells, top down
 * @param year   the paper's own year, for words that name none
 * @rule M7
 */
export function readHeaderPeriod(parts: readonly string[], year: number | undefined): HeaderPeriod | undefined {
  let found: Words = {};
  for (const words of parts.toReversed().map((part) => readWords(part.normalize("NFC").toLowerCase()))) {
    const isDated = found.year !== undefined || found.whole !== undefined;
    // "Quý I" under "2026-2030" is of no year: the years of a plan do not date a quarter.
    const whole = isDated || found.part !== undefined ? found.whole : (words.whole ?? found.whole);
    found = {
      ...found,
      ...(found.part === undefined && words.part !== undefined ? { part: words.part } : {}),
      ...(isDated || words.year === undefined ? {} : { year: words.year }),
      ...(whole === undefined ? {} : { whole }),
      ...(found.shift === undefined && words.shift !== undefined ? { shift: words.shift } : {}),
    };
  }
  if (found.whole !== undefined) return parsePeriod(found.whole).ok ? { period: found.whole, assumed: false } : undefined;
  const named = found.year ?? (year === undefined ? undefined : year + (found.shift ?? 0));
  if (named === undefined) return undefined;
  const period = `${named}${found.part === undefined ? "" : `-${found.part}`}`;
  return parsePeriod(period).ok ? { period, assumed: found.year === undefined && found.shift === undefined } : undefined;
}
