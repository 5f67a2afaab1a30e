import type { ForecastLack, IndicatorForecast } from "../analysis/forecast-assessed.ts";
import { showPeriodVi } from "./period-vi.ts";
import type { Sentences } from "./sentence.ts";

const KINDS = { month: "tháng", quarter: "quý" } as const satisfies Record<IndicatorForecast["kind"], string>;

/** Why nothing is forecast, and what would help. */
export const forecastLackSentencesVi = {
  FORECAST_NOT_ADDITIVE: () => "Không dự báo: chỉ tiêu này không cộng theo thời gian.",
  FORECAST_YEAR_OVER: () => "Đã có số cả năm, không cần dự báo.",
  FORECAST_NO_PARTS: () => "Chưa dự báo được: trong năm chưa có số liệu của tháng hay quý nào.",
  FORECAST_GAP: ({ missing }) =>
    `Chưa dự báo được: ${showPeriodVi(missing)} chưa có số liệu hoặc chưa đủ các nơi. Bổ sung kỳ ấy thì có dự báo.`,
  FORECAST_NOTHING_REACHED: () => "Chưa dự báo được: từ đầu năm chưa thực hiện được gì.",
} satisfies Sentences<ForecastLack>;

/** By what a forecast was made. @rule V19 V40 */
export function explainForecastVi({ method, years, parts, of, kind, from }: IndicatorForecast): string {
  const reached = `${parts}/${of} ${KINDS[kind]}`;
  const how =
    method === "even"
      ? `Tính đều theo ${reached} đã có; chưa có năm trước nào đủ số liệu để theo nhịp.`
      : `Theo nhịp ${years === 1 ? "" : `${years} `}năm trước: sau ${reached} đã đạt bao nhiêu phần của cả năm.`;
  return from === "total" ? `${how} Số từng ${KINDS[kind]} là tổng của các nơi bên dưới.` : how;
}
