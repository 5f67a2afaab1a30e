/** What the template says. It is a Vietnamese paper whatever the language of the page. */
export const TEMPLATE_WORDS = {
  mark: "STT",
  label: "Chỉ tiêu",
  unit: "Đơn vị tính",
  guide: "Chỉ nhập vào các ô nền vàng; ô nền xám tự tính hoặc đã có sẵn. Chưa có số thì để trống, không ghi 0.",
  guideSheet: "Hướng dẫn",
  wrong: {
    decimal: "Ô này nhận một con số không âm. Chưa có số thì để trống; không có số liệu thì chọn lý do ở cột cuối.",
    "decimal-signed": "Ô này nhận một con số. Chưa có số thì để trống; không có số liệu thì chọn lý do ở cột cuối.",
    whole: "Ô này nhận số nguyên, không âm. Chưa có số thì để trống; không có số liệu thì chọn lý do ở cột cuối.",
    "whole-signed": "Ô này nhận số nguyên. Chưa có số thì để trống; không có số liệu thì chọn lý do ở cột cuối.",
  },
} as const;

export const TEMPLATE_GUIDE: readonly [string, ...string[]] = [
  "CÁCH ĐIỀN BIỂU",
  "Ô nền vàng: nhập số liệu. Ô nền xám: số đã có hoặc tự tính, không sửa được. Số in nghiêng lấy từ phiếu đã gửi, chưa được duyệt.",
  "Số ghi theo đơn vị tính ở cột “Đơn vị tính”. Chưa có số thì để trống: để trống không phải là số 0.",
  "Không có số liệu thì để trống ô số và chọn hoặc gõ lý do ở cột “Lý do không có số liệu” bên phải bảng (mỗi cột nhập có một cột lý do).",
  "Ô tính sẵn hiện trống cho đến khi đủ số liệu cần thiết, kể cả số của các kỳ trước.",
  "Đổi tên trang tính, sắp xếp lại dòng, chuyển cột đều được, miễn là không xóa dòng 1 và cột A đang ẩn.",
  "Tệp chỉ dùng cho đúng biểu, đơn vị và kỳ ghi ở đầu trang. Kỳ sau hãy tải mẫu mới.",
  "Tải tệp lên thì được xem trước từng ô trước khi ghi. Ô để trống không xóa số đã nhập. Tải lại cùng một tệp không làm thay đổi gì.",
];
