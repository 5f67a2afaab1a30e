import type { Question } from "../form-import/question.ts";

/** What may be answered to questions about a file, by kind and answer; names of the file and the form are said as they are. */
export const formAnswersVi: { readonly [K in Question["kind"]]: Readonly<Record<string, string>> } = {
  table: {},
  column: { skip: "Không lấy cột này" },
  line: { skip: "Không lấy dòng này" },
  marks: {
    vi: "Dấu phẩy ngăn phần lẻ: 1.234,5",
    en: "Dấu chấm ngăn phần lẻ: 1,234.5",
    each: "Chỉ lấy những số đọc được theo một cách",
  },
  dash: { none: "Không phát sinh", zero: "Số 0", blank: "Chưa có số, để trống" },
  unit: { same: "Đúng, là đơn vị tính của biểu", skip: "Không lấy những số này" },
  digits: { printed: "Lấy số hiện ra", stored: "Lấy đủ chữ số trong ô" },
  empty: { keep: "Giữ số đã nhập", clear: "Xóa số đã nhập" },
};
