import type { ExplanationProblem } from "@kehoach/core/explanation/explanation";

/** Refusals of the rules of explanations; what there is to say of each stands in core/words. */
const RULED = {
  EXPLANATION_CHANGED: 409,
  EXPLANATION_WRONG_STATE: 409,
  EXPLANATION_NOT_ASKED_OF_YOU: 403,
  EXPLANATION_NOT_YOURS: 403,
  EXPLANATION_TEXT_MISSING: 422,
  EXPLANATION_ASKED: 409,
  EXPLANATION_SECTOR: 403,
} as const satisfies Record<ExplanationProblem["code"], number>;

/** Why something about an explanation is not shown or done, with its HTTP status. */
export const EXPLANATION_STATUS = { EXPLANATION_UNKNOWN: 404, ...RULED } as const;
