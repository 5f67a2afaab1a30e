import type { PeriodProblem } from "../period/period.ts";
import type { Sentences } from "./sentence.ts";

export const periodSentencesEn = {
  PERIOD_UNREADABLE: ({ text }) =>
    `"${text}" is not a period. Examples: 2023, 2023-Q3, 2023-M09, nd09:2023-H1, @2023-10-01, 2023-01-01..2023-12-01.`,
  PERIOD_UNKNOWN_CALENDAR: ({ text, calendar, known }) =>
    `Period "${text}": there is no calendar "${calendar}". The calendars are ${known.join(", ")}.`,
  PERIOD_NOT_IN_CALENDAR: ({ text, calendar }) => `The calendar "${calendar}" has no period "${text}".`,
  PERIOD_NO_SUCH_DAY: ({ text, date }) => `Period "${text}": there is no day "${date}" (year-month-day, such as 2023-09-01).`,
  PERIOD_BACKWARDS: ({ text }) => `Period "${text}": the end must come after the start.`,
  PERIOD_MIXED_CALENDARS: ({ calendars }) => `Periods of different calendars do not add: ${calendars.join(", ")}.`,
} satisfies Sentences<PeriodProblem>;
