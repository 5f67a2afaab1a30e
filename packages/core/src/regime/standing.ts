import type { IsoDate } from "../period/period.ts";
import { countWorkingDays, toDaysOff } from "./due-day.ts";
import type { Due, Holiday } from "./regime.ts";

/** How a form stands on a day, for whoever has to send it. */
export const STANDINGS = ["not-open", "open", "due-soon", "late", "closed", "returned", "sent", "sent-late"] as const;
export type Standing = (typeof STANDINGS)[number];

/** How a form stands in a table of who has sent everything: what was sent by its time, what was not by its deadline. @rule Y92 */
export const COMPLETENESS = ["in-time", "late", "approved", "returned", "waiting", "overdue"] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/** Due soon: today, or so many working days ahead. */
const SOON_DAYS = 2;

/** How far a form has come; of a sending that stands, whether it was late. */
export type SentOrNot = { readonly state: "draft" | "submitted" | "returned" | "approved"; readonly isLate?: boolean };

/**
 * How a form stands on a day. Whether it was sent late was decided when it was sent: days off that are declared later change nothing of
 * that. Days are compared as days of Vietnam (Asia/Ho_Chi_Minh): the last minute of the day of the deadline is
 * in time, the first of the next is late.
 *
 * @param progress  undefined: nobody has begun it
 * @param today     the day in Vietnam, given by the caller
 * @rule  C8 C9
 */
export function standOf(due: Due, progress: SentOrNot | undefined, today: IsoDate, holidays: readonly Holiday[]): Standing {
  if (progress?.state === "returned") return "returned";
  if (progress?.state === "submitted" || progress?.state === "approved") return progress.isLate === true ? "sent-late" : "sent";
  if (today < due.opens) return "not-open";
  if (due.closes !== undefined && today > due.closes) return "closed";
  if (today > due.deadline) return "late";
  return countWorkingDays(today, due.deadline, toDaysOff(holidays), SOON_DAYS + 1) <= SOON_DAYS ? "due-soon" : "open";
}
