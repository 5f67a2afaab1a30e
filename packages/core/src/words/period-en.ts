import { findSeason } from "../period/calendar.ts";
import { showDateVi } from "../period/date.ts";
import type { JoinProblem } from "../period/join.ts";
import { lastDay, type Period, type PeriodProblem, parsePeriod, partOf, yearOf } from "../period/period.ts";
import type { Sentences } from "./sentence.ts";

export const periodSentencesEn = {
  PERIOD_UNREADABLE: ({ text }) =>
    `"${text}" is not a period. Examples: 2023, 2023-Q3, 2023-M09, nd09:2023-H1, @2023-10-01, 2023-09-01..2023-11-01.`,
  PERIOD_UNKNOWN_CALENDAR: ({ text, calendar, known }) =>
    `Period "${text}": there is no calendar "${calendar}". The calendars are ${known.join(", ")}.`,
  PERIOD_NOT_IN_CALENDAR: ({ text, calendar }) => `The calendar "${calendar}" has no period "${text}".`,
  PERIOD_NO_SUCH_DAY: ({ text, date }) => `Period "${text}": there is no day "${date}" (year-month-day, such as 2023-09-01).`,
  PERIOD_BACKWARDS: ({ text }) => `Period "${text}": the end must come after the start.`,
  PERIOD_MIXED_CALENDARS: ({ calendars }) => `Periods of different calendars do not add: ${calendars.join(", ")}.`,
  PERIOD_INSTANT_JOINED: ({ instant }) => `"${instant}" is an instant and has no length to add.`,
  PERIOD_GAP: ({ first, second }) => `Days between "${first}" and "${second}" belong to neither.`,
  PERIOD_OVERLAP: ({ first, second }) => `"${first}" and "${second}" share days, which would count twice.`,
} satisfies Sentences<PeriodProblem | JoinProblem>;

const MONTHS = "January February March April May June July August September October November December".split(" ");

function showPart(period: Period): string {
  const year = yearOf(period);
  const number = partOf(period) ?? 1;
  switch (period.kind) {
    case "half":
      return `${number === 1 ? "first" : "second"} half of ${year}`;
    case "quarter":
      return `Q${number} ${year}`;
    case "month":
      return `${MONTHS[number - 1] ?? number} ${year}`;
    case "nine-months":
      return `first nine months of ${year}`;
    default:
      return String(year);
  }
}

/** A period as screens name it: "Q3 2023", "school year 2022-2023", "as of 30/11/2023". @rule P11 */
export function showPeriodEn(period: Period): string {
  const last = showDateVi(lastDay(period));
  if (period.kind === "instant") return `as of ${last}`;
  if (period.kind === "span") return `${showDateVi(period.start)} to ${last}`;
  const year = yearOf(period);
  if (period.kind === "season") return `${findSeason(period.start) ?? "season"} crop ${year}`;
  if (period.kind === "multi-year") return `${year}-${lastDay(period).slice(0, 4)}`;
  if (period.calendar === "school") return `school year ${year}-${year + 1}`;
  if (period.calendar === "budget") return `budget year ${year}`;
  return period.calendar === "nd09" ? `${showPart(period)} (${showDateVi(period.start)} - ${last})` : showPart(period);
}

/** "October 2023" of "2023-M10"; a text that is no period stays as it is. @rule P11 */
export function showPeriodTextEn(text: string): string {
  const read = parsePeriod(text);
  return read.ok ? showPeriodEn(read.value) : text;
}
