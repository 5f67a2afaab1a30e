import { showDecimal } from "../quantity/decimal.ts";
import type { JudgeReason } from "../verdict/judge.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { Sentences } from "./sentence.ts";

/** Names of the verdicts, as screens print them. */
export const verdictNamesEn = {
  exceeded: "above plan",
  met: "plan met",
  notMet: "plan not met",
  notAssessable: "not assessable yet",
  noFigure: "no figure yet",
} satisfies Record<Verdict, string>;

export const judgeSentencesEn = {
  ABOVE_TARGET: () => "The actual is above the target.",
  EQUAL_TARGET: () => "The actual equals the target.",
  BELOW_TARGET: () => "The actual is below the target.",
  WITHIN_BOUND: () => "The actual is within the bound the plan sets.",
  OUTSIDE_BOUND: () => "The actual is outside the bound the plan sets.",
  WITHIN_RANGE: ({ low, high }) => `The actual is between ${showDecimal(low)} and ${showDecimal(high)}.`,
  OUTSIDE_RANGE: ({ low, high }) => `The actual is not between ${showDecimal(low)} and ${showDecimal(high)}.`,
  KEPT: () => "The level the plan sets is kept.",
  NOT_KEPT: () => "The level the plan sets is not kept.",
  ON_COURSE: ({ expected, asOf }) => `By ${asOf} the plan's pace asks for ${showDecimal(expected)}: on course.`,
  BEHIND_COURSE: ({ expected, asOf }) => `By ${asOf} the plan's pace asks for ${showDecimal(expected)}: behind.`,
  NOT_DUE_YET: ({ asOf }) => `On ${asOf} the period is still running; this indicator is judged at its end.`,
  NOT_STARTED: ({ asOf }) => `The figure reaches to ${asOf}, before the period begins.`,
  NO_AS_OF: () => "The figure does not say up to which day it reaches, so its pace cannot be judged.",
  NOT_REPORTED: () => "No actual has been reported.",
  DECLARED_NO_FIGURE: () => "The reporter declared that there is no such figure.",
  NO_TARGET: () => "There is no target to compare with.",
  TARGET_DECLARED_NO_FIGURE: () => "The plan gives no number for this indicator.",
} satisfies Sentences<JudgeReason>;
