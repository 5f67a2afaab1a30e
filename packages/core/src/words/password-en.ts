import type { PasswordProblem } from "../access/check-password.ts";
import type { Sentences } from "./sentence.ts";

/** Why a password is not taken. */
export const passwordSentencesEn = {
  PASSWORD_SHORT: (p) => `A password has at least ${p.least} characters; a short phrase you can remember is best.`,
  PASSWORD_LONG: (p) => `A password has at most ${p.most} characters.`,
  PASSWORD_OWN_NAME: () => "A password can not be your username or mail address, even with a few digits added.",
  PASSWORD_COMMON: () => "This password is among the first that anybody tries. Choose another.",
} as const satisfies Sentences<PasswordProblem>;
