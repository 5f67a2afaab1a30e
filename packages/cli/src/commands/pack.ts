import { readArguments, sayNear } from "../arguments.ts";
import type { Run } from "../commands.ts";
import { type Both, say } from "../language.ts";

type PackCommand = { readonly name: string; readonly usage: Both; readonly load: () => Promise<{ readonly run: Run }> };

const PACK_COMMANDS: readonly PackCommand[] = [
  {
    name: "new",
    usage: {
      vi: "new THƯ-MỤC                   lập gói mẫu của một cơ quan, cạnh gói nền viet-nam, để sửa rồi nạp",
      en: "new FOLDER                    make a sample pack of an authority beside viet-nam, to edit and apply",
    },
    load: () => import("./pack-new.ts"),
  },
  {
    name: "check",
    usage: {
      vi: "check THƯ-MỤC...              tìm mọi lỗi của gói, kèm tệp:dòng:cột",
      en: "check FOLDER...               find every problem of a pack, with file:line:column",
    },
    load: () => import("./pack-check.ts"),
  },
  {
    name: "format",
    usage: {
      vi: "format THƯ-MỤC [--check] [--drop-comments]\n                                 viết lại gói theo dạng chuẩn; --check chỉ nêu tệp khác",
      en: "format FOLDER [--check] [--drop-comments]\n                                 rewrite a pack in canonical form; --check only names what differs",
    },
    load: () => import("./pack-format.ts"),
  },
  {
    name: "apply",
    usage: {
      vi: "apply THƯ-MỤC [--dry-run]     nạp gói vào cơ sở dữ liệu",
      en: "apply FOLDER [--dry-run]      apply a pack to the database",
    },
    load: () => import("./pack-apply.ts"),
  },
  {
    name: "export",
    usage: {
      vi: "export MÃ --out THƯ-MỤC       xuất gói từ cơ sở dữ liệu",
      en: "export CODE --out FOLDER      export a pack from the database",
    },
    load: () => import("./pack-export.ts"),
  },
];

function showUsage(): string {
  const head = say({ vi: "Cách dùng: kehoach pack <lệnh> [tham số]", en: "Usage: kehoach pack <command> [arguments]" });
  return [
    head,
    "",
    ...PACK_COMMANDS.map(({ usage }) => `  ${say(usage)}`),
    "",
    say({ vi: "Dạng của gói: docs/goi.md", en: "The pack format: docs/goi.md" }),
  ].join("\n");
}

/** `kehoach pack <command>`. */
export async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const command = PACK_COMMANDS.find((known) => known.name === name);
  if (command) return (await command.load()).run(rest);
  const asked = readArguments(args, { valued: [], bare: [], least: 0, most: 0, usage: "kehoach pack --help" });
  if (name === undefined || ("help" in asked && asked.help)) {
    console.log(showUsage());
    return name === undefined ? 2 : 0;
  }
  const what = name.startsWith("-")
    ? { vi: `Không có cờ “${name}”.`, en: `There is no flag “${name}”.` }
    : { vi: `Không có lệnh “pack ${name}”.`, en: `There is no command “pack ${name}”.` };
  console.error(
    say(what) +
      sayNear(
        name,
        PACK_COMMANDS.map((known) => known.name),
      ),
  );
  console.error(showUsage());
  return 2;
}
