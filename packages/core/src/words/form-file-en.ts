import type { FormFileFault } from "../form-import/problem.ts";
import type { Question } from "../form-import/question.ts";
import type { NumberTextProblem } from "../quantity/number-text.ts";
import { showPeriodTextEn as period } from "./period-en.ts";
import { quantitySentencesEn } from "./quantity-en.ts";
import { type Sentences, toSentence } from "./sentence.ts";

const NEWER = "Download a new template of this period and copy the figures.";

export const formFileSentencesEn = {
  FORM_FILE_OTHER_FORM: ({ found, wanted }) => `The file is a template of form "${found}"; here is form "${wanted}".`,
  FORM_FILE_OTHER_PLACE: ({ found, wanted }) => `The file is a template of ${found}; here is the form of ${wanted}.`,
  FORM_FILE_OTHER_PERIOD: ({ found, wanted }) =>
    `The file is a template of ${period(found)}; here is ${period(wanted)}. Open the form of that period, or download the template of this one.`,
  FORM_FILE_VERSION: ({ found, wanted }) =>
    `The file was made from a template of version ${found === "" ? "unknown" : found}; version ${wanted} is read. ${NEWER}`,
  FORM_FILE_LINE_GONE: ({ label }) => `The form has changed since: line "${label}" is no longer there. ${NEWER}`,
  FORM_FILE_LINE_NEW: ({ label }) => `The form has changed since: line "${label}" is new. ${NEWER}`,
  FORM_FILE_LINE_UNIT: ({ label, found, wanted }) =>
    `The form has changed since: "${label}" was in ${found === "" ? "another unit" : found}, and is in ${wanted} now. ${NEWER}`,
  FORM_FILE_COLUMN_GONE: ({ name }) => `The form has changed since: column "${name}" is no longer entered. ${NEWER}`,
  FORM_FILE_COLUMN_NEW: ({ name }) => `The form has changed since: entered column "${name}" is new. ${NEWER}`,
  FORM_FILE_SHEET_TWICE: ({ other }) => `This sheet and sheet "${other}" are both the template of this form; delete one of them.`,
  FORM_FILE_NO_TABLE: () =>
    'No table was found in the file. It needs a row of headers, with "Chỉ tiêu" (or "Nội dung") and at least one column of figures.',
  FORM_FILE_NO_LINES: () => "There is a table in the file, but no line has a name of this form. It may be another form.",
  FORM_FILE_TOO_MANY_ROWS: ({ limit, found }) =>
    `The sheet goes on to row ${found}, beyond ${limit}, and is not taken. Delete what is left over at its end and send it again.`,
  FORM_FILE_TOO_MANY_COLUMNS: ({ limit, found }) =>
    `The sheet goes on to column ${found}, beyond ${limit}, and is not taken. Delete the columns that are left over and send it again.`,
  FORM_FILE_OTHER_REGIME: ({ found, wanted }) =>
    `The template was downloaded under regime "${found}", here is "${wanted}"; form, place and period are the same, so it is taken.`,
  FORM_FILE_TITLE_PERIOD: ({ found, wanted }) =>
    `The title of the table says "${found}", the form is of ${period(wanted)}. Make sure that it is the file of this period.`,
  FORM_FILE_TITLE_FORM: ({ found, wanted }) =>
    `The file says form number ${found}, this is number ${wanted}. Make sure that it is the right file.`,
  FORM_FILE_HIDDEN_SHEET: () => "The sheet is hidden and was not read. Show it and send the file again if it is needed.",
  FORM_FILE_HIDDEN_ROWS: ({ count }) =>
    `${count} rows are hidden, from here on; they are read all the same. Make sure that they are to be reported.`,
  FORM_FILE_MACROS: () => "The file has macros; they are neither run nor kept, only the cells are read.",
  FORM_FILE_NO_COLUMN: ({ wanted }) =>
    `No column is known to be one that is entered (${wanted}). Choose the column, or mend its header and send the file again.`,
  FORM_FILE_COLUMN_TWICE: ({ name, first }) =>
    `Column "${name}" is the same as the one at ${first}; only the first is read. If they differ, say so in their headers.`,
  FORM_FILE_LINE_TWICE: ({ label, first }) =>
    `"${label}" has a figure at ${first} already; this cell is not taken. Delete one of the lines.`,
  FORM_FILE_UNIT_OTHER: ({ found, wanted }) =>
    `The file says unit "${found}", which does not measure what "${wanted}" of the form does, so the figure is not taken. Write it in "${wanted}".`,
  FORM_FILE_UNIT_INEXACT: ({ text, found, wanted }) =>
    `"${text}" can not be converted from "${found}" to "${wanted}" to the last digit; write it in "${wanted}".`,
  FORM_FILE_UNIT_CONVERTED: ({ found, wanted }) => `Figures in "${found}" are converted to "${wanted}" of the form.`,
  FORM_FILE_FORMULA_ERROR: ({ found }) => `The cell shows the formula error ${found}. Mend the formula or type the figure.`,
  FORM_FILE_UNCOMPUTED: () =>
    "The formula of the cell was never computed. Open the file in Excel, save it and send it again, or type the figure.",
  FORM_FILE_DATE: ({ found }) =>
    `The cell is the day ${found}, no number. Excel turns "5-6" into a day; type it again into a cell formatted as a number.`,
  FORM_FILE_NOT_A_NUMBER: ({ found }) =>
    `"${found}" is no number; type the figure, or leave the cell empty if there is none yet.`,
  FORM_FILE_NUMBER: ({ problem }) => toSentence<NumberTextProblem>(quantitySentencesEn, problem),
  FORM_FILE_AMBIGUOUS: ({ found }) => `"${found}" can be read in two ways; type it again with a comma before the decimals.`,
  FORM_FILE_CHANGE: ({ found }) => `"${found}" says by how much it changed, not what it is. Type the figure itself.`,
  FORM_FILE_RANGE: ({ found }) => `"${found}" is a range; the cell takes one figure. Type one number.`,
  FORM_FILE_SHARED: ({ found, first }) =>
    `The cell is merged with ${first}${found === "" ? "" : ` ("${found}")`}; a figure of several lines counts for the first one only. Part the cells and type the figure of each line.`,
  FORM_FILE_NOT_WHOLE: ({ found, unit }) =>
    `"${found}" has a fraction, but "${unit}" is counted in whole numbers. Type a whole number.`,
  FORM_FILE_HIDDEN_DIGITS: ({ found, stored }) => `The cell shows ${found} and holds ${stored}.`,
  FORM_FILE_WORDS_IN_NOTE: ({ found }) => `"${found}": the figure is taken, the words are kept in the note of the cell.`,
  FORM_FILE_DIFFERS: ({ found, own }) =>
    `The file says ${found}, here it is known or computed as ${own}; this cell is not entered. See why they differ.`,
} satisfies Sentences<FormFileFault>;

/** What is to be known of a cell or a sheet of a file, in English: what was found and what would be right. */
export function sayFormFileEn(fault: FormFileFault): string {
  return toSentence(formFileSentencesEn, fault);
}

const list = (examples: readonly { readonly value: string; readonly at: { readonly cell: string } }[]): string =>
  examples.map(({ value, at: { cell } }) => `"${value}" at ${cell}`).join(", ");

const questions: { readonly [K in Question["kind"]]: (question: Question & { readonly kind: K }) => string } = {
  table: ({ choices }) => `${choices.length} tables of the file look like this form. Which one is it?`,
  column: ({ header }) => `Which column of the form is "${header}"?`,
  line: ({ label }) => `Which line of the form is "${label}"?`,
  marks: ({ headers, vi, en, open }) => {
    const seen = [...vi, ...en, ...open];
    return `Numbers typed as text in ${headers.length === 1 ? `column "${headers[0] ?? ""}"` : `${headers.length} columns`} (${list(seen)}): which mark parts the decimals?`;
  },
  dash: ({ examples, hasZero }) =>
    `What does the dash mean (${list(examples)}): no such thing${hasZero ? ", zero" : ""}, or not known yet?`,
  unit: ({ found, units }) => `Unit "${found}" is unknown. Is it ${units.map((unit) => `"${unit}"`).join(", ")} of the form?`,
  digits: ({ count }) =>
    `${count} cells hold more digits than they show. Take what they show, or all they hold? Without an answer it is as offered.`,
  empty: ({ count }) =>
    `${count} cells have an entry, and the file leaves them empty. Keep or empty them? Without an answer they stay.`,
};

/** A question about a file, in English. */
export function askFormFileEn(question: Question): string {
  // The table is total and keyed by the question's own kind, so the function found takes this very question.
  return (questions[question.kind] as (question: Question) => string)(question);
}
