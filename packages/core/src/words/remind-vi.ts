import { showDateVi } from "../period/date.ts";
import type { ExplanationReminder, ReminderItem, ReminderWords } from "./remind.ts";

function sayItem({ regime, place, period, deadline, days, returned }: ReminderItem): string {
  const what = `${regime}, ${period}, ${place}`;
  if (returned) return `Bị trả lại, chờ sửa: ${what}`;
  if (days === 0) return `${what}: hạn cuối là hôm nay`;
  const on = showDateVi(deadline);
  return days < 0 ? `${what}: quá hạn ${-days} ngày làm việc (hạn ${on})` : `${what}: hạn ${on}, còn ${days} ngày làm việc`;
}

function sayAnswer({ indicator, place, period, due }: ExplanationReminder): string {
  const what = `Cần giải trình: ${indicator}, ${place}, ${period}`;
  if (due === undefined) return what;
  if (due.days === 0) return `${what}: hạn cuối là hôm nay`;
  return due.days < 0
    ? `${what}: quá hạn ${-due.days} ngày làm việc`
    : `${what}: hạn ${showDateVi(due.day)}, còn ${due.days} ngày làm việc`;
}

export const REMINDER_VI: ReminderWords = {
  greet: (name) => `Chào ${name},`,
  toSend: (count) => `${count} biểu cần gửi`,
  toApprove: (count) => `${count} phiếu chờ duyệt`,
  toAnswer: (count) => `${count} giải trình cần trả lời`,
  toJudge: (count) => `${count} giải trình chờ xem xét`,
  item: sayItem,
  answer: sayAnswer,
  judgement: ({ indicator, place, period }) => `Đã giải trình, chờ bạn xem xét: ${indicator}, ${place}, ${period}`,
  others: (count) => `và ${count} mục khác`,
  approvals: (count) => `Chờ bạn duyệt: ${count} phiếu`,
  link: (link) => `Làm ở đây: ${link}`,
  closing: "Thư nhắc tự động, mỗi ngày làm việc nhiều nhất một thư.",
  subject: "Nhắc việc",
};
