import type { FORM_FILE_STATUS } from "./form-file-problem.ts";
import { ruled, type Sentence } from "./sentence.ts";

const CHANGED = "The form has changed since the template was made";
const TOO_LARGE = "The table is too large";

/** English sentences of the refusals of a file for a form. */
export const FORM_FILE_PROBLEMS_EN = {
  FORM_FILE_ANSWERS: {
    title: "The answers can not be read",
    detail: ({ found }) => `The answers sent with the file are not right: ${found ?? ""}. Choose the file once more.`,
  },
  FORM_FILE_OTHER_FORM: ruled("A file of another form"),
  FORM_FILE_OTHER_PLACE: ruled("A file of another place"),
  FORM_FILE_OTHER_PERIOD: ruled("A file of another period"),
  FORM_FILE_VERSION: ruled("A template of another release"),
  FORM_FILE_LINE_GONE: ruled(CHANGED),
  FORM_FILE_LINE_NEW: ruled(CHANGED),
  FORM_FILE_LINE_UNIT: ruled(CHANGED),
  FORM_FILE_COLUMN_GONE: ruled(CHANGED),
  FORM_FILE_COLUMN_NEW: ruled(CHANGED),
  FORM_FILE_SHEET_TWICE: ruled("Two sheets are the template of this form"),
  FORM_FILE_NO_TABLE: ruled("No table of figures found"),
  FORM_FILE_NO_LINES: ruled("No line of the file is of this form"),
  FORM_FILE_TOO_MANY_ROWS: ruled(TOO_LARGE),
  FORM_FILE_TOO_MANY_COLUMNS: ruled(TOO_LARGE),
} satisfies Record<keyof typeof FORM_FILE_STATUS, Sentence>;
