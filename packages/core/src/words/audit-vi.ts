import type { Result, Rule } from "../audit/claim.ts";
import type { NotRead } from "../audit/document.ts";
import type { NonQuantityReason } from "../audit/figure/figure.ts";
import type { UncheckedReason } from "../audit/note.ts";

export const ruleNamesVi = {
  "percent-of-plan": "Tỷ lệ so với kế hoạch",
  share: "Tỷ trọng",
  growth: "Tăng, giảm theo tỷ lệ",
  difference: "Tăng, giảm theo số tuyệt đối",
  ratio: "Tỷ lệ so với kỳ gốc",
  points: "Điểm phần trăm",
  multiple: "Số lần",
  sum: "Tổng và các phần",
  breakdown: "Cơ cấu cộng bằng 100 %",
  "list-count": "Danh sách và số đếm",
  "k-of-n": "Số trong tổng số",
  balance: "Cân đối đầu kỳ, trong kỳ, cuối kỳ",
  "table-formula": "Công thức trong bảng",
  "cross-mention": "Cùng nội dung ở nhiều chỗ",
  "implied-plan": "Kế hoạch suy ra từ tỷ lệ",
  "unit-scale": "Lệch đơn vị",
  direction: "Chiều tăng, giảm",
  duplicate: "Đoạn văn lặp",
  "verdict-word": "Lời đánh giá và số liệu",
  sequence: "Thứ tự",
  "name-variant": "Cách viết tên",
} satisfies Record<Rule, string>;

export const resultNamesVi = {
  error: "SAI",
  review: "XEM LẠI",
  rounding: "LÀM TRÒN",
  convention: "LỆCH QUY TẮC",
  ok: "KHỚP",
  unchecked: "KHÔNG KIỂM ĐƯỢC",
} satisfies Record<Result, string>;

export const reasonNamesVi = {
  "missing-base": "thiếu số gốc để so",
  "base-not-positive": "số gốc bằng 0 hoặc âm",
  "no-earlier-period": "thiếu số của kỳ gốc",
  "several-readings": "có nhiều cách hiểu",
  "other-unit": "khác đơn vị",
  "other-period": "khác kỳ",
  "estimate-against-official": "số ước so với số chính thức",
  "partial-list": "các phần nêu ra chưa phải tất cả",
  "unclear-table": "bảng không rõ cột, dòng",
  "ambiguous-number": "số có thể đọc nhiều cách",
  weak: "độ chính xác đã ghi quá thấp để kết luận",
  "pack-missing": "gói không có số liệu",
  "pack-other-day": "khác ngày chốt số liệu của gói",
} satisfies Record<UncheckedReason | "pack-missing" | "pack-other-day", string>;

export const nonQuantityNamesVi = {
  date: "ngày, tháng, năm",
  period: "kỳ, giai đoạn",
  time: "giờ",
  "document-number": "số hiệu văn bản",
  article: "điều, khoản",
  enumeration: "số thứ tự mục",
  name: "tên gọi có số",
  rank: "hạng, bậc",
  phone: "số điện thoại",
  code: "mã số",
  "map-scale": "tỷ lệ bản đồ",
  ordinal: "số thứ tự",
  "rate-base": "mẫu của tỷ suất",
  malformed: "viết không thành số",
} satisfies Record<NonQuantityReason, string>;

export const notReadVi = {
  PICTURES: (count) => `${count} hình ảnh: số liệu trong hình không được kiểm`,
  PAGES: (count) => `${count} trang ở cuối, vượt giới hạn số trang`,
  SHEETS: (count) => `${count} trang tính`,
  LENGTH: (count) => `${count} ký tự ở cuối, vượt giới hạn độ dài`,
  REVISIONS: (count) => `${count} sửa đổi đang theo dõi: kiểm theo nội dung sau khi chấp nhận`,
} satisfies Record<NotRead["code"], (count: string) => string>;
