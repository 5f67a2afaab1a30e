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
    name: "bench",
    about: { vi: "đo thời gian và bộ nhớ", en: "measure time and memory" },
    load: () => import("./commands/bench.ts"),
  },
];

export function findCommand(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
