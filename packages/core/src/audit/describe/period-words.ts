import { isRealDay } from "../text-rule/day-date.ts";

/** A period as printed; `key` compares ("quý i/2021" and "quý I năm 2021"); `compared`: the words measure from it ("so với cùng kỳ năm 2022"). */
export type PeriodWords = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly key: string;
  readonly compared: boolean;
};

/** The last day that figures cover, as an ISO date. */
export type AsOfWords = { readonly start: number; readonly end: number; readonly date: string };

const YEAR = "(?:19|20)\\d{2}";
const PART = `(?:\\/|\\s?năm\\s)(?:${YEAR})`;
const PERIOD = new RegExp(
  `(?=[\\dmhbstcqngkv])(?<![\\p{L}\\d/])(?:` +
    `(?:\\d{1,2}|một|hai|ba|sáu|chín|mười|mười một) tháng(?: đầu| cuối)?(?:(?: của)? ?năm(?: ${YEAR})?|\\/${YEAR})?|` +
    `tháng \\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})?(?:${PART})?|` +
    `quý (?:iii|ii|iv|i|[1-4])(?:${PART})?|` +
    `năm học ${YEAR}\\s?[-–]\\s?${YEAR}|` +
    `(?:giai đoạn|nhiệm kỳ|kỳ|từ năm|các năm|năm)\\s${YEAR}(?:\\s?[-–]\\s?${YEAR})?|` +
    `vụ (?:đông xuân|hè thu|thu đông|xuân|mùa|đông|hè)(?: năm)?(?: ${YEAR}(?:\\s?[-–]\\s?${YEAR})?)?` +
    `)(?![\\p{L}\\d/])`,
  "gu",
);
/** What the words before a period make of it. */
const MEASURED_FROM = /(?:so với|so|cùng kỳ|cùng thời điểm|của)[^,;:()\d%]{0,40}$/u;
/** "ngày 15 tháng 11 năm 2023" is a day; "đến năm 2030" is no period of a figure. */
const NOT_A_PERIOD = /(?:ngày \d{1,2}|\d{1,2}[/.-]|đến|hết|định hướng|tầm nhìn|số \d+)\s?$/u;
const COMPARES = /(?:so với|so |cùng kỳ|cùng thời điểm)/u;

/** No period is printed without one of these; asking first spares the long pattern. */
const MAY_HOLD = /năm|tháng|quý|vụ|kỳ|giai đoạn/u;
const MAY_HOLD_DAY = /(?:đến|tới|thời điểm|chốt)\s/u;

/** Every period of a text (lower case), in order. @rule Q273 */
export function findPeriods(text: string): readonly PeriodWords[] {
  if (!MAY_HOLD.test(text)) return [];
  return [...text.matchAll(PERIOD)].flatMap((match): readonly PeriodWords[] => {
    const lead = text.slice(Math.max(0, match.index - 60), match.index);
    if (NOT_A_PERIOD.test(lead)) return [];
    const from = MEASURED_FROM.exec(lead)?.[0];
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        text: match[0],
        key: match[0]
          .replace(" đầu", "")
          .replace(/\s?năm\s(?=(?:19|20)\d{2}$)/u, "/")
          .replace(/^\//u, "năm ")
          .replace(/\s?[-–]\s?/gu, "-"),
        compared: from !== undefined && COMPARES.test(from),
      },
    ];
  });
}

const AS_OF =
  /(?:(?:đến|tới|thời điểm|chốt)\s(?:hết\s)?(?:thời điểm\s)?(?:ngày\s)?)(?:(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d{2})|(\d{1,2}) tháng (\d{1,2}) năm ((?:19|20)\d{2}))(?!\d)/gu;
const END_OF_MONTH = /(?:đến|tới)\s(?:hết|cuối)\stháng\s(\d{1,2})(?:\s?[/-]\s?|\snăm\s)((?:19|20)\d{2})(?!\d)/gu;

function lastDay(month: number, year: number): number {
  return [31, 30, 29].find((day) => isRealDay(day, month, year)) ?? 28;
}

function toIso(day: number, month: number, year: number): string | undefined {
  if (!isRealDay(day, month, year)) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Every day up to which figures are said to go: "số liệu đến ngày 30/11/2023", "đến hết tháng 11/2023". @rule Q274 */
export function findAsOf(text: string): readonly AsOfWords[] {
  if (!MAY_HOLD_DAY.test(text)) return [];
  const days = [...text.matchAll(AS_OF)].map((match) => ({
    match,
    date: toIso(Number(match[1] ?? match[4]), Number(match[2] ?? match[5]), Number(match[3] ?? match[6])),
  }));
  const months = [...text.matchAll(END_OF_MONTH)].map((match) => {
    const [month, year] = [Number(match[1]), Number(match[2])];
    return { match, date: toIso(lastDay(month, year), month, year) };
  });
  return [...days, ...months]
    .flatMap(({ match, date }): readonly AsOfWords[] => {
      const compared = COMPARES.test(text.slice(Math.max(0, match.index - 24), match.index).replace(/^.*[,;(]/u, ""));
      return date === undefined || compared ? [] : [{ start: match.index, end: match.index + match[0].length, date }];
    })
    .toSorted((a, b) => a.start - b.start);
}

const FILLER = /(?:trong|từ|tính|số liệu|cộng dồn|lũy kế|luỹ kế|đến hết|đến|vào|ước hết)\s*$/u;

/** A text (lower case) with its periods and days taken out, and the word that leads to them. */
export function withoutPeriods(text: string): string {
  const cut = [...findPeriods(text), ...findAsOf(text)].toSorted((a, b) => a.start - b.start);
  if (cut.length === 0) return text;
  let words = "";
  let at = 0;
  for (const { start, end } of cut) {
    if (start < at) continue;
    words += text.slice(at, start).replace(FILLER, "");
    at = end;
  }
  return words + text.slice(at);
}
