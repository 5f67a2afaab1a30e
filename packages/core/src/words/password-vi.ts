import type { PasswordProblem } from "../access/check-password.ts";
import type { Sentences } from "./sentence.ts";

/** Why a password is not taken. */
export const passwordSentencesVi = {
  PASSWORD_SHORT: (p) => `Mật khẩu phải có ít nhất ${p.least} ký tự; một câu ngắn dễ nhớ là tốt nhất.`,
  PASSWORD_LONG: (p) => `Mật khẩu dài nhất ${p.most} ký tự.`,
  PASSWORD_OWN_NAME: () => "Mật khẩu không được là tên đăng nhập hoặc địa chỉ thư của bạn, kể cả khi thêm vài chữ số.",
  PASSWORD_COMMON: () => "Mật khẩu này thuộc loại ai cũng thử trước tiên. Hãy chọn mật khẩu khác.",
} as const satisfies Sentences<PasswordProblem>;
