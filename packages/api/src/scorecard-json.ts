import type { Assessment } from "@kehoach/core/analysis/assess";
import type { ForecastAnswer, IndicatorForecast } from "@kehoach/core/analysis/forecast-assessed";
import { explainAssessmentEn } from "@kehoach/core/words/analysis-en";
import { explainAssessmentVi } from "@kehoach/core/words/analysis-vi";
import { explainForecastEn, forecastLackSentencesEn } from "@kehoach/core/words/forecast-en";
import { explainForecastVi, forecastLackSentencesVi } from "@kehoach/core/words/forecast-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import { type Language, type Reader, toDecimalText } from "./figure-json.ts";
import type { ForecastJson, ScorecardRowJson } from "./scorecard.ts";

function toForecastJson(language: Language, forecast: IndicatorForecast): ForecastJson {
  const { method, years, kind, parts, of, from } = forecast;
  return {
    value: toDecimalText(forecast.value) ?? "",
    low: toDecimalText(forecast.low),
    high: toDecimalText(forecast.high),
    method,
    years,
    kind,
    parts,
    of,
    from,
    percent: toDecimalText(forecast.percent),
    verdict: forecast.verdict ?? null,
    explanation: (language === "en" ? explainForecastEn : explainForecastVi)(forecast),
  };
}

/** Of a year that is over, and of what does not add up, nothing is said. @rule V40 */
function showLack(language: Language, { lack }: ForecastAnswer): string | null {
  if (lack === undefined || lack.code === "FORECAST_NOT_ADDITIVE" || lack.code === "FORECAST_YEAR_OVER") return null;
  return toSentence(language === "en" ? forecastLackSentencesEn : forecastLackSentencesVi, lack);
}

/** An assessment as the wire has it. `position` is its place in the headline list, 0 outside it. */
export function toScorecardRow(reader: Reader, row: Assessment, position: number, answer: ForecastAnswer): ScorecardRowJson {
  const explain = reader.language === "en" ? explainAssessmentEn : explainAssessmentVi;
  return {
    code: row.code,
    name: row.name,
    unit: row.unit,
    target: toDecimalText(row.target),
    actual: toDecimalText(row.actual),
    percent: toDecimalText(row.percent),
    verdict: row.verdict,
    stated: row.stated ?? null,
    computed: row.computed ?? null,
    agree: row.agree ?? null,
    explanation: explain(row.reasons),
    position,
    sector: row.code.slice(0, row.code.indexOf(".")),
    direction: reader.book.indicators.get(row.code)?.direction.kind ?? "",
    reasons: row.reasons.map(({ code }) => code),
    forecast: answer.forecast ? toForecastJson(reader.language, answer.forecast) : null,
    forecastLack: showLack(reader.language, answer),
  };
}
