import { sayProblem } from "../admin/say-problem.ts";
import { withAccounts } from "../admin/with-accounts.ts";
import { readArguments } from "../arguments.ts";
import { say } from "../language.ts";

const USAGE = {
  vi: `kehoach admin unlock --username TÊN
Mở ngay tên bị tạm khóa vì gõ sai mật khẩu hoặc mã xác nhận nhiều lần. Mật khẩu giữ nguyên.`,
  en: `kehoach admin unlock --username NAME
Opens at once a name that is locked after many wrong passwords or codes. The password is unchanged.`,
} as const;

/** `kehoach admin unlock`. @returns 0 done, 1 refused, 2 wrong use @rule U5 U14 */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say(USAGE);
  const given = readArguments(args, { valued: ["username"], bare: [], least: 0, most: 0, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  const username = given.values.get("username");
  if (given.help || username === undefined) {
    (given.help ? console.log : console.error)(usage);
    return given.help ? 0 : 2;
  }
  return withAccounts(async ({ accounts, actor }) => {
    const user = await accounts.findUserByName(username);
    const outcome = user === undefined ? undefined : await accounts.unlock(user.id, { actor });
    if (outcome === undefined || !outcome.ok) {
      console.error(sayProblem({ code: "USER_UNKNOWN", found: username }));
      return 1;
    }
    console.log(say({ vi: `Đã mở khóa cho ${outcome.value.username}.`, en: `${outcome.value.username} is unlocked.` }));
    return 0;
  });
}
