import type { IndicatorWords } from "./indicator-words-vi.ts";

export const INDICATOR_EN: IndicatorWords = {
  forecast: "Forecast of the year",
  forecastValue: "The year may come to",
  range: (low, high, unit) => `between ${low} and ${high} ${unit}`,
  noRange: "fewer than two earlier years to give a range",
  ifSo: "If so",
  noTarget: "no target to hold it against",
  computed: "Computed by the program: nobody's estimate, and no ground of the judgement.",
};
