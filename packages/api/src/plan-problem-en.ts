import type { PLAN_STATUS } from "./plan-problem.ts";
import type { Sentence } from "./sentence.ts";

/** English sentences of the refusals about plans. */
export const PLAN_PROBLEMS_EN = {
  PLAN_ENTRY: { title: "A target is not right", detail: (p) => `Line ${p.found ?? ""}: ${p.note ?? ""}. Nothing was saved.` },
  PLAN_CONFLICT: {
    title: "A pack or an approved form holds this figure",
    detail: (p) =>
      `${p.found ?? "A figure"} is set by ${p.note ?? ""} and can not be changed here. Adjust a target by a document, or change the pack and apply it again; correct a figure of an approved form in that form.`,
  },
  PLAN_PACK: {
    title: "What was entered does not fit together",
    detail: (p) => `Nothing was saved: ${p.note ?? ""} Look at the year, the periods, the list of indicators and the document.`,
  },
  PLAN_STAGE: { title: "The plan can not go there", detail: (p) => p.note ?? "" },
  ATTACHMENT_UNKNOWN: {
    title: "There is no such attachment",
    detail: () => "The attachment was not found, or has been taken away. Open the page of the document again.",
  },
  ATTACHMENT_KIND: {
    title: "This kind of file is not taken",
    detail: (p) =>
      `File ${p.found ?? ""} is not of a kind that can be attached. Taken are PDF, Word, Excel, CSV, PNG and JPEG; the content must fit the extension.`,
  },
  ATTACHMENT_BUSY: {
    title: "Many files are coming in",
    detail: () => "The server is taking many files at once; try again in a few minutes.",
  },
  PLAN_NOTHING: {
    title: "There is nothing to save",
    detail: (p) =>
      `No list of indicators and no proposal of "${p.found ?? ""}" was found. Choose a year that has a list, or enter proposals before assigning.`,
  },
} satisfies Record<keyof typeof PLAN_STATUS, Sentence>;
