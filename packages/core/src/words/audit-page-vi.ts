import type { PageWords } from "./audit-page-words.ts";

export const pageWordsVi: PageWords = {
  title: "Rà soát số liệu",
  document: "Nội dung văn bản",
  findings: "Kết quả rà soát",
  noErrors: "Không có số liệu nào SAI.",
  ignored: "BỎ QUA",
  reason: "Lý do bỏ qua",
  operands: "Các số liên quan",
  places: "Chỗ liên quan",
  fingerprint: "Mã nhận dạng",
  line: "dòng",
  previous: "Trước",
  next: "Sau",
  close: "Đóng",
  keys: "Phím j, k: kết quả sau, trước",
  notRead: "Chưa đọc",
  legend:
    "Chỉ kiểm tra số liệu trong văn bản có khớp nhau hay không, theo đúng các chữ số đã in; không kết luận số liệu nào đúng. SAI: không khớp dù làm tròn theo cách nào. XEM LẠI: người soạn thảo cần xem lại.",
};
