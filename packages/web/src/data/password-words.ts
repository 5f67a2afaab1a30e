import type { Shape } from "./words-vi.ts";

const VI = {
  show: "Hiện",
  hide: "Ẩn",
  shown: "Hiện mật khẩu",
  hidden: "Ẩn mật khẩu",
  next: "Mật khẩu mới",
  rule: (least: number) =>
    `Ít nhất ${least} ký tự; nên đặt một câu ngắn dễ nhớ, không bắt buộc ký tự đặc biệt. Không dùng tên đăng nhập, địa chỉ thư hoặc mật khẩu nhiều người hay dùng.`,
  again: "Gõ lại mật khẩu mới",
  differ: "Hai lần gõ chưa giống nhau.",
} as const;

const EN: Shape<typeof VI> = {
  show: "Show",
  hide: "Hide",
  shown: "Show the password",
  hidden: "Hide the password",
  next: "New password",
  rule: (least) =>
    `At least ${least} characters; a short sentence you remember is best, special characters are not asked for. Not your username, your address, or a password many people use.`,
  again: "Type the new password again",
  differ: "The two do not match.",
};

/** Words of typing a password. */
export const PASSWORD_WORDS = { vi: VI, en: EN } as const;
