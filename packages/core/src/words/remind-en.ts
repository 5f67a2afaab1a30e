import { showDateVi } from "../period/date.ts";
import type { ExplanationReminder, ReminderItem, ReminderWords } from "./remind.ts";

function sayItem({ regime, place, period, deadline, days, returned }: ReminderItem): string {
  const what = `${regime}, ${period}, ${place}`;
  if (returned) return `Returned, to be mended: ${what}`;
  if (days === 0) return `${what}: due today`;
  const on = showDateVi(deadline);
  return days < 0
    ? `${what}: overdue by ${-days} working days (deadline ${on})`
    : `${what}: deadline ${on}, ${days} working days left`;
}

function sayAnswer({ indicator, place, period, due }: ExplanationReminder): string {
  const what = `To be explained: ${indicator}, ${place}, ${period}`;
  if (due === undefined) return what;
  if (due.days === 0) return `${what}: due today`;
  return due.days < 0
    ? `${what}: overdue by ${-due.days} working days`
    : `${what}: by ${showDateVi(due.day)}, ${due.days} working days left`;
}

export const REMINDER_EN: ReminderWords = {
  greet: (name) => `Dear ${name},`,
  toSend: (count) => `${count} to send`,
  toApprove: (count) => `${count} to approve`,
  toAnswer: (count) => `${count} to explain`,
  toJudge: (count) => `${count} answers to look at`,
  item: sayItem,
  answer: sayAnswer,
  judgement: ({ indicator, place, period }) => `Answered, to be looked at: ${indicator}, ${place}, ${period}`,
  others: (count) => `and ${count} more`,
  approvals: (count) => `Waiting for your approval: ${count}`,
  link: (link) => `Do it here: ${link}`,
  closing: "Sent by itself, at most once on a working day.",
  subject: "Reminder",
};
