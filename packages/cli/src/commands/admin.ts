import { readArguments, sayNear } from "../arguments.ts";
import type { Run } from "../commands.ts";
import { type Both, say } from "../language.ts";

type AdminCommand = { readonly name: string; readonly usage: Both; readonly load: () => Promise<{ readonly run: Run }> };

const ADMIN_COMMANDS: readonly AdminCommand[] = [
  {
    name: "create",
    usage: {
      vi: 'create --username TÊN --name "HỌ TÊN" --email THƯ [--authority MÃ] [--password-stdin]\n                                 lập quản trị của một cơ quan',
      en: 'create --username NAME --name "FULL NAME" --email MAIL [--authority CODE] [--password-stdin]\n                                 make an administrator of an authority',
    },
    load: () => import("./admin-create.ts"),
  },
  {
    name: "reset",
    usage: {
      vi: "reset --username TÊN [--two-factor-off]\n                                 cho đặt lại mật khẩu, in liên kết dùng một lần",
      en: "reset --username NAME [--two-factor-off]\n                                 have a password reset, print a link that works once",
    },
    load: () => import("./admin-reset.ts"),
  },
  {
    name: "unlock",
    usage: {
      vi: "unlock --username TÊN           mở tên bị tạm khóa vì gõ sai nhiều lần",
      en: "unlock --username NAME          open a name locked after wrong attempts",
    },
    load: () => import("./admin-unlock.ts"),
  },
];

function showUsage(): string {
  const head = say({ vi: "Cách dùng: kehoach admin <lệnh> [tham số]", en: "Usage: kehoach admin <command> [arguments]" });
  const tail = say({ vi: "Hướng dẫn: docs/tai-khoan.md", en: "The guide (Vietnamese): docs/tai-khoan.md" });
  return [head, "", ...ADMIN_COMMANDS.map(({ usage }) => `  ${say(usage)}`), "", tail].join("\n");
}

/** `kehoach admin <command>`: what the keeper of the system does to users from the machine itself. */
export async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const command = ADMIN_COMMANDS.find((known) => known.name === name);
  if (command) return (await command.load()).run(rest);
  const asked = readArguments(args, { valued: [], bare: [], least: 0, most: 0, usage: "kehoach admin --help" });
  if (name === undefined || ("help" in asked && asked.help)) {
    console.log(showUsage());
    return name === undefined ? 2 : 0;
  }
  const what = name.startsWith("-")
    ? { vi: `Không có cờ “${name}”.`, en: `There is no flag “${name}”.` }
    : { vi: `Không có lệnh “admin ${name}”.`, en: `There is no command “admin ${name}”.` };
  const known = ADMIN_COMMANDS.map((one) => one.name);
  console.error(say(what) + sayNear(name, known));
  console.error(showUsage());
  return 2;
}
