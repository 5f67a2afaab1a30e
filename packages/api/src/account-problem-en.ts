import { passwordSentencesEn } from "@kehoach/core/words/password-en";
import { toSentence } from "@kehoach/core/words/sentence";
import type { ACCOUNT_STATUS, AccountProblemFields } from "./account-problem.ts";

type Told = AccountProblemFields & { readonly found?: string };
type Sentence = { readonly title: string; readonly detail: (problem: Told) => string };

function after({ seconds = 60 }: Told): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
const found = (problem: Told): string => (problem.found === undefined ? "" : ` "${problem.found}"`);

/** English sentences of the refusals of signing in. */
export const ACCOUNT_PROBLEMS_EN = {
  SIGN_IN_REFUSED: {
    title: "Not signed in",
    detail: () =>
      "The username or the password is wrong, or the account is no longer in use. Type them again; if you forgot the password, choose “Forgot password” or ask an administrator.",
  },
  SIGN_IN_LOCKED: {
    title: "Signing in is locked for a while",
    detail: (p) =>
      `There were too many wrong attempts with this name. Try again in ${after(p)}, or set a new password (by mail or an administrator), which unlocks at once.`,
  },
  REQUESTS_TOO_MANY: {
    title: "Too many requests",
    detail: (p) => `This machine or network sent too many requests in a short time. Try again in ${after(p)}.`,
  },
  CODE_REFUSED: {
    title: "Wrong code",
    detail: () =>
      "The code is wrong or was used already. Wait for the app to show a new one, or use a backup code; if it is still wrong, check the clock of the phone.",
  },
  CODE_EXPIRED: {
    title: "Start again",
    detail: () => "Ten minutes are over, or the code was wrong five times. Type the username and password again.",
  },
  PASSWORD_WRONG: { title: "The current password is wrong", detail: () => "The current password is wrong. Type it again." },
  PASSWORD_REFUSED: {
    title: "The new password is not taken",
    detail: (p) => (p.password === undefined ? "Choose another password." : toSentence(passwordSentencesEn, p.password)),
  },
  LINK_EXPIRED: {
    title: "The link no longer works",
    detail: () =>
      "This link was used, is too old, or is incomplete. Ask for a new one at “Forgot password” or from an administrator.",
  },
  MAIL_OFF: {
    title: "This installation sends no mail",
    detail: () =>
      "This installation is not set up to send mail, so a password can not be reset by mail. Ask your administrator to reset it.",
  },
  SESSION_UNKNOWN: { title: "No such session", detail: () => "This session has ended, or is not yours." },
  TWO_FACTOR_ON: {
    title: "Codes are on already",
    detail: () => "The second factor is on already. To change the app, switch it off and on again.",
  },
  TWO_FACTOR_OFF: { title: "Codes are not on", detail: () => "The second factor is not on. Begin at the page “Account”." },
  OIDC_OFF: {
    title: "No sign-in by a provider",
    detail: () => "This installation is connected to no identity provider. Use your username and password.",
  },
  OIDC_UNREACHABLE: {
    title: "The identity provider can not be reached",
    detail: () =>
      "The identity provider does not answer, or answers wrongly. Try again in a few minutes, or use your username and password.",
  },
  OIDC_UNLINKED: {
    title: "Linked to no user",
    detail: () =>
      "The provider confirmed who you are, but no user here is linked to that identity (an equal mail address is not enough). Ask an administrator to link it, or sign in by password and link it yourself at “Account”.",
  },
  OIDC_TAKEN: {
    title: "Linked to somebody else",
    detail: () => "This identity of the provider is linked to another user. Ask an administrator to look into it.",
  },
  OIDC_STOPPED: {
    title: "Sign-in by the provider was stopped",
    detail: () =>
      "Sign-in by the provider was cancelled, took more than five minutes, or came back in another browser. Start again.",
  },
  USER_UNKNOWN: { title: "No such user", detail: (p) => `User${found(p)} was not found.` },
  USERNAME_TAKEN: { title: "The username is taken", detail: (p) => `The username${found(p)} is taken. Choose another.` },
  USERNAME_INVALID: {
    title: "Not a username",
    detail: (p) =>
      `The username${found(p)} is not well formed: 3 to 30 characters, letters without accents, digits, dot, hyphen, underscore, beginning with a letter or digit.`,
  },
  EMAIL_TAKEN: { title: "The mail address is taken", detail: (p) => `The mail address${found(p)} belongs to another user.` },
  EMAIL_INVALID: {
    title: "Not a mail address",
    detail: (p) => `The mail address${found(p)} is not well formed, such as name@example.org.`,
  },
} as const satisfies Record<keyof typeof ACCOUNT_STATUS, Sentence>;
