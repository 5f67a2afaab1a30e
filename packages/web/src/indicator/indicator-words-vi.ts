import type { Shape } from "../data/words-vi.ts";

/** What the page of one indicator says beside its figures. */
export const INDICATOR_VI = {
  forecast: "Dự báo cả năm",
  forecastValue: "Cả năm có thể đạt",
  range: (low: string, high: string, unit: string) => `trong khoảng ${low} – ${high} ${unit}`,
  noRange: "chưa đủ hai năm trước để có khoảng dao động",
  ifSo: "Nếu đúng như vậy",
  noTarget: "chưa có kế hoạch để so",
  computed: "Số này do chương trình tính, không phải số ước của nơi nào, và không dùng để đánh giá.",
  below: "Nơi này báo cáo và tổng từ dưới lên",
  period: "Kỳ",
  own: "Nơi này báo cáo",
  total: "Tổng từ dưới lên",
  places: (count: number, of: number) => `${count}/${of} nơi`,
  difference: "Chênh",
  notComparable: "chưa so được, vì chưa đủ mọi nơi",
  same: "không chênh",
  notSaid: "chưa báo cáo",
  noSuch: "nêu không có số liệu",
  missing: "Còn thiếu",
  missingNames: (names: readonly string[], more: number) => `${names.join(", ")}${more > 0 ? ` và ${more} nơi khác` : ""}`,
  nobodyMissing: "không nơi nào",
  eachPlace: "Xem từng nơi ở trang Tổng hợp",
} as const;

export type IndicatorWords = Shape<typeof INDICATOR_VI>;
