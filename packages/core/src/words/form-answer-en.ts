import type { Question } from "../form-import/question.ts";

/** What may be answered to questions about a file, in English. */
export const formAnswersEn: { readonly [K in Question["kind"]]: Readonly<Record<string, string>> } = {
  table: {},
  column: { skip: "Leave this column out" },
  line: { skip: "Leave this line out" },
  marks: {
    vi: "A comma parts the decimals: 1.234,5",
    en: "A point parts the decimals: 1,234.5",
    each: "Take only numbers that can be read one way",
  },
  dash: { none: "There is none", zero: "Zero", blank: "Not known yet, leave it empty" },
  unit: { same: "Yes, it is the unit of the form", skip: "Leave these figures out" },
  digits: { printed: "The figure as shown", stored: "Every digit in the cell" },
  empty: { keep: "Keep what is entered", clear: "Empty the cells" },
};
