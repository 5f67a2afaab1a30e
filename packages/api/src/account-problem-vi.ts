import { passwordSentencesVi } from "@kehoach/core/words/password-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import type { ACCOUNT_STATUS, AccountProblemFields } from "./account-problem.ts";

type Told = AccountProblemFields & { readonly found?: string };
type Sentence = { readonly title: string; readonly detail: (problem: Told) => string };

function after({ seconds = 60 }: Told): string {
  return seconds < 90 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;
}
const found = (problem: Told): string => (problem.found === undefined ? "" : ` "${problem.found}"`);

/** Vietnamese sentences of the refusals of signing in. */
export const ACCOUNT_PROBLEMS_VI = {
  SIGN_IN_REFUSED: {
    title: "Chưa đăng nhập được",
    detail: () =>
      "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đã ngừng sử dụng. Hãy gõ lại; nếu quên mật khẩu, hãy chọn “Quên mật khẩu” hoặc hỏi quản trị.",
  },
  SIGN_IN_LOCKED: {
    title: "Tạm khóa đăng nhập",
    detail: (p) =>
      `Đã gõ sai quá nhiều lần với tên này. Hãy thử lại sau ${after(p)}, hoặc đặt lại mật khẩu (qua thư hoặc nhờ quản trị) để mở khóa ngay.`,
  },
  REQUESTS_TOO_MANY: {
    title: "Gửi quá nhiều lần",
    detail: (p) => `Máy hoặc mạng này đã gửi quá nhiều lần trong thời gian ngắn. Hãy thử lại sau ${after(p)}.`,
  },
  CODE_REFUSED: {
    title: "Mã xác nhận không đúng",
    detail: () =>
      "Mã xác nhận không đúng hoặc đã dùng. Hãy chờ ứng dụng hiện mã mới rồi gõ lại, hoặc dùng một mã dự phòng; nếu vẫn sai, hãy xem giờ của điện thoại.",
  },
  CODE_EXPIRED: {
    title: "Phải đăng nhập lại từ đầu",
    detail: () => "Đã quá 10 phút hoặc gõ sai mã quá 5 lần. Hãy gõ lại tên đăng nhập và mật khẩu.",
  },
  PASSWORD_WRONG: { title: "Mật khẩu hiện tại không đúng", detail: () => "Mật khẩu hiện tại không đúng. Hãy gõ lại." },
  PASSWORD_REFUSED: {
    title: "Mật khẩu mới chưa được",
    detail: (p) => (p.password === undefined ? "Hãy chọn mật khẩu khác." : toSentence(passwordSentencesVi, p.password)),
  },
  LINK_EXPIRED: {
    title: "Liên kết không còn dùng được",
    detail: () =>
      "Liên kết này đã dùng, đã quá hạn hoặc không đủ. Hãy yêu cầu liên kết mới ở trang “Quên mật khẩu” hoặc nhờ quản trị.",
  },
  MAIL_OFF: {
    title: "Hệ thống này không gửi thư",
    detail: () =>
      "Hệ thống này chưa được cài đặt để gửi thư, nên không đặt lại mật khẩu qua thư được. Hãy nhờ quản trị của cơ quan đặt lại giúp.",
  },
  SESSION_UNKNOWN: {
    title: "Không có phiên đăng nhập này",
    detail: () => "Phiên đăng nhập này đã kết thúc hoặc không phải của bạn.",
  },
  TWO_FACTOR_ON: {
    title: "Mã xác nhận đã bật",
    detail: () => "Mã xác nhận đã bật từ trước. Muốn đổi ứng dụng, hãy tắt rồi bật lại.",
  },
  TWO_FACTOR_OFF: { title: "Mã xác nhận chưa bật", detail: () => "Mã xác nhận chưa bật. Hãy bắt đầu bật ở trang “Tài khoản”." },
  OIDC_OFF: {
    title: "Không có đăng nhập qua nhà cung cấp",
    detail: () => "Hệ thống này không nối với nhà cung cấp đăng nhập nào. Hãy dùng tên đăng nhập và mật khẩu.",
  },
  OIDC_UNREACHABLE: {
    title: "Chưa nối được nhà cung cấp đăng nhập",
    detail: () =>
      "Nhà cung cấp đăng nhập không trả lời hoặc trả lời sai. Hãy thử lại sau ít phút, hoặc dùng tên đăng nhập và mật khẩu.",
  },
  OIDC_UNLINKED: {
    title: "Chưa liên kết với người dùng nào",
    detail: () =>
      "Nhà cung cấp đã xác nhận bạn, nhưng chưa có người dùng nào ở đây liên kết với định danh ấy (địa chỉ thư trùng nhau là chưa đủ). Hãy nhờ quản trị liên kết, hoặc đăng nhập bằng mật khẩu rồi tự liên kết ở trang “Tài khoản”.",
  },
  OIDC_TAKEN: {
    title: "Định danh đã liên kết với người khác",
    detail: () => "Định danh này ở nhà cung cấp đã liên kết với một người dùng khác. Hãy nhờ quản trị xem lại.",
  },
  OIDC_STOPPED: {
    title: "Việc đăng nhập qua nhà cung cấp bị dừng",
    detail: () => "Việc đăng nhập qua nhà cung cấp đã bị hủy, quá 5 phút, hoặc mở ở trình duyệt khác. Hãy bắt đầu lại.",
  },
  USER_UNKNOWN: { title: "Không có người dùng này", detail: (p) => `Không tìm thấy người dùng${found(p)}.` },
  USERNAME_TAKEN: {
    title: "Tên đăng nhập đã có",
    detail: (p) => `Tên đăng nhập${found(p)} đã có người dùng. Hãy chọn tên khác.`,
  },
  USERNAME_INVALID: {
    title: "Tên đăng nhập sai dạng",
    detail: (p) =>
      `Tên đăng nhập${found(p)} sai dạng: dài 3 đến 30 ký tự, gồm chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới, bắt đầu bằng chữ cái hoặc chữ số.`,
  },
  EMAIL_TAKEN: { title: "Địa chỉ thư đã có", detail: (p) => `Địa chỉ thư${found(p)} đã thuộc một người dùng khác.` },
  EMAIL_INVALID: {
    title: "Địa chỉ thư sai dạng",
    detail: (p) => `Địa chỉ thư${found(p)} sai dạng; ví dụ đúng: ten@vidu.gov.vn.`,
  },
} as const satisfies Record<keyof typeof ACCOUNT_STATUS, Sentence>;
