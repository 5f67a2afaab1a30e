import { sayProblem } from "../admin/say-problem.ts";
import { withAccounts } from "../admin/with-accounts.ts";
import { readArguments } from "../arguments.ts";
import { say } from "../language.ts";

const USAGE = {
  vi: `kehoach admin reset --username TÊN [--two-factor-off]
Mật khẩu cũ hết hiệu lực, mọi phiên đăng nhập kết thúc; in một liên kết đặt mật khẩu mới, dùng một lần trong 24 giờ.
--two-factor-off tắt luôn mã xác nhận, cho người mất điện thoại và mất mã dự phòng.`,
  en: `kehoach admin reset --username NAME [--two-factor-off]
The old password stops working and every session ends; prints a link that sets a new one, once, within 24 hours.
--two-factor-off also switches the second factor off, for somebody who lost his phone and his backup codes.`,
} as const;

/** `kehoach admin reset`. @returns 0 done, 1 refused, 2 wrong use @rule U14 */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say(USAGE);
  const given = readArguments(args, { valued: ["username"], bare: ["two-factor-off"], least: 0, most: 0, usage });
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
    if (user === undefined) {
      console.error(sayProblem({ code: "USER_UNKNOWN", found: username }));
      return 1;
    }
    if (given.bare.has("two-factor-off")) await accounts.removeTwoFactor(user.id, { actor });
    const reset = await accounts.resetPasswordByAdmin(user.id, { actor });
    if (!reset.ok) {
      console.error(sayProblem(reset.problems[0]));
      return 1;
    }
    console.log(
      say({
        vi: `Liên kết đặt mật khẩu mới của ${user.username}, dùng một lần trong 24 giờ; chỉ đưa cho đúng người:`,
        en: `The link that sets a new password of ${user.username}, once, within 24 hours; hand it to nobody else:`,
      }),
    );
    console.log(reset.value.link);
    return 0;
  });
}
