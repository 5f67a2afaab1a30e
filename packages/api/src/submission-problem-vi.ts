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
  RECALL_REASON_MISSING: ruled("Chưa có lý do rút lại"),
} satisfies Record<keyof typeof SUBMISSION_STATUS, Sentence>;
