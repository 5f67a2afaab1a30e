import { showDateVi } from "../period/date.ts";
import type { ReminderItem, ReminderWords } from "./remind.ts";

function sayItem({ regime, place, period, deadline, days, returned }: ReminderItem): string {
  const what = `${regime}, ${period}, ${place}`;
  if (returned) return `Bị trả lại, chờ sửa: ${what}`;
  if (days === 0) return `${what}: hạn cuối là hôm nay`;
  const on = showDateVi(deadline);
  return days < 0 ? `${what}: quá hạn ${-days} ngày làm việc (hạn ${on})` : `${what}: hạn ${on}, còn ${days} ngày làm việc`;
}

export const REMINDER_VI: ReminderWords = {
  greet: (name) => `Chào ${name},`,
  toSend: (count) => `${count} biểu cần gửi`,
  toApprove: (count) => `${count} phiếu chờ duyệt`,
  item: sayItem,
  others: (count) => `và ${count} biểu khác`,
  approvals: (count) => `Chờ bạn duyệt: ${count} phiếu`,
  link: (link) => `Làm ở đây: ${link}`,
  closing: "Thư nhắc tự động, mỗi ngày làm việc nhiều nhất một thư.",
  subject: "Nhắc việc",
};
