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
} as const;

export type IndicatorWords = Shape<typeof INDICATOR_VI>;
