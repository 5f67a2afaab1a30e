import type { EXPLANATION_STATUS } from "./explanation-problem.ts";
import { ruled, type Sentence } from "./sentence.ts";

/** English sentences of the refusals about explanations. */
export const EXPLANATION_PROBLEMS_EN = {
  EXPLANATION_UNKNOWN: {
    title: "There is no such explanation",
    detail: () => "There is no such explanation at the places you are appointed for. See the list on the page Explanations.",
  },
  EXPLANATION_CHANGED: ruled("Somebody has just done something to it"),
  EXPLANATION_WRONG_STATE: ruled("It no longer waits for this"),
  EXPLANATION_NOT_ASKED_OF_YOU: ruled("Somebody else answers it"),
  EXPLANATION_NOT_YOURS: ruled("It is for whoever asked"),
  EXPLANATION_TEXT_MISSING: ruled("Nothing is written"),
  EXPLANATION_ASKED: ruled("This figure is being asked about"),
  EXPLANATION_SECTOR: ruled("The indicator is of another sector"),
} satisfies Record<keyof typeof EXPLANATION_STATUS, Sentence>;
