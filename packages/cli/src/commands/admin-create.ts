import { readPassword } from "../admin/ask-password.ts";
import { sayProblem } from "../admin/say-problem.ts";
import { withAccounts } from "../admin/with-accounts.ts";
import { readArguments } from "../arguments.ts";
import { say } from "../language.ts";

type Authority = { readonly code: string; readonly name: string; readonly isDemo: boolean };

const USAGE = {
  vi: `kehoach admin create --username TÊN --name "HỌ TÊN" --email THƯ [--authority MÃ] [--password-stdin]
Lập một quản trị của cả cơ quan. Không có --password-stdin thì mật khẩu lấy ngẫu nhiên và in ra một lần.
Người dùng đã có (cùng tên đăng nhập và địa chỉ thư) thì giữ mật khẩu cũ, chỉ được thêm vai trò quản trị.`,
  en: `kehoach admin create --username NAME --name "FULL NAME" --email MAIL [--authority CODE] [--password-stdin]
Makes an administrator of a whole authority. Without --password-stdin a password is made by chance and printed once.
Somebody who is a user already (same username and address) keeps his password and is given the role.`,
} as const;

/** Which authority is meant, or a complaint that lists those there are. A made-up one has its users and is meant only by name. */
function chooseAuthority(
  all: readonly Authority[],
  asked: string | undefined,
): { readonly code: string } | { readonly complaint: string } {
  if (all.length === 0)
    return {
      complaint: say({
        vi: "Chưa có cơ quan nào. Hãy lập gói của cơ quan: npx kehoach pack new THƯ-MỤC, sửa cho đúng, rồi nạp: npx kehoach pack apply THƯ-MỤC.",
        en: "There is no authority yet. Make its pack: npx kehoach pack new FOLDER, edit it, then apply it: npx kehoach pack apply FOLDER.",
      }),
    };
  const list = all.map(({ code, name }) => `  ${code}  ${name}`).join("\n");
  const real = all.filter(({ isDemo }) => !isDemo);
  const meant = asked === undefined ? (real.length > 0 ? real : all) : all.filter(({ code }) => code === asked);
  const [only, ...others] = meant;
  if (only && others.length === 0) return { code: only.code };
  const what =
    asked === undefined
      ? say({ vi: "Có nhiều cơ quan; hãy thêm --authority MÃ:", en: "There are several authorities; add --authority CODE:" })
      : say({ vi: `Không có cơ quan “${asked}”. Các cơ quan hiện có:`, en: `There is no authority “${asked}”. There are:` });
  return { complaint: `${what}\n${list}` };
}

/** `kehoach admin create`. @returns 0 made, 1 refused, 2 wrong use @rule U14 */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say(USAGE);
  const valued = ["username", "name", "email", "authority"];
  const given = readArguments(args, { valued, bare: ["password-stdin"], least: 0, most: 0, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const missing = ["username", "name", "email"].filter((flag) => !given.values.has(flag));
  if (missing.length > 0) {
    for (const flag of missing) console.error(say({ vi: `Thiếu --${flag}.`, en: `--${flag} is missing.` }));
    console.error(usage);
    return 2;
  }
  const [username = "", name = "", email = ""] = ["username", "name", "email"].map((flag) => given.values.get(flag));
  const typed = given.bare.has("password-stdin") ? await readPassword() : undefined;
  return withAccounts(async ({ db, accounts, clock, appoint, createAdministrator, listAuthorities, makePassword, actor }) => {
    const chosen = chooseAuthority(await listAuthorities(db), given.values.get("authority"));
    if ("complaint" in chosen) {
      console.error(chosen.complaint);
      return 1;
    }
    const password = typed ?? makePassword();
    const outcome = await createAdministrator(
      { db, accounts, clock, appoint },
      { username, name, email, password },
      chosen.code,
      actor,
    );
    if (!outcome.ok) {
      for (const problem of outcome.problems) console.error(sayProblem(problem));
      return 1;
    }
    const { user, made } = outcome.value;
    const who = user.username;
    console.log(
      made
        ? say({
            vi: `Đã lập quản trị ${who} của cơ quan ${chosen.code}.`,
            en: `Administrator ${who} of ${chosen.code} was made.`,
          })
        : say({
            vi: `Người dùng ${who} đã có; nay là quản trị của cơ quan ${chosen.code}. Mật khẩu giữ nguyên.`,
            en: `User ${who} was there already and is now an administrator of ${chosen.code}. The password is unchanged.`,
          }),
    );
    if (made && typed === undefined)
      console.log(
        say({
          vi: `Mật khẩu (chỉ in một lần này): ${password}\nHãy đăng nhập rồi đổi mật khẩu ở trang Tài khoản.`,
          en: `Password (printed only now): ${password}\nSign in, then change it at the page Account.`,
        }),
      );
    return 0;
  });
}
