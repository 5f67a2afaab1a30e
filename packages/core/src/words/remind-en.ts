import { showDateVi } from "../period/date.ts";
import { MOST_REMINDED, type Reminder, type ReminderItem, sortReminders } from "./remind.ts";

function sayItem({ regime, place, period, deadline, days, returned }: ReminderItem): string {
  const what = `${regime}, ${period}, ${place}`;
  if (returned) return `- Returned, to be mended: ${what}`;
  const when =
    days < 0
      ? `overdue by ${-days} working days (deadline ${showDateVi(deadline)})`
      : days === 0
        ? "due today"
        : `deadline ${showDateVi(deadline)}, ${days} working days left`;
  return `- ${what}: ${when}`;
}

/** The same in English. */
export function sayReminderEn(
  name: string,
  reminders: readonly Reminder[],
  link: string,
): { readonly subject: string; readonly text: string } {
  const forms = reminders.reduce((sum, { items }) => sum + items.length, 0);
  const approvals = reminders.reduce((sum, one) => sum + one.approvals, 0);
  const counts = [...(forms === 0 ? [] : [`${forms} to send`]), ...(approvals === 0 ? [] : [`${approvals} to approve`])];
  const blocks = reminders.flatMap(({ authority, items, approvals: waiting }) => [
    "",
    authority,
    ...sortReminders(items).slice(0, MOST_REMINDED).map(sayItem),
    ...(items.length > MOST_REMINDED ? [`- and ${items.length - MOST_REMINDED} more`] : []),
    ...(waiting === 0 ? [] : [`- Waiting for your approval: ${waiting}`]),
  ]);
  const lines = [`Dear ${name},`, ...blocks, "", `Do it here: ${link}`, "", "Sent by itself, at most once on a working day."];
  return { subject: `Reminder: ${counts.join(", ")}`, text: lines.join("\n") };
}
