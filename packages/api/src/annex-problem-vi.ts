import type { ANNEX_STATUS } from "./annex-problem.ts";
import type { Sentence } from "./sentence.ts";

const MISSING: Readonly<Record<string, string>> = {
  year: "năm kế hoạch",
  type: "loại văn bản",
  date: "ngày ban hành",
  reason: "lý do điều chỉnh",
};

/** Vietnamese sentences of the refusals of importing an annex. */
export const ANNEX_PROBLEMS_VI = {
  ANNEX_CHOICES: {
    title: "Không đọc được các lựa chọn",
    detail: ({ found }) => `Phần lựa chọn gửi kèm tệp chưa đúng: ${found ?? ""}. Hãy mở lại trang rồi chọn tệp lần nữa.`,
  },
  ANNEX_NO_TABLE: { title: "Chưa thấy bảng chỉ tiêu", detail: ({ note }) => note ?? "" },
  ANNEX_PAPER: {
    title: "Chưa đủ thông tin văn bản",
    detail: ({ choices = [] }) =>
      `Còn thiếu ${choices.map((one) => MISSING[one] ?? one).join(", ")}; chưa ghi gì. Hãy điền ở bước 1.`,
  },
  ANNEX_HELD: {
    title: "Còn ô chưa lấy được số",
    detail: ({ found }) => `Còn ${found ?? ""} ô có vấn đề nên chưa ghi gì. Hãy sửa từng ô, hoặc chọn ghi phần còn lại.`,
  },
  ANNEX_PACK: {
    title: "Các lựa chọn chưa khớp nhau",
    detail: ({ note }) => `Chưa ghi gì: ${note ?? ""} Hãy xem lại chỉ tiêu mới, đơn vị tính và kỳ của các cột.`,
  },
} satisfies Record<keyof typeof ANNEX_STATUS, Sentence>;
