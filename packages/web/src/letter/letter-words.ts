import type { Shape } from "../data/words-vi.ts";

const VI = {
  title: "Thư chưa đến nơi",
  lead: "Thư mời, thư đặt lại mật khẩu và thư báo mà máy chủ thư chưa nhận. Thư được thử lại thưa dần trong khoảng một ngày.",
  empty: "Không có thư nào đang chờ: mọi thư đã được máy chủ thư nhận.",
  off: "Hệ thống chưa được cài đặt để gửi thư. Liên kết mời và liên kết đặt lại mật khẩu được đưa tận tay.",
  to: "Người nhận",
  subject: "Tiêu đề",
  since: "Từ lúc",
  state: "Tình trạng",
  states: { waiting: "đang chờ gửi", failed: "đã thôi gửi" },
  tries: "Đã thử",
  times: (count: number) => `${count} lần`,
  lastError: "Lỗi lần cuối",
  next: "Thử lại lúc",
  failed: "Thư đã thôi gửi thì không tự gửi nữa. Hãy lập liên kết mới ở trang của người ấy và đưa tận tay.",
} as const;

export type LetterWords = Shape<typeof VI>;

const EN = {
  title: "Mail not delivered",
  lead: "Invitations, password links and notices that the mail server has not taken. They are tried again ever more seldom for about a day.",
  empty: "No mail is waiting: the mail server has taken all of it.",
  off: "This installation sends no mail. Invitations and password links are handed over in person.",
  to: "To",
  subject: "Subject",
  since: "Since",
  state: "State",
  states: { waiting: "waiting", failed: "given up" },
  tries: "Tried",
  times: (count: number) => (count === 1 ? "once" : `${count} times`),
  lastError: "Last error",
  next: "Next try",
  failed: "Mail given up is not sent again. Make a new link on the page of that person and hand it over.",
} as const satisfies LetterWords;

export const LETTER_WORDS = { vi: VI, en: EN } as const;
