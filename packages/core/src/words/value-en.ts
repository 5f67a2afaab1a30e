import { showBreakdown } from "../indicator/breakdown.ts";
import type { ConvertProblem } from "../value/convert-places.ts";
import type { Part } from "../value/formula-value.ts";
import type { Sentences } from "./sentence.ts";

export const valueSentencesEn = {
  VALUE_NO_FORMULA: ({ indicator }) => `The indicator "${indicator}" has no formula.`,
  VALUE_FORMULA_MALFORMED: ({ indicator, at }) => `The formula of "${indicator}" is wrong at character ${at + 1}.`,
  VALUE_REFERENCE_UNKNOWN: ({ indicator, name, at }) =>
    `The formula of "${indicator}", character ${at + 1}: no indicator (or more than one) is called "${name}".`,
  VALUE_FORMULA_CIRCLE: ({ circle }) => `Formulas go in a circle: ${circle.join(" → ")}.`,
  VALUE_DIVIDED_BY_ZERO: ({ indicator, at }) =>
    `"${indicator}" cannot be computed: the step at character ${at + 1} divides by 0 or rounds wrongly.`,
  VALUE_PARTS_MISSING: ({ indicator, parts }) =>
    `"${indicator}" cannot be computed: no figure yet for ${parts.map(showPart).join(", ")}.`,
  CONVERT_NOT_ADDITIVE: ({ indicator, part }) =>
    indicator === part
      ? `"${indicator}" cannot be read in other boundaries: it is not additive over places and has no formula.`
      : `"${indicator}" cannot be read in other boundaries: its part "${part}" is not additive over places.`,
} satisfies Sentences<ConvertProblem>;

function showPart(part: Part): string {
  return part.breakdown.length === 0 ? `"${part.indicator}"` : `"${part.indicator}" (${showBreakdown(part.breakdown)})`;
}
