import type { WorkItemJson } from "@kehoach/api/regime";
import { standingNamesEn, submissionStatesEn } from "@kehoach/core/words/form-en";
import { standingNamesVi, submissionStatesVi } from "@kehoach/core/words/form-vi";
import { showDate } from "../ui/date-text.ts";
import { weekdayOf } from "../ui/weekday.ts";
import { useOwnWords } from "./language.tsx";
import type { Shape } from "./words-vi.ts";

const WEEKDAYS_VI = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
const WEEKDAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Progress = Pick<WorkItemJson, "standing" | "state">;
type Names<Key extends string> = Readonly<Record<Key, string>>;

function sayStanding(
  { standing, state }: Progress,
  standings: Names<Progress["standing"]>,
  states: Names<NonNullable<Progress["state"]>>,
): string {
  return state === "approved" ? states.approved : standings[standing];
}

const VI = {
  day: (iso: string) => `${WEEKDAYS_VI[weekdayOf(iso)] ?? ""}, ${showDate(iso)}`,
  standing: standingNamesVi,
  /** Where a form stands: what is approved is not only sent. */
  standOf: (progress: Progress) => sayStanding(progress, standingNamesVi, submissionStatesVi),
  /** Working days up to the deadline; below zero after it. */
  left: (days: number) =>
    days === 0 ? "hạn cuối là hôm nay" : days > 0 ? `còn ${days} ngày làm việc` : `quá hạn ${-days} ngày làm việc`,
  opens: (day: string) => `nhập được từ ${day}`,
  closes: (day: string) => `còn nhận đến hết ${day}`,
  filled: (filled: number, wanted: number) => `${filled}/${wanted} ô`,
  filledOf: (filled: number, wanted: number) => `Đã có ${filled} trong ${wanted} ô bắt buộc`,
  sentAt: (moment: string, by: string) => `gửi lúc ${moment}, ${by}`,
} as const;

const EN: Shape<typeof VI> = {
  day: (iso) => `${WEEKDAYS_EN[weekdayOf(iso)] ?? ""} ${showDate(iso)}`,
  standing: standingNamesEn,
  standOf: (progress) => sayStanding(progress, standingNamesEn, submissionStatesEn),
  left: (days) => {
    const count = Math.abs(days) === 1 ? "1 working day" : `${Math.abs(days)} working days`;
    return days === 0 ? "due today" : days > 0 ? `${count} left` : `overdue by ${count}`;
  },
  opens: (day) => `open from ${day}`,
  closes: (day) => `taken until the end of ${day}`,
  filled: (filled, wanted) => `${filled}/${wanted} cells`,
  filledOf: (filled, wanted) => `${filled} of ${wanted} required cells filled`,
  sentAt: (moment, by) => `sent ${moment}, ${by}`,
};

const DUE_WORDS = { vi: VI, en: EN } as const;

/** How days and states of what is due are said. */
export function useDueWords(): Shape<typeof VI> {
  return useOwnWords<Shape<typeof VI>>(DUE_WORDS);
}
