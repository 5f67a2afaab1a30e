import type { Shape } from "../data/words-vi.ts";

const VI = {
  title: "Sao lưu",
  success: "Lần sao lưu thành công gần nhất",
  never: "Chưa có bản sao lưu nào",
  ago: (amount: number, unit: "minute" | "hour" | "day") =>
    unit === "minute" && amount < 1
      ? "vừa xong"
      : `cách đây ${amount} ${unit === "minute" ? "phút" : unit === "hour" ? "giờ" : "ngày"}`,
  running: (time: string) => `Đang sao lưu, bắt đầu lúc ${time}.`,
  schedule: (time: string, keep: number) => `Sao lưu hằng ngày lúc ${time}, giữ ${keep} bản gần nhất.`,
  noSchedule: "Không đặt lịch sao lưu hằng ngày (KEHOACH_BACKUP_AT=off).",
  overdue:
    "Đã quá 26 giờ chưa có bản sao lưu mới. Số liệu nhập sau bản gần nhất sẽ mất nếu máy chủ hỏng; hãy chạy ngay lệnh sao lưu ghi ở cuối trang.",
  neverDone: "Nếu máy chủ hỏng, mọi số liệu đã nhập sẽ mất; hãy chạy ngay lệnh sao lưu ghi ở cuối trang.",
  failure: "Lần sao lưu hỏng gần nhất",
  failureOlder: "Sau lần hỏng này đã sao lưu được.",
  files: "Các bản sao lưu",
  folder: "Thư mục",
  name: "Tệp",
  at: "Số liệu đến lúc",
  size: "Dung lượng",
  by: "Do",
  bys: { schedule: "lịch hằng ngày", person: "người quản trị", none: "có người đặt vào" },
  empty: "Thư mục này chưa có bản sao lưu nào.",
  how: "Sao lưu và khôi phục",
  howLead: "Các lệnh chạy trên máy chủ, trong thư mục cài đặt. Nên chép bản sao lưu ra một máy khác.",
  makeNow: "Sao lưu ngay, máy chủ vẫn chạy:",
  check: "Kiểm tra một bản sao lưu còn nguyên vẹn:",
  restore: "Khôi phục vào một thư mục dữ liệu mới, còn trống (dừng máy chủ trước):",
  after: "Xem lại số liệu ở thư mục mới, rồi mới đặt KEHOACH_DATA vào thư mục ấy và chạy lại.",
} as const;

export type BackupWords = Shape<typeof VI>;

const EN: BackupWords = {
  title: "Backups",
  success: "Last backup made",
  never: "No backup yet",
  ago: (amount, unit) => (unit === "minute" && amount < 1 ? "just now" : `${amount} ${unit}${amount === 1 ? "" : "s"} ago`),
  running: (time) => `A backup is being made, since ${time}.`,
  schedule: (time, keep) => `Every day at ${time}; the last ${keep} are kept.`,
  noSchedule: "No daily backup is scheduled (KEHOACH_BACKUP_AT=off).",
  overdue:
    "There was no new backup for more than 26 hours. What was entered since the last one is lost if the server breaks; run the backup command at the end of this page now.",
  neverDone: "If the server breaks, everything entered is lost; run the backup command at the end of this page now.",
  failure: "Last backup that failed",
  failureOlder: "Later backups went well.",
  files: "Backups",
  folder: "Folder",
  name: "File",
  at: "Data as of",
  size: "Size",
  by: "By",
  bys: { schedule: "daily schedule", person: "an administrator", none: "somebody put it there" },
  empty: "There is no backup in this folder.",
  how: "Backing up and restoring",
  howLead: "Commands for the server, in the folder of the program. Copy backups to another machine.",
  makeNow: "Back up now, while the server runs:",
  check: "Check that a backup is whole:",
  restore: "Restore into a new, empty data folder (stop the server first):",
  after: "Look at the figures in the new folder; then point KEHOACH_DATA to it and start again.",
};

export const BACKUP_WORDS = { vi: VI, en: EN } as const;
