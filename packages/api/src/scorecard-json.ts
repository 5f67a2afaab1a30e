import type { Assessment } from "@kehoach/core/analysis/assess";
import { explainAssessmentEn } from "@kehoach/core/words/analysis-en";
import { explainAssessmentVi } from "@kehoach/core/words/analysis-vi";
import { type Reader, toDecimalText } from "./figure-json.ts";
import type { ScorecardRowJson } from "./scorecard.ts";

/** An assessment as the wire has it. `position` is its place in the headline list, 0 outside it. */
export function toScorecardRow(reader: Reader, row: Assessment, position: number): ScorecardRowJson {
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
  };
}
