import { findSeason } from "../period/calendar.ts";
import { readParts, showDateVi } from "../period/date.ts";
import type { JoinProblem } from "../period/join.ts";
import { type IsoDate, lastDay, type Period, type PeriodProblem, parsePeriod, partOf, yearOf } from "../period/period.ts";
import { toRoman } from "../quantity/roman.ts";
import type { Sentences } from "./sentence.ts";

export const periodSentencesVi = {
  PERIOD_UNREADABLE: ({ text }) =>
    `Không đọc được kỳ “${text}”. Ví dụ: 2023, 2023-Q3, 2023-M09, nd09:2023-H1, @2023-10-01, 2023-09-01..2023-11-01.`,
  PERIOD_UNKNOWN_CALENDAR: ({ text, calendar, known }) =>
    `Kỳ “${text}”: không có lịch “${calendar}”. Các lịch: ${known.join(", ")}.`,
  PERIOD_NOT_IN_CALENDAR: ({ text, calendar }) => `Kỳ “${text}” không có trong lịch “${calendar}”.`,
  PERIOD_NO_SUCH_DAY: ({ text, date }) => `Kỳ “${text}”: không có ngày “${date}” (viết năm-tháng-ngày, ví dụ 2023-09-01).`,
  PERIOD_BACKWARDS: ({ text }) => `Kỳ “${text}”: ngày cuối phải sau ngày đầu.`,
  PERIOD_MIXED_CALENDARS: ({ calendars }) => `Không cộng các kỳ của những lịch khác nhau: ${calendars.join(", ")}.`,
  PERIOD_INSTANT_JOINED: ({ instant }) => `“${instant}” là thời điểm, không có độ dài để cộng.`,
  PERIOD_GAP: ({ first, second }) => `Giữa kỳ “${first}” và kỳ “${second}” còn những ngày không thuộc kỳ nào.`,
  PERIOD_OVERLAP: ({ first, second }) => `Kỳ “${first}” và kỳ “${second}” trùng ngày; cộng vào sẽ tính hai lần.`,
} satisfies Sentences<PeriodProblem | JoinProblem>;

/** A day as the text of a document names it: "ngày 05 tháng 01 năm 2031". @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II @rule P11 */
export function showDayInFullVi(date: IsoDate): string {
  const [year, month, day] = readParts(date);
  return `ngày ${String(day).padStart(2, "0")} tháng ${showMonth(month)} năm ${year}`;
}

const SEASONS: Readonly<Record<string, string>> = { spring: "vụ xuân", autumn: "vụ mùa", winter: "vụ đông" };

/** Months 1 and 2 take a leading zero. @source Nghị định 30/2020/NĐ-CP, Phụ lục I (ngày, tháng của văn bản) */
function showMonth(month: number): string {
  return month < 3 ? `0${month}` : String(month);
}

function showPart(period: Period): string {
  const year = yearOf(period);
  const number = partOf(period) ?? 1;
  switch (period.kind) {
    case "half":
      return `6 tháng ${number === 1 ? "đầu" : "cuối"} năm ${year}`;
    case "quarter":
      return `quý ${toRoman(number)}/${year}`;
    case "month":
      return `tháng ${showMonth(number)}/${year}`;
    case "nine-months":
      return `9 tháng đầu năm ${year}`;
    default:
      return `năm ${year}`;
  }
}

/** A period as screens name it: "quý III/2023", "năm học 2022-2023", "đến ngày 30/11/2023". @rule P11 */
export function showPeriodVi(period: Period): string {
  const last = showDateVi(lastDay(period));
  if (period.kind === "instant") return `đến ngày ${last}`;
  if (period.kind === "span") return `từ ngày ${showDateVi(period.start)} đến ngày ${last}`;
  const year = yearOf(period);
  if (period.kind === "season") return `${SEASONS[findSeason(period.start) ?? ""] ?? "vụ"} ${year}`;
  if (period.kind === "multi-year") return `giai đoạn ${year}-${lastDay(period).slice(0, 4)}`;
  if (period.calendar === "school") return `năm học ${year}-${year + 1}`;
  if (period.calendar === "budget") return `năm ngân sách ${year}`;
  // The windows of administrative reports have the names of the solar parts; the days tell them apart.
  return period.calendar === "nd09" ? `${showPart(period)} (${showDateVi(period.start)} - ${last})` : showPart(period);
}

/** "tháng 10/2023" of "2023-M10"; a text that is no period stays as it is. @rule P11 */
export function showPeriodTextVi(text: string): string {
  const read = parsePeriod(text);
  return read.ok ? showPeriodVi(read.value) : text;
}
