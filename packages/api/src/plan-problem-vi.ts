import type { PLAN_STATUS } from "./plan-problem.ts";
import type { Sentence } from "./sentence.ts";

/** Vietnamese sentences of the refusals about plans. */
export const PLAN_PROBLEMS_VI = {
  PLAN_ENTRY: { title: "Số kế hoạch chưa đúng", detail: (p) => `Dòng ${p.found ?? ""}: ${p.note ?? ""}. Chưa ghi dòng nào.` },
  PLAN_CONFLICT: {
    title: "Số này do gói hoặc phiếu đã duyệt giữ",
    detail: (p) =>
      `${p.found ?? "Một số"} đang theo ${p.note ?? ""}, không sửa ở đây được. Số kế hoạch thì điều chỉnh bằng một văn bản, hoặc sửa trong gói rồi nạp lại; số của phiếu đã duyệt thì đính chính ở phiếu.`,
  },
  PLAN_PACK: {
    title: "Những gì vừa nhập chưa khớp nhau",
    detail: (p) => `Chưa ghi gì: ${p.note ?? ""} Hãy xem lại năm, các kỳ, danh mục chỉ tiêu và văn bản.`,
  },
  PLAN_STAGE: { title: "Chưa chuyển bước được", detail: (p) => p.note ?? "" },
  ATTACHMENT_UNKNOWN: {
    title: "Không có tệp đính kèm này",
    detail: () => "Không tìm thấy tệp đính kèm, hoặc tệp đã được gỡ. Hãy mở lại trang văn bản.",
  },
  ATTACHMENT_KIND: {
    title: "Không nhận loại tệp này",
    detail: (p) =>
      `Tệp ${p.found ?? ""} không thuộc loại được đính kèm. Nhận: PDF, Word, Excel, CSV, ảnh PNG hoặc JPEG; nội dung phải đúng với phần mở rộng.`,
  },
  ATTACHMENT_BUSY: {
    title: "Đang nhận nhiều tệp",
    detail: () => "Máy chủ đang nhận nhiều tệp cùng lúc; hãy thử lại sau ít phút.",
  },
  PLAN_NOTHING: {
    title: "Không có gì để ghi",
    detail: (p) =>
      `Không tìm thấy danh mục hoặc số dự kiến nào của "${p.found ?? ""}". Hãy chọn năm có danh mục chỉ tiêu, hoặc nhập số dự kiến trước khi giao.`,
  },
} satisfies Record<keyof typeof PLAN_STATUS, Sentence>;
