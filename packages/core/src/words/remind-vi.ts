import { showDateVi } from "../period/date.ts";
import { MOST_REMINDED, type Reminder, type ReminderItem, sortReminders } from "./remind.ts";

function sayItem({ regime, place, period, deadline, days, returned }: ReminderItem): string {
  const what = `${regime}, ${period}, ${place}`;
  if (returned) return `- Bị trả lại, chờ sửa: ${what}`;
  const when =
    days < 0
      ? `quá hạn ${-days} ngày làm việc (hạn ${showDateVi(deadline)})`
      : days === 0
        ? "hạn cuối là hôm nay"
        : `hạn ${showDateVi(deadline)}, còn ${days} ngày làm việc`;
  return `- ${what}: ${when}`;
}

/** The daily letter to one person: what he has to send and to approve. @param link  where it is done */
export function sayReminderVi(
  name: string,
  reminders: readonly Reminder[],
  link: string,
): { readonly subject: string; readonly text: string } {
  const forms = reminders.reduce((sum, { items }) => sum + items.length, 0);
  const approvals = reminders.reduce((sum, one) => sum + one.approvals, 0);
  const counts = [
    ...(forms === 0 ? [] : [`${forms} biểu cần gửi`]),
    ...(approvals === 0 ? [] : [`${approvals} phiếu chờ duyệt`]),
  ];
  const blocks = reminders.flatMap(({ authority, items, approvals: waiting }) => [
    "",
    authority,
    ...sortReminders(items).slice(0, MOST_REMINDED).map(sayItem),
    ...(items.length > MOST_REMINDED ? [`- và ${items.length - MOST_REMINDED} biểu khác`] : []),
    ...(waiting === 0 ? [] : [`- Chờ bạn duyệt: ${waiting} phiếu`]),
  ]);
  const lines = [
    `Chào ${name},`,
    ...blocks,
    "",
    `Làm ở đây: ${link}`,
    "",
    "Thư nhắc tự động, mỗi ngày làm việc nhiều nhất một thư.",
  ];
  return { subject: `Nhắc việc: ${counts.join(", ")}`, text: lines.join("\n") };
}
