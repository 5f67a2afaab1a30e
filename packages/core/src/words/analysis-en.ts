import type { AssessReason } from "../analysis/assess.ts";
import type { CheckReason } from "../analysis/check-relation.ts";
import { showDecimal } from "../quantity/decimal.ts";
import type { StatedVerdict } from "../value/relation.ts";
import { type Sentences, toSentence } from "./sentence.ts";
import { judgeSentencesEn } from "./verdict-en.ts";

const RANKED = { exceeded: "above plan", met: "met", notMet: "not met" } as const satisfies Record<StatedVerdict, string>;
const LACKS = { actual: "actual", target: "target", both: "figures" } as const;

export const assessSentencesEn = {
  ...judgeSentencesEn,
  STATED_AGREES: ({ stated }) => `Recomputed, it is what the report says: ${RANKED[stated]}.`,
  STATED_DIFFERS: ({ stated, computed }) => `The report says ${RANKED[stated]}, but its figures give ${RANKED[computed]}.`,
  STATED_WITHOUT_FIGURES: ({ stated, lacks }) =>
    `The report says ${RANKED[stated]} but prints no ${LACKS[lacks]} to recompute it from.`,
  STATED_PERCENT_ONLY: ({ stated, percent }) =>
    `The report says ${RANKED[stated]} and prints only ${showDecimal(percent)} % of plan, no figures to recompute it from.`,
  PERCENT_WITHOUT_FIGURES: ({ percent }) =>
    `The report prints only ${showDecimal(percent)} % of plan, no figures to recompute it from.`,
} satisfies Sentences<AssessReason>;

export const checkSentencesEn = {
  RELATION_HOLDS: () => "Recomputed, it is what is printed.",
  RELATION_ROUNDED_OTHERWISE: () => "Recomputed, it is off by less than one unit of the last digit: rounded otherwise.",
  RELATION_FAILS: () => "Recomputed, it is not what is printed.",
  RELATION_FIGURES_MISSING: ({ missing }) =>
    `It cannot be recomputed: no figure for ${missing.map((ref) => `${ref.fact === "target" ? "the target of " : ""}"${ref.indicator}"`).join(", ")}.`,
  RELATION_ZERO_DIVISOR: ({ divisor }) => `There is no percentage: "${divisor.indicator}" is 0.`,
  RELATION_UNITS_DIFFER: ({ units }) =>
    `It cannot be recomputed: the units do not convert into each other (${units.join(", ")}).`,
  RELATION_BASE_IN_WORDS: ({ base }) =>
    `It cannot be recomputed: what it is compared with is given in words only (${base || "not given"}).`,
  RELATION_NOT_COMPUTABLE: () => "It cannot be recomputed: the report prints no actual and target.",
  RELATION_INCOMPLETE: () => "The relation lacks what it needs to be recomputed.",
} satisfies Sentences<CheckReason>;

/** Why an assessment is what it is, in one line. */
export function explainAssessmentEn(reasons: readonly AssessReason[]): string {
  return reasons.map((reason) => toSentence<AssessReason>(assessSentencesEn, reason)).join(" ");
}
