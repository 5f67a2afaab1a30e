import { sayNear } from "./arguments.ts";
import { showHelp } from "./commands/help.ts";
import { COMMANDS, findCommand } from "./commands.ts";
import { say } from "./language.ts";

/** Exit codes: 0 done, 1 problems found in what was given, 2 wrong use or unreadable, 70 a fault of the program. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || (name === "help" && rest.length === 0)) {
    console.log(showHelp());
    return 0;
  }
  if (name === "help") return main([...rest, "--help"]);
  const command = findCommand(name);
  if (command) return (await command.load()).run(rest);
  const what = name.startsWith("-")
    ? { vi: `Không có cờ “${name}”.`, en: `There is no flag “${name}”.` }
    : { vi: `Không có lệnh “${name}”.`, en: `There is no command “${name}”.` };
  console.error(
    say(what) +
      sayNear(
        name,
        COMMANDS.map((known) => known.name),
      ),
  );
  console.error(say({ vi: "Xem các lệnh: kehoach --help", en: "All commands: kehoach --help" }));
  return 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(
    say({ vi: `Lỗi ngoài dự kiến của chương trình: ${message}`, en: `The program met an unforeseen fault: ${message}` }),
  );
  if (process.env["KEHOACH_DEBUG"]) console.error(error);
  else
    console.error(
      say({
        vi: "Đặt KEHOACH_DEBUG=1 và chạy lại để xem chi tiết gửi người phát triển.",
        en: "Set KEHOACH_DEBUG=1 and run again for details to send to the developers.",
      }),
    );
  process.exitCode = 70;
}
