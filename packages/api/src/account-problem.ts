import type { PasswordProblem } from "@kehoach/core/access/check-password";

/** Refusals of signing in and of one's own account, with their HTTP status. */
export const ACCOUNT_STATUS = {
  /** One answer for an unknown name, a wrong password and a user who was shut out: it tells nobody which names exist. */
  SIGN_IN_REFUSED: 401,
  SIGN_IN_LOCKED: 429,
  REQUESTS_TOO_MANY: 429,
  CODE_REFUSED: 401,
  CODE_EXPIRED: 401,
  PASSWORD_WRONG: 403,
  PASSWORD_REFUSED: 422,
  LINK_EXPIRED: 410,
  MAIL_OFF: 409,
  SESSION_UNKNOWN: 404,
  TWO_FACTOR_ON: 409,
  TWO_FACTOR_OFF: 409,
  OIDC_OFF: 404,
  OIDC_UNREACHABLE: 503,
  OIDC_UNLINKED: 403,
  OIDC_TAKEN: 409,
  OIDC_STOPPED: 400,
  USER_UNKNOWN: 404,
  USERNAME_TAKEN: 409,
  USERNAME_INVALID: 422,
  EMAIL_TAKEN: 409,
  EMAIL_INVALID: 422,
} as const;

/** What such a refusal says beyond its code. */
export type AccountProblemFields = {
  /** SIGN_IN_LOCKED, REQUESTS_TOO_MANY: when to try again. */
  readonly seconds?: number;
  /** PASSWORD_REFUSED: why. */
  readonly password?: PasswordProblem;
};
