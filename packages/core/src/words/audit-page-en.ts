import type { PageWords } from "./audit-page-words.ts";

export const pageWordsEn: PageWords = {
  title: "Figures checked",
  document: "Text of the document",
  findings: "Findings",
  noErrors: "No figure is in error.",
  ignored: "SET ASIDE",
  reason: "Set aside because",
  operands: "Figures of this relation",
  places: "Other places",
  fingerprint: "Fingerprint",
  line: "line",
  previous: "Previous",
  next: "Next",
  close: "Close",
  keys: "Keys j, k: next, previous",
  notRead: "Not read",
  legend:
    "Only whether the figures of the document agree with each other is checked, by the digits printed; which of them is right is not said. ERROR: they do not agree however they were rounded. REVIEW: worth a look by the author.",
};
