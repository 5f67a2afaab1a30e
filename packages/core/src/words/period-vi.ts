import type { PeriodProblem } from "../period/period.ts";
import type { Sentences } from "./sentence.ts";

export const periodSentencesVi = {
  PERIOD_UNREADABLE: ({ text }) =>
    `Không đọc được kỳ "${text}". Ví dụ: 2023, 2023-Q3, 2023-M09, nd09:2023-H1, @2023-10-01, 2023-01-01..2023-12-01.`,
  PERIOD_UNKNOWN_CALENDAR: ({ text, calendar, known }) =>
    `Kỳ "${text}": không có lịch "${calendar}". Các lịch: ${known.join(", ")}.`,
  PERIOD_NOT_IN_CALENDAR: ({ text, calendar }) => `Kỳ "${text}" không có trong lịch "${calendar}".`,
  PERIOD_NO_SUCH_DAY: ({ text, date }) => `Kỳ "${text}": không có ngày "${date}" (viết năm-tháng-ngày, ví dụ 2023-09-01).`,
  PERIOD_BACKWARDS: ({ text }) => `Kỳ "${text}": ngày cuối phải sau ngày đầu.`,
  PERIOD_MIXED_CALENDARS: ({ calendars }) => `Không cộng các kỳ của những lịch khác nhau: ${calendars.join(", ")}.`,
} satisfies Sentences<PeriodProblem>;
