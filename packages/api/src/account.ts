import { z } from "zod";

/** The wire of signing in: everything under /api/auth. Cookies carry the session; no token is ever in a body. */

/** Bounds of what anybody may send without being known; a password is hashed, so its length costs time. */
const MAX_NAME = 254;
const MAX_PASSWORD = 200;

const name = z.string().trim().min(1).max(MAX_NAME);
const password = z.string().min(1).max(MAX_PASSWORD);
const code = z.string().trim().min(6).max(32);
const token = z.string().min(1).max(200);

const user = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  email: z.string(),
  twoFactor: z.boolean().describe("Đã bật mã xác nhận"),
});

const methods = z.object({
  mail: z.boolean().describe("Máy chủ gửi được thư, nên người dùng tự đặt lại được mật khẩu"),
  oidc: z.string().nullable().describe("Tên nhà cung cấp đăng nhập; null là không có"),
});

export const done = z.object({});

/** GET session */
export const sessionReply = z.discriminatedUnion("signedIn", [
  z.object({ signedIn: z.literal(false), methods }),
  z.object({ signedIn: z.literal(true), user, endsAt: z.string(), methods }),
]);
export type SessionReply = z.output<typeof sessionReply>;

/** POST sign-in: a username or an e-mail address; `remember` outlives the browser's window. */
export const signInBody = z.strictObject({ name, password, remember: z.boolean().optional() });
export type SignInBody = z.output<typeof signInBody>;
export const signInReply = z.object({ next: z.enum(["done", "code"]) });
export type SignInReply = z.output<typeof signInReply>;

/** POST sign-in/code: six digits of the app, or a backup code; `trust` asks for none on this machine for thirty days. */
export const signInCodeBody = z.strictObject({ code, trust: z.boolean().optional() });

/** POST where there is nothing to say. */
export const emptyBody = z.strictObject({});

/** GET sessions */
export const sessionsReply = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      current: z.boolean(),
      startedAt: z.string(),
      lastUsedAt: z.string(),
      endsAt: z.string(),
      address: z.string(),
      agent: z.string(),
    }),
  ),
});
export type SessionsReply = z.output<typeof sessionsReply>;
/** POST sessions/end */
export const endSessionBody = z.strictObject({ id: token });

/** GET account */
export const accountReply = z.object({
  user,
  oidc: z.object({ name: z.string(), linked: z.boolean() }).nullable(),
  mail: z.boolean(),
});
export type AccountReply = z.output<typeof accountReply>;

/** POST password/change */
export const changePasswordBody = z.strictObject({ current: password, password });
/** POST password/forgot */
export const forgotPasswordBody = z.strictObject({ name });
/** POST password/link: whose link it is, for the page that takes the new password. */
export const passwordLinkBody = z.strictObject({ token });
export const passwordLinkReply = z.object({ username: z.string(), name: z.string(), email: z.string() });
export type PasswordLinkReply = z.output<typeof passwordLinkReply>;
/** POST password/reset */
export const resetPasswordBody = z.strictObject({ token, password });

/** POST two-factor/start, two-factor/stop, two-factor/backup-codes, oidc/link, oidc/unlink: the password once more. */
export const provenBody = z.strictObject({ password });
export const startTwoFactorReply = z.object({
  uri: z.string().describe("otpauth://, để in thành mã QR"),
  secret: z.string().describe("Khóa dạng base32, để gõ tay"),
  backupCodes: z.array(z.string()),
});
export type StartTwoFactorReply = z.output<typeof startTwoFactorReply>;
export const confirmTwoFactorBody = z.strictObject({ code });
export const backupCodesReply = z.object({ backupCodes: z.array(z.string()) });

/** POST oidc/start: where to come back to, an address of ours. */
export const startOidcBody = z.strictObject({
  returnTo: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])/)
    .optional(),
});
export const oidcReply = z.object({ url: z.string() });
