import type { ANNEX_STATUS } from "./annex-problem.ts";
import type { Sentence } from "./sentence.ts";

const MISSING: Readonly<Record<string, string>> = {
  year: "the year of the plan",
  type: "the kind of document",
  date: "the day it was issued",
  reason: "the reason for the adjustment",
};

/** English sentences of the refusals of importing an annex. */
export const ANNEX_PROBLEMS_EN = {
  ANNEX_CHOICES: {
    title: "The choices can not be read",
    detail: ({ found }) =>
      `The choices sent with the file are not right: ${found ?? ""}. Open the page again and choose the file once more.`,
  },
  ANNEX_NO_TABLE: { title: "No table of targets found", detail: ({ note }) => note ?? "" },
  ANNEX_PAPER: {
    title: "Too little is known of the document",
    detail: ({ choices = [] }) =>
      `Still missing: ${choices.map((one) => MISSING[one] ?? one).join(", ")}. Nothing was written; fill it in at step 1.`,
  },
  ANNEX_HELD: {
    title: "Some cells give no figure yet",
    detail: ({ found }) => `${found ?? ""} cells have problems, so nothing was written. Mend each, or choose to write the rest.`,
  },
  ANNEX_PACK: {
    title: "The choices do not fit together",
    detail: ({ note }) => `Nothing was written: ${note ?? ""} Look at new indicators, units and the periods of columns.`,
  },
} satisfies Record<keyof typeof ANNEX_STATUS, Sentence>;
