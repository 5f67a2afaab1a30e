import type { Both } from "./language.ts";

export type Run = (args: readonly string[]) => Promise<number>;

/** A command of `kehoach`. It is loaded when called for: a light command never waits for a heavy one. */
export type Command = { readonly name: string; readonly about: Both; readonly load: () => Promise<{ readonly run: Run }> };

export const COMMANDS: readonly Command[] = [
  {
    name: "serve",
    about: { vi: "chạy hệ thống: cơ sở dữ liệu, API và trang web", en: "run the system: database, API and web pages" },
    load: () => import("./commands/serve.ts"),
  },
  {
    name: "audit",
    about: { vi: "rà soát số liệu trong báo cáo, không cần máy chủ", en: "check the figures of reports, without a server" },
    load: () => import("./commands/audit.ts"),
  },
  {
    name: "report",
    about: { vi: "dựng báo cáo Word từ một gói, không cần máy chủ", en: "make the Word report of a pack, without a server" },
    load: () => import("./commands/report.ts"),
  },
  {
    name: "pack",
    about: { vi: "kiểm tra, định dạng, nạp, xuất gói số liệu", en: "check, format, apply or export a pack" },
    load: () => import("./commands/pack.ts"),
  },
  {
    name: "admin",
    about: {
      vi: "lập quản trị đầu tiên, cho đặt lại mật khẩu, mở khóa đăng nhập",
      en: "make the first administrator, reset a password, unlock a name",
    },
    load: () => import("./commands/admin.ts"),
  },
  {
    name: "backup",
    about: {
      vi: "sao lưu toàn bộ dữ liệu vào một tệp, trong khi hệ thống vẫn chạy",
      en: "back up everything into one file, while the system runs",
    },
    load: () => import("./commands/backup.ts"),
  },
  {
    name: "restore",
    about: { vi: "khôi phục một bản sao lưu vào nơi còn trống", en: "restore a backup into an empty place" },
    load: () => import("./commands/restore.ts"),
  },
  {
    name: "verify",
    about: {
      vi: "thử khôi phục một bản sao lưu và đối chiếu, không đụng tới dữ liệu",
      en: "try a backup and compare it with itself, touching no data",
    },
    load: () => import("./commands/verify.ts"),
  },
  {
    name: "doctor",
    about: { vi: "kiểm tra cơ sở dữ liệu và chuỗi nhật ký", en: "look over the database and the journal's chain" },
    load: () => import("./commands/doctor.ts"),
  },
  {
    name: "bench",
    about: { vi: "đo thời gian và bộ nhớ", en: "measure time and memory" },
    load: () => import("./commands/bench.ts"),
  },
];

export function findCommand(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
