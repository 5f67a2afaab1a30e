import type { ImportKind } from "@kehoach/core/import/columns";

/** What the sheet of guidance says, a line each. The template is a Vietnamese paper whatever the language of the page. */
export const GUIDES = {
  places: [
    "CÁCH ĐIỀN DANH SÁCH ĐƠN VỊ",
    "Mỗi dòng một địa bàn hoặc cơ quan. Chỉ bắt buộc cột “Tên đơn vị”; các cột khác để trống cũng được. Thứ tự cột đổi được, tên cột giữ nguyên.",
    "Tên đơn vị: ghi đủ như tên gọi, ví dụ “Phòng Nội vụ”, “Xã Bằng Phúc”.",
    "Mã: địa bàn ghi mã đơn vị hành chính của Nhà nước (ví dụ 01234); giữ đủ số 0 ở đầu. Cơ quan không có mã thì để trống, hệ thống tự đặt theo tên.",
    "Loại: xã, phường, thị trấn, huyện, phòng, trung tâm… Để trống khi tên đã nói rõ. Cơ quan khác ghi “cơ quan”.",
    "Cấp trên: ghi mã hoặc tên của đơn vị cấp trên. Để trống thì đặt dưới địa bàn của cơ quan.",
    "Từ ngày, Đến hết ngày: ngày/tháng/năm. Để trống “Từ ngày” thì lấy theo cấp trên. “Đến hết ngày” chỉ ghi cho đơn vị đã giải thể, sáp nhập.",
    "Đơn vị đã có thì ô trống nghĩa là giữ như cũ. Nhập lại cùng một tệp không làm thay đổi gì.",
    "Dòng “(ví dụ)” không được nhập; để lại hay xóa đi đều được.",
    "Trước khi ghi, hệ thống cho xem trước từng dòng và chỉ rõ ô nào chưa đúng.",
  ],
  users: [
    "CÁCH ĐIỀN DANH SÁCH NGƯỜI DÙNG",
    "Mỗi dòng một phân công: ai, vai trò gì, ở đơn vị nào. Một người có nhiều phân công thì ghi nhiều dòng, cùng thư điện tử.",
    "Bắt buộc: Họ và tên, Vai trò, Đơn vị; người mới cần có Thư điện tử.",
    "Tên đăng nhập: để trống thì đặt theo tên, ví dụ Nguyễn Văn An là an.nguyen. Thư điện tử mỗi người một địa chỉ riêng.",
    "Vai trò: chọn trong danh sách. Một người có hai vai trò ở cùng đơn vị có thể ghi “người duyệt; lãnh đạo”.",
    "Đơn vị: ghi tên hoặc mã. Phân công ở một đơn vị gồm cả các đơn vị bên dưới.",
    "Lĩnh vực: để trống là mọi lĩnh vực; nhiều lĩnh vực cách nhau bằng dấu chấm phẩy.",
    "Từ ngày: để trống là từ hôm nay. Đến hết ngày: để trống là không hạn.",
    "Người đã có (cùng tên đăng nhập hoặc thư điện tử) chỉ được thêm phân công còn thiếu. Nhập lại cùng một tệp không làm thay đổi gì.",
    "Dòng “(ví dụ)” không được nhập; để lại hay xóa đi đều được.",
    "Xem trước không gửi thư cho ai. Khi ghi, mỗi người mới được một liên kết dùng một lần để tự đặt mật khẩu.",
  ],
} as const satisfies Record<ImportKind, readonly [string, ...string[]]>;

export const SHEET_NAMES = {
  places: "Đơn vị",
  users: "Người dùng",
  guide: "Hướng dẫn",
  lists: "Danh mục",
  links: "Lời mời",
} as const;
export const LINK_HEADINGS = ["Họ và tên", "Tên đăng nhập", "Liên kết đặt mật khẩu (dùng một lần)", "Ghi chú"] as const;
