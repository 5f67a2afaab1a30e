import type { FORM_FILE_STATUS } from "./form-file-problem.ts";
import { ruled, type Sentence } from "./sentence.ts";

const CHANGED = "Biểu đã đổi sau khi tải mẫu";
const TOO_LARGE = "Bảng quá lớn";

/** Vietnamese sentences of the refusals of a file for a form. */
export const FORM_FILE_PROBLEMS_VI = {
  FORM_FILE_ANSWERS: {
    title: "Không đọc được các câu trả lời",
    detail: ({ found }) => `Phần trả lời gửi kèm tệp chưa đúng: ${found ?? ""}. Hãy chọn lại tệp.`,
  },
  FORM_FILE_OTHER_FORM: ruled("Tệp của biểu khác"),
  FORM_FILE_OTHER_PLACE: ruled("Tệp của đơn vị khác"),
  FORM_FILE_OTHER_PERIOD: ruled("Tệp của kỳ khác"),
  FORM_FILE_VERSION: ruled("Mẫu của phiên bản khác"),
  FORM_FILE_LINE_GONE: ruled(CHANGED),
  FORM_FILE_LINE_NEW: ruled(CHANGED),
  FORM_FILE_LINE_UNIT: ruled(CHANGED),
  FORM_FILE_COLUMN_GONE: ruled(CHANGED),
  FORM_FILE_COLUMN_NEW: ruled(CHANGED),
  FORM_FILE_SHEET_TWICE: ruled("Hai trang cùng là mẫu của phiếu này"),
  FORM_FILE_NO_TABLE: ruled("Không thấy bảng số liệu"),
  FORM_FILE_NO_LINES: ruled("Không dòng nào của tệp là của biểu này"),
  FORM_FILE_TOO_MANY_ROWS: ruled(TOO_LARGE),
  FORM_FILE_TOO_MANY_COLUMNS: ruled(TOO_LARGE),
} satisfies Record<keyof typeof FORM_FILE_STATUS, Sentence>;
