/** The guides are in Vietnamese alone; what stands around them is in both languages. */
export const HELP_WORDS = {
  vi: {
    title: "Hướng dẫn",
    lead: "Từng việc một, theo thứ tự một cơ quan mới cần đến.",
    all: "Mọi hướng dẫn",
    next: "Tiếp theo:",
    missing: "Không có hướng dẫn này.",
    only: "",
    about: {
      "lap-co-quan": "Từ máy mới cài đến lúc có địa bàn, người dùng, biểu và kế hoạch đầu tiên.",
      "giao-ke-hoach": "Mở kế hoạch năm, dự kiến, giao bằng văn bản, nhập phụ lục, điều chỉnh giữa năm.",
      "lap-bieu": "Chọn chỉ tiêu, bộ cột, quy tắc; nơi gửi, hạn gửi; sửa, chép, kết thúc.",
      "nhap-va-gui-bieu": "Việc của tôi, nhập số trên lưới hoặc điện thoại, giải trình, gửi, rút lại.",
      "nhap-tu-excel": "Biểu mẫu Excel, bảng tự lập, in biểu để ký, đính bản đã ký.",
      duyet: "Hộp duyệt, xem một phiếu, duyệt, trả lại, mở lại để đính chính, ma trận duyệt.",
      "don-doc": "Ai quá hạn, tin nhắc để dán vào nhóm, công văn đôn đốc, bảng gửi đủ, mức đúng hạn.",
      "giai-trinh": "Trang điều hành trên điện thoại, đề nghị giải trình, trả lời kèm minh chứng, chấp nhận hay hỏi thêm.",
      "tong-hop": "Tổng từ dưới lên, nơi còn thiếu, chênh, lũy kế, số chưa duyệt, tải Excel.",
      "sao-luu": "Bản hằng ngày, đưa ra khỏi máy, thử và khôi phục.",
    },
  },
  en: {
    title: "Guides",
    lead: "One task at a time, in the order a new authority needs them.",
    all: "All guides",
    next: "Next:",
    missing: "There is no such guide.",
    only: "The guides are in Vietnamese.",
    about: {
      "lap-co-quan": "From a fresh machine to the first places, users, forms and plan.",
      "giao-ke-hoach": "Opening the plan of a year, proposing, assigning, importing an annex, adjusting.",
      "lap-bieu": "Choosing indicators, columns, rules; who sends and until when; changing, copying, ending.",
      "nhap-va-gui-bieu": "My work, entering figures in the grid or on a phone, explaining, sending, recalling.",
      "nhap-tu-excel": "Excel templates, tables of your own, printing for signature, attaching the signed copy.",
      duyet: "The inbox, looking at a form, approving, returning, opening again for a correction, the matrix.",
      "don-doc": "Who is overdue, reminders to paste, the letter, who has sent everything, kept days.",
      "giai-trinh":
        "The leader's page on a phone, asking for an explanation, answering with evidence, accepting or asking further.",
      "tong-hop": "Totals from below, who is missing, differences, the year so far, unapproved figures, Excel.",
      "sao-luu": "The daily copy, taking it elsewhere, trying it, restoring.",
    },
  },
};
