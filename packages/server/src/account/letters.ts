import type { Letter } from "../platform/mail.ts";

type Told = { readonly to: string; readonly name: string; readonly username: string; readonly link: string };
type Kind = "reset" | "admin-reset" | "invite";
type Texts = Readonly<Record<Kind, { readonly subject: string; readonly lines: (told: Told) => readonly string[] }>>;

const VI: Texts = {
  reset: {
    subject: "Đặt lại mật khẩu Kehoach",
    lines: ({ link }) => [
      "Có người (hy vọng là bạn) vừa yêu cầu đặt lại mật khẩu của bạn. Mở liên kết dưới đây để đặt mật khẩu mới. Liên kết dùng được một lần, trong 1 giờ:",
      link,
      "Nếu không phải bạn yêu cầu, hãy bỏ qua thư này; mật khẩu cũ vẫn dùng được.",
    ],
  },
  "admin-reset": {
    subject: "Mật khẩu Kehoach cần đặt lại",
    lines: ({ link }) => [
      "Quản trị vừa cho đặt lại mật khẩu của bạn; mật khẩu cũ không dùng được nữa và mọi phiên đăng nhập đã kết thúc. Liên kết dưới đây dùng được một lần, trong 24 giờ:",
      link,
      "Nếu bạn không nhờ việc này, hãy hỏi quản trị của cơ quan.",
    ],
  },
  invite: {
    subject: "Tài khoản Kehoach của bạn",
    lines: ({ link }) => [
      "Bạn vừa được lập tài khoản trên hệ thống Kehoach. Mở liên kết dưới đây để đặt mật khẩu. Liên kết dùng được một lần, trong 7 ngày:",
      link,
      "Nếu liên kết đã quá hạn, hãy nhờ quản trị của cơ quan gửi lại.",
    ],
  },
};

const EN: Texts = {
  reset: {
    subject: "Reset your Kehoach password",
    lines: ({ link }) => [
      "Somebody (you, we hope) asked to reset your password. Open this link to set a new one. It works once, for one hour:",
      link,
      "If it was not you, ignore this letter; the old password goes on working.",
    ],
  },
  "admin-reset": {
    subject: "Your Kehoach password has to be set anew",
    lines: ({ link }) => [
      "An administrator had your password reset; the old one no longer works and every session has ended. This link works once, for 24 hours:",
      link,
      "If you did not ask for it, speak to your administrator.",
    ],
  },
  invite: {
    subject: "Your Kehoach account",
    lines: ({ link }) => [
      "An account was made for you on Kehoach. Open this link to set a password. It works once, for 7 days:",
      link,
      "If it no longer works, ask your administrator for another.",
    ],
  },
};

const GREETING = {
  vi: ({ name, username }: Omit<Told, "link">) => [`Chào ${name},`, `Tên đăng nhập: ${username}`],
  en: ({ name, username }: Omit<Told, "link">) => [`Dear ${name},`, `Username: ${username}`],
} as const;

export type Change = "password" | "two-factor-on" | "two-factor-off" | "subject-on" | "subject-off";

const NOTICE = {
  vi: {
    subject: "Tài khoản Kehoach của bạn vừa thay đổi",
    tail: "Nếu không phải bạn làm, hãy đặt lại mật khẩu ngay ở trang “Quên mật khẩu” và báo quản trị của cơ quan.",
    lines: {
      password: "Mật khẩu của bạn vừa được đổi.",
      "two-factor-on": "Mã xác nhận vừa được bật cho tài khoản của bạn.",
      "two-factor-off": "Mã xác nhận vừa được tắt cho tài khoản của bạn.",
      "subject-on": "Tài khoản của bạn vừa được liên kết với một định danh ở nhà cung cấp đăng nhập.",
      "subject-off": "Liên kết giữa tài khoản của bạn và nhà cung cấp đăng nhập vừa được bỏ.",
    },
  },
  en: {
    subject: "Your Kehoach account has changed",
    tail: "If it was not you, reset your password at once at “Forgot password” and tell your administrator.",
    lines: {
      password: "Your password was changed.",
      "two-factor-on": "The second factor was switched on for your account.",
      "two-factor-off": "The second factor was switched off for your account.",
      "subject-on": "Your account was linked to an identity of the provider.",
      "subject-off": "The link between your account and the identity provider was taken away.",
    },
  },
} as const satisfies Record<string, { readonly subject: string; readonly tail: string; readonly lines: Record<Change, string> }>;

/** A letter that tells a user what changed about the ways he signs in; it holds no link. */
export function writeNotice(change: Change, told: Omit<Told, "link">, language: "vi" | "en"): Letter {
  const { subject, lines, tail } = NOTICE[language];
  return { to: told.to, subject, text: `${[...GREETING[language](told), lines[change], tail].join("\n\n")}\n` };
}

/** A letter with a link that sets a password. */
export function writeLetter(kind: Kind, told: Told, language: "vi" | "en"): Letter {
  const { subject, lines } = (language === "en" ? EN : VI)[kind];
  return { to: told.to, subject, text: `${[...GREETING[language](told), ...lines(told)].join("\n\n")}\n` };
}
