import { ruled, type Sentence } from "./sentence.ts";
import type { SUBMISSION_STATUS } from "./submission-problem.ts";

/** Vietnamese sentences of the refusals about submissions. */
export const SUBMISSION_PROBLEMS_VI = {
  FORM_NOT_DUE: {
    title: "Nơi này không phải gửi biểu này cho kỳ này",
    detail: (p) =>
      `${p.found ?? "Kỳ này"} không thuộc các kỳ phải gửi của nơi này theo chế độ báo cáo. Hãy mở lại từ trang Việc của tôi.`,
  },
  WORK_TOO_LONG: {
    title: "Quá nhiều biểu trong khoảng ngày này",
    detail: (p) => `Có hơn ${p.found ?? ""} biểu đến hạn trong khoảng ngày này. Hãy chọn khoảng ngày ngắn hơn.`,
  },
  SUBMIT_CHANGED: {
    title: "Phiếu vừa có người sửa",
    detail: () => "Có người vừa sửa phiếu sau lúc bạn xem. Chưa gửi. Hãy xem lại những ô vừa đổi rồi gửi.",
  },
  CHASE_NOBODY: {
    title: "Không có nơi nào quá hạn",
    detail: (p) =>
      `Kỳ ${p.found ?? "này"} không có nơi nào quá hạn mà chưa gửi, nên không lập công văn đôn đốc. Nơi còn trong hạn thì nhắc bằng tin nhắn.`,
  },
  CHASE_BY_PAST: {
    title: "Ngày yêu cầu đã qua",
    detail: (p) => `Không yêu cầu gửi chậm nhất ngày ${p.found ?? ""} được, vì ngày ấy đã qua. Hãy chọn từ hôm nay trở đi.`,
  },
  SAVE_CELL_UNKNOWN: ruled("Biểu không có ô này"),
  SAVE_CELL_FIXED: ruled("Ô này không nhập được"),
  SAVE_TWICE: ruled("Một ô ghi hai lần"),
  SAVE_TOO_LONG: ruled("Nội dung quá dài"),
  SAVE_SECTOR: ruled("Ô này thuộc lĩnh vực khác"),
  SAVE_NOT_OPEN: ruled("Chưa đến ngày nhập"),
  SAVE_CLOSED: ruled("Đã thôi nhận"),
  SAVE_WRONG_STATE: ruled("Phiếu đã gửi"),
  SUBMIT_WRONG_STATE: ruled("Phiếu đã gửi"),
  SUBMIT_NOT_OPEN: ruled("Chưa đến ngày gửi"),
  SUBMIT_CLOSED: ruled("Đã thôi nhận"),
  SUBMIT_BLOCKED: ruled("Phiếu còn chỗ phải sửa"),
  SUBMIT_UNEXPLAINED: ruled("Phiếu còn chỗ cần giải thích"),
  RECALL_WRONG_STATE: ruled("Phiếu chưa gửi"),
  RECALL_APPROVAL_BEGUN: ruled("Đã có người duyệt"),
  RECALL_REASON_MISSING: ruled("Chưa có lý do rút lại"),
  APPROVAL_WRONG_STATE: ruled("Phiếu không còn ở bước này"),
  APPROVAL_CHANGED: ruled("Phiếu vừa thay đổi"),
  APPROVAL_OWN_WORK: ruled("Không tự duyệt phiếu mình làm"),
  APPROVAL_TWICE: ruled("Bạn đã duyệt một bước của phiếu này"),
  APPROVAL_NOT_YOURS: ruled("Bước này do người khác duyệt"),
  APPROVAL_REASON_MISSING: ruled("Chưa có lý do"),
  APPROVAL_NOT_ASKED: ruled("Không có đề nghị mở lại"),
  APPROVAL_ASKED: ruled("Đã có đề nghị mở lại"),
} satisfies Record<keyof typeof SUBMISSION_STATUS, Sentence>;
