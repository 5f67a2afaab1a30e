import type { ForecastLack, IndicatorForecast } from "../analysis/forecast-assessed.ts";
import { showPeriodEn } from "./period-en.ts";
import type { Sentences } from "./sentence.ts";

const KINDS = { month: "month", quarter: "quarter" } as const satisfies Record<IndicatorForecast["kind"], string>;

/** Why nothing is forecast, and what would help. */
export const forecastLackSentencesEn = {
  FORECAST_NOT_ADDITIVE: () => "No forecast: this indicator does not add up over time.",
  FORECAST_YEAR_OVER: () => "The figure of the whole year is there; there is nothing to forecast.",
  FORECAST_NO_PARTS: () => "No forecast yet: nobody has reported a month or a quarter of the year.",
  FORECAST_GAP: ({ missing }) =>
    `No forecast yet: ${showPeriodEn(missing)} has no figure, or not of all places. With that period there will be one.`,
  FORECAST_NOTHING_REACHED: () => "No forecast yet: nothing has been reached since the start of the year.",
} satisfies Sentences<ForecastLack>;

/** By what a forecast was made. @rule V19 V40 */
export function explainForecastEn({ method, years, parts, of, kind, from }: IndicatorForecast): string {
  const reached = `${parts} of ${of} ${KINDS[kind]}s`;
  const how =
    method === "even"
      ? `By the mean of the ${reached} that are there; no earlier year has figures enough to follow its course.`
      : `By the course of ${years === 1 ? "the year before" : `${years} earlier years`}: what had been reached after ${reached}, of the whole year.`;
  return from === "total" ? `${how} The figure of each ${KINDS[kind]} is the total of the places below.` : how;
}
