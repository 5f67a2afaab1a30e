/** Why a password is not taken. */
export type PasswordProblem =
  | { readonly code: "PASSWORD_SHORT"; readonly least: number }
  | { readonly code: "PASSWORD_LONG"; readonly most: number }
  /** It is the user's own name or address, or little more. */
  | { readonly code: "PASSWORD_OWN_NAME" }
  /** Among the first that anybody tries. */
  | { readonly code: "PASSWORD_COMMON" };

export const LEAST_PASSWORD = 12;
export const MOST_PASSWORD = 128;

/** Words that stand at the top of every list of leaked passwords, or that anybody would try at an office of ours. */
const COMMON_WORDS: readonly string[] = [
  ..."password passw0rd p@ssw0rd p@ssword matkhau matkhaucuatoi admin administrator quantri quantrivien root user letmein welcome".split(
    " ",
  ),
  ..."iloveyou anhyeuem emyeuanh toiyeuvietnam yeuvietnam vietnam vietnamvodich hanoi saigon hochiminh uybannhandan".split(" "),
  ..."ubnd hdnd kehoach kehoachnam chaomung xinchao khongbiet khongco khongnho changeme default monkey dragon football".split(
    " ",
  ),
  ..."baseball sunshine princess superman batman trustno google facebook zalo samsung iphone qwertyuiop asdfghjkl zxcvbnm".split(
    " ",
  ),
];

/** Rows of keys that fingers run along, forwards or backwards. */
const RUNS: readonly string[] = [
  "012345678901234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujmikolp",
];

function reverse(text: string): string {
  return [...text].reverse().join("");
}

/** Whether a text is a short piece said again and again: "aaaaaaaa", "abcabcabc". */
function isRepeated(text: string): boolean {
  for (let length = 1; length <= 4; length += 1) {
    const piece = text.slice(0, length);
    if (text.length >= 2 * length && piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return true;
  }
  return false;
}

/** Whether the whole text runs along the keys, in at most three runs of three or more: "123456qwerty". */
function isRun(text: string): boolean {
  const runs = [...RUNS, ...RUNS.map(reverse)];
  let rest = text;
  for (let count = 0; rest !== "" && count < 3; count += 1) {
    let length = rest.length;
    while (length >= 3 && !runs.some((run) => run.includes(rest.slice(0, length)))) length -= 1;
    if (length < 3) return false;
    rest = rest.slice(length);
  }
  return text !== "" && rest === "";
}

/** The letters left when digits and signs are taken from both ends: what somebody began with. */
function coreOf(text: string): string {
  return text.replace(/^[\d\W_]+|[\d\W_]+$/g, "");
}

function isCommon(text: string): boolean {
  const core = coreOf(text);
  const pure = text.replace(/[\W_]/g, "");
  return COMMON_WORDS.includes(core) || isRepeated(text) || isRun(text) || isRun(pure) || (core !== "" && isRepeated(core));
}

/** Without accents, so that "Mật khẩu" is "mat khau". */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").toLowerCase();
}

/**
 * Every reason not to take a password. Length counts characters as a person sees them in the box; no mixture of kinds is asked for.
 *
 * @param whose  names a stranger would try first; undefined parts are not known yet
 * @problem PASSWORD_SHORT PASSWORD_LONG PASSWORD_OWN_NAME PASSWORD_COMMON
 * @rule U2
 * @source OWASP ASVS 5.0, 6.2.1, 6.2.4, 6.2.9
 * @example checkPassword("matkhau12345", {}) // PASSWORD_COMMON
 */
export function checkPassword(
  password: string,
  whose: { readonly username?: string | undefined; readonly email?: string | undefined },
): readonly PasswordProblem[] {
  const problems: PasswordProblem[] = [];
  const length = [...password].length;
  if (length < LEAST_PASSWORD) problems.push({ code: "PASSWORD_SHORT", least: LEAST_PASSWORD });
  if (length > MOST_PASSWORD) problems.push({ code: "PASSWORD_LONG", most: MOST_PASSWORD });
  const text = fold(password).replace(/\s/g, "");
  const [local = ""] = (whose.email ?? "").split("@");
  const names = [whose.username ?? "", whose.email ?? "", local].map(fold).filter((one) => one.length >= 3);
  if (names.some((one) => text === one || coreOf(text) === coreOf(one) || isMade(text, one)))
    problems.push({ code: "PASSWORD_OWN_NAME" });
  if (isCommon(text)) problems.push({ code: "PASSWORD_COMMON" });
  return problems;
}

/** Whether a text is a name with fewer than six other characters around it. */
function isMade(text: string, name: string): boolean {
  return text.includes(name) && text.length - name.length < 6;
}
