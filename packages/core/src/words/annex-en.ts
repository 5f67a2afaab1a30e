import type { AnnexFault, CellAt, Stated } from "../annex/problem.ts";
import type { NumberTextProblem } from "../quantity/number-text.ts";
import { quantitySentencesEn } from "./quantity-en.ts";
import { type Sentences, toSentence } from "./sentence.ts";

const at = ({ sheet, cell }: CellAt): string => `cell ${cell} (sheet "${sheet}")`;
const list = (examples: readonly Stated<string>[]): string =>
  examples.map(({ value, at: { cell } }) => `"${value}" in ${cell}`).join(", ");
const near = (names: readonly string[]): string =>
  names.length === 0 ? "" : ` Is it ${names.map((name) => `"${name}"`).join(" or ")}?`;

const sentences: Sentences<AnnexFault> = {
  ANNEX_NO_TABLE: () =>
    'No table of indicators was found in the file. It needs a header row with a column "Chỉ tiêu" (or "Nội dung") and at least one column of figures.',
  ANNEX_NO_ROWS: () => "The table has a header and no row of figures under it.",
  ANNEX_TOO_MANY_ROWS: ({ limit, found }) =>
    `The sheet has ${found} rows, more than ${limit}; the rest was not read. Delete the rows at the end that are not needed, or split the file.`,
  ANNEX_TOO_MANY_COLUMNS: ({ limit, found }) =>
    `The sheet has ${found} columns, more than ${limit}; those on the right were not read. Delete what is not needed.`,
  ANNEX_HIDDEN_SHEET: () => "The sheet is hidden and was not read. Show it and upload the file again if it is needed.",
  ANNEX_HIDDEN_ROWS: ({ count }) =>
    `${count} rows from here on are hidden; they were read all the same. The printed paper does not have them: see whether they are targets.`,
  ANNEX_HIDDEN_COLUMN: ({ header }) => `The column "${header}" is hidden and left out. Say what it is if it holds targets.`,
  ANNEX_COLUMN_IGNORED: ({ header, count }) =>
    `The column "${header}" holds ${count} figures and is left out. Say what it is if these are targets or actuals.`,
  ANNEX_NO_NAME_COLUMN: () => "No column holds the names of indicators; choose one.",
  ANNEX_NO_FIGURE_COLUMN: () => "No column holds targets or actuals; choose at least one.",
  ANNEX_COLUMN_TWICE: ({ header, other, first }) =>
    `The columns "${header}" and "${other}" (cell ${first}) are the same thing. Give one of them another assigner, period or place, or leave it out.`,
  ANNEX_COLUMN_PERIOD: ({ header }) => `Of which period the column "${header}" is, is not known; choose it.`,
  ANNEX_COLUMN_PLACE: ({ header, place, period }) =>
    `The column "${header}" is of ${place}, which does not exist at the end of ${period}; choose another place or period.`,
  ANNEX_OTHER_SHAPE: ({ header, expected }) =>
    expected === ""
      ? `The saved mapping has no column "${header}"; map the columns again.`
      : `The saved mapping has the column "${expected}" here, the file has ${header === "" ? "none" : `"${header}"`}; map the columns again.`,
  ANNEX_FORMULA_ERROR: ({ found }) => `The cell shows the formula error ${found}. Mend the formula or type the number.`,
  ANNEX_UNCOMPUTED: () => "The formula of the cell was never computed. Open and save the file in Excel, or type the number.",
  ANNEX_DATE: ({ found }) =>
    `The cell is the date ${found}, no number. Excel turns "5-6" into a date by itself; type the figure again, the cell formatted as text or number.`,
  ANNEX_MARKS_MIXED: ({ vi, en }) =>
    `The file has both decimal marks: the comma (${list(vi)}) and the point (${list(en)}). Say which one parts the decimals.`,
  ANNEX_MARKS_UNSURE: ({ examples }) =>
    `Which mark parts the decimals is not clear: ${list(examples)} can be read in two ways. Say whether it is the comma or the point.`,
  ANNEX_MARKS_EN: ({ examples }) => `Numbers typed as text have a decimal point (${list(examples)}) and were read so.`,
  ANNEX_NUMBER_AMBIGUOUS: ({ found }) => `"${found}" can be read in two ways; type the number again with a decimal comma.`,
  ANNEX_NOT_A_NUMBER: ({ found }) => `"${found}" is no number; type the figure, or leave the cell empty if none is assigned.`,
  ANNEX_NUMBER: ({ problem }) => toSentence<NumberTextProblem>(quantitySentencesEn, problem),
  ANNEX_CHANGE: ({ found }) =>
    `"${found}" says by how much it changes, not what it is to be. Type the level, or give the figure to an indicator of the change.`,
  ANNEX_RANGE: ({ found, low, high }) =>
    `"${found}" is a range, and a target is one level. Type "từ ${low} trở lên" (at least), "${high}", or leave the cell empty.`,
  ANNEX_HIDDEN_DIGITS: ({ found, stored }) => `The paper prints ${found}, the cell holds ${stored}; what is printed was taken.`,
  ANNEX_ZERO_AS_DASH: ({ found }) => `The cell holds 0 and prints "${found}"; it was taken as no figure. Type 0 if it is a zero.`,
  ANNEX_QUALIFIER_IN_NOTE: ({ found }) => `"${found}": the number was taken, the words are kept in the note.`,
  ANNEX_FIGURE_SHARED: ({ found, first }) =>
    `The figure "${found}" of ${first} is merged over several rows; it counts for the first one. Type this row's figure if it has one.`,
  ANNEX_NO_NAME: ({ found }) =>
    `The row has figures and no name${found === "" ? "" : ` (only "${found}")`}; name the indicator or delete the row.`,
  ANNEX_NO_UNIT: ({ name }) => `The unit of "${name}" is not known; write it in the column of units.`,
  ANNEX_UNIT_NEW: ({ found, near: names }) => `There is no unit "${found}" yet; it will be added.${near(names)}`,
  ANNEX_UNIT_IN_CELL: ({ found, unit }) => `The cell says "${found}", the row's unit is "${unit}"; mend one of them.`,
  ANNEX_CLAIMED_TWICE: ({ name, indicator, first }) =>
    `"${name}" and the row at ${at(first)} both fit the indicator "${indicator}"; choose which one it is.`,
  ANNEX_UNIT_CLASH: ({ found, indicator, own }) =>
    `The unit "${found}" does not measure what "${own}" of the indicator ${indicator} measures; choose another indicator, or say what the unit is.`,
  ANNEX_NOT_WHOLE: ({ found, unit }) => `"${found}" has a fraction, and "${unit}" is counted in whole numbers.`,
  ANNEX_INEXACT: ({ found, unit, own }) => `"${found}" can not be converted from "${unit}" to "${own}" to the last digit.`,
  ANNEX_FACT_TWICE: ({ name, period, first }) =>
    `"${name}" of ${period} has a figure at ${at(first)} already; an indicator, place, period and assigner have one.`,
  ANNEX_NO_CHOICE: ({ name }) => `Which indicator "${name}" is, was not chosen.`,
  ANNEX_CODE_TAKEN: ({ found, name }) => `The code "${found}" is that of "${name}"; choose another.`,
  ANNEX_CODE_MALFORMED: ({ found }) =>
    `The code "${found}" is not like sector.name (small letters without accents, digits, hyphens).`,
  ANNEX_PARTS_ABOVE: ({ name, whole, parts, off, count }) =>
    `${count} parts of "${name}" add up to ${parts}, which is ${off} more than the total ${whole}.`,
  ANNEX_PARTS_BELOW: ({ name, whole, parts, off, count }) =>
    `${count} parts of "${name}" add up to ${parts}, which is ${off} less than the total ${whole}.`,
  ANNEX_PLACES_SUM: ({ name, whole, parts, off }) =>
    `"${name}": the places add up to ${parts}, the total column says ${whole} (${off} apart).`,
  ANNEX_PERIODS_SUM: ({ name, whole, parts, off }) =>
    `"${name}": the quarters add up to ${parts}, the year says ${whole} (${off} apart), and the last quarter is not the year either.`,
  ANNEX_COMPARISON: ({ name, printed, computed, formula }) =>
    `"${name}": the paper prints ${printed}, recomputed from ${formula} it is ${computed}.`,
  ANNEX_JUMP: ({ name, found, other, otherAt, times }) =>
    `"${name}": ${found} and ${other} ${otherAt.cell === "" ? "of the year before, known already," : `in ${otherAt.cell}`} are about ${times} times apart; look at the unit.`,
  ANNEX_ROW_TWICE: ({ name, first }) => `"${name}" stands at ${at(first)} already; remove one if it is the same.`,
};

/** What is wrong with an annex, in English: what was found and what would be right. */
export function sayAnnexFaultEn(fault: AnnexFault): string {
  return toSentence(sentences, fault);
}
