/** What a workbook of totals says. It is a Vietnamese paper whatever the language of the page. */
export const TOTAL_WORDS = {
  sheet: "Tổng hợp",
  title: "TỔNG HỢP SỐ LIỆU TỪ CẤP DƯỚI",
  place: "Nơi",
  period: "Kỳ",
  sector: "Lĩnh vực",
  cumulative: "lũy kế từ đầu năm",
  legend:
    "Chỉ gồm số đã duyệt. Ô trống là chưa báo cáo, không phải số 0; “không có” là nơi ấy nêu không có số liệu. " +
    "Số in nghiêng là cộng từ những nơi ở dưới, hoặc tỷ lệ tính lại từ các phần.",
  short: "Số in mờ là chưa đủ các kỳ từ đầu năm.",
  tooWide: "Bảng quá nhiều nơi nên chỉ có tổng; tải riêng từng lĩnh vực để có số của từng nơi.",
  label: "Chỉ tiêu",
  unit: "Đơn vị tính",
  own: "Nơi này báo cáo",
  total: "Tổng từ dưới lên",
  places: (expected: number) => `Số nơi đã có số (trên ${expected})`,
  parts: (parts: number) => `Số kỳ đã có trong tổng (trên ${parts})`,
  missing: "Nơi chưa báo cáo",
  more: (count: number) => `và ${count} nơi khác`,
  difference: "Chênh (nơi này báo cáo trừ tổng)",
  before: "Cùng kỳ năm trước",
  percent: "% so với cùng kỳ",
  none: "không có",
} as const;
