import type { OpenSheet } from "../form/open-sheet.ts";
import type { Broken, EntryFault, EntryProblem, SheetCell, Unreadable } from "../form/sheet.ts";
import { showDateVi } from "../period/date.ts";
import { swapMarks } from "../quantity/number-text.ts";
import type { Standing } from "../regime/standing.ts";
import type { RecallProblem, SaveProblem, SubmissionState, SubmitProblem } from "../submission/submission.ts";
import { type CellSayings, type CellWords, gapOf, isLarger, sayCell, showExact, timesOf, toCellWords } from "./form-cell.ts";
import { showPeriodEn } from "./period-en.ts";

export const standingNamesEn = {
  "not-open": "not open yet",
  open: "open",
  "due-soon": "due soon",
  late: "overdue, not sent",
  closed: "closed, not sent",
  returned: "returned, to be mended",
  sent: "sent",
  "sent-late": "sent late",
} as const satisfies Record<Standing, string>;

export const submissionStatesEn = {
  draft: "a draft",
  submitted: "sent",
  returned: "returned",
  approved: "approved",
} as const satisfies Record<SubmissionState, string>;

const HOW = "A point groups thousands, a comma comes before decimals: 1.234,5.";

const unreadable: { readonly [W in Unreadable]: (text: string) => string } = {
  NUMBER_EMPTY: () => "There is no number.",
  NUMBER_UNEXPECTED: (text) => `"${text}" is not a number. ${HOW}`,
  NUMBER_BAD_GROUP: (text) =>
    /^-?\d+\.\d{1,2}$/u.test(text)
      ? `"${text}": decimals come after a comma, ${swapMarks(text)}.`
      : `"${text}": a group after a point has three digits. ${HOW}`,
  NUMBER_FOREIGN_MARKS: (text) =>
    `"${text}" has point and comma the other way round. If that is the number, write ${swapMarks(text)}.`,
  NUMBER_BLANKS: (text) => `"${text}" has blanks between its digits. ${HOW}`,
  NUMBER_TOO_LONG: (text) => `"${text.slice(0, 30)}…" is too long for a number.`,
  QUANTITY_NO_NUMBER: (text) => `"${text}" is not a number; if there is no figure, say so and why.`,
  QUANTITY_ORDER: (text) => `"${text}": write from large to small, such as 3 tỷ 200 triệu.`,
  QUANTITY_AMBIGUOUS: (text) => `"${text}" may mean several things; write each part out, such as 3 tỷ 200 triệu.`,
  UNIT_UNKNOWN: (text) => `"${text}": there is no such unit; a bare number is in the unit of the line.`,
  UNIT_INEXACT: (text) =>
    `"${text}" can not be converted to the unit of the indicator exactly; write it in the unit of the line.`,
};

/** What is wrong with a cell, where it is named. */
function sayFault(words: CellWords, fault: EntryFault): string {
  const { line, figure } = words;
  switch (fault.code) {
    case "ENTRY_UNREADABLE":
      return unreadable[fault.why](fault.text);
    case "ENTRY_UNIT_CLASH":
      return `"${fault.text}" can not be converted to ${fault.wanted}, the unit of the line.`;
    case "ENTRY_NOT_WHOLE":
      return `"${fault.text}": ${fault.unit} is counted in whole numbers. A point groups thousands, a comma comes before decimals.`;
    case "ENTRY_NEGATIVE":
      return `${line} is ${figure(fault.value)}: this indicator is not below zero.`;
    case "ENTRY_DECIMALS":
      return `${fault.found} digits after the comma; this indicator usually has ${fault.usual}.`;
    case "ENTRY_MISSING":
      return `${line}: no figure yet. Enter one, be it 0, or say why there is none.`;
    case "ENTRY_NONE_REASON":
      return `${line}: say why there is no figure.`;
    case "ENTRY_PARTS": {
      const gap = gapOf(fault.whole, fault.parts);
      return fault.isAll
        ? `${line} ${figure(fault.whole)}, the parts add up to ${figure(fault.parts)}, ${showExact(gap)} apart.`
        : `${line} ${figure(fault.whole)}, the parts entered alone add up to ${figure(fault.parts)}, ${showExact(gap)} more.`;
    }
    case "ENTRY_JUMP": {
      const base = fault.back === "previous" ? "the period before" : "the same period last year";
      const isUp = isLarger(fault.value, fault.against);
      const times = timesOf(fault.value, fault.against);
      const how = times === undefined ? "" : isUp ? `, ${times} times as much` : `, ${times} times less`;
      return `${line} ${figure(fault.value)}, ${base} ${figure(fault.against)}${how}.`;
    }
    case "ENTRY_OVER_PLAN":
      return `${line} ${figure(fault.value)}, above ${showExact(fault.percent)}% of the year's plan of ${figure(fault.plan)}.`;
    case "ENTRY_FALLS":
      return `${line} ${figure(fault.value)}, below what is done already, ${figure(fault.before)}.`;
    case "ENTRY_UNIT_SLIP":
      return `${line} ${figure(fault.value)}, usually about ${figure(fault.usual)}: another unit was probably meant, is it ${figure(fault.likely)}?`;
    case "ENTRY_RULE":
      return `${fault.message} Here: ${showExact(fault.left)} and ${showExact(fault.right)}, ${showExact(gapOf(fault.left, fault.right))} apart.`;
  }
}

/** What is wrong with what was typed, as it is read beside the cell. @rule O26 */
export function sayEntryProblemEn(sheet: OpenSheet, { cells: [first], fault }: EntryProblem): string {
  return sayFault(toCellWords(sheet, first), fault);
}

/** The same away from the cell: with the header of its column. @rule O26 */
export function sayEntryProblemFullyEn(sheet: OpenSheet, problem: EntryProblem): string {
  return `${toCellWords(sheet, problem.cells[0]).column}: ${sayEntryProblemEn(sheet, problem)}`;
}

/** Why nothing stands where something should be. */
const broken: { readonly [B in Broken]: string } = {
  ENTRY_UNREADABLE: "What was typed does not read as a number.",
  ENTRY_UNIT_CLASH: "The unit typed can not be converted to that of the line.",
  ENTRY_NOT_WHOLE: "It must be a whole number.",
  ENTRY_NEGATIVE: "It must not be below zero.",
  ENTRY_DECIMALS: "More digits after the comma than usual.",
  ENTRY_MISSING: "No figure yet.",
  ENTRY_NONE_REASON: "It is not said why there is no figure.",
  ENTRY_PARTS: "The parts do not make the whole.",
  ENTRY_JUMP: "Far from the periods before.",
  ENTRY_OVER_PLAN: "Far above the plan.",
  ENTRY_FALLS: "Below what is done already.",
  ENTRY_UNIT_SLIP: "Another unit was probably meant.",
  ENTRY_RULE: "Against a rule of the form.",
  FORMULA_MALFORMED: "The formula of the line does not read; tell who keeps the form.",
  FORMULA_REFERENCE_UNKNOWN: "The formula names a line that is not there; tell who keeps the form.",
  FORMULA_CIRCLE: "The formula of the line needs itself; tell who keeps the form.",
  DIVISION_BY_ZERO: "Divided by 0, so there is nothing to show.",
  BAD_PRECISION: "The rounding in the formula is wrong; tell who keeps the form.",
};

const cells: CellSayings = {
  period: showPeriodEn,
  missing: "No figure yet.",
  lacking: (lacks) => `Not computed yet, still missing: ${lacks}.`,
  none: "There is no figure",
  sent: "From a form that was sent and is not approved yet.",
  broken,
};

/** What there is to say of a cell without a figure; undefined where it speaks for itself. @rule O26 */
export function sayCellEn(sheet: OpenSheet, cell: SheetCell): string | undefined {
  return sayCell(sheet, cell, cells);
}

function nameCell(sheet: OpenSheet, cell: string): string {
  const { line, column } = toCellWords(sheet, cell);
  return `"${line}", column "${column}"`;
}

/** Why a form is not sent, not taken back, or nothing of a save is written. */
export function saySubmissionProblemEn(sheet: OpenSheet, problem: SubmitProblem | RecallProblem | SaveProblem): string {
  switch (problem.code) {
    case "SUBMIT_WRONG_STATE":
      return `The form is ${submissionStatesEn[problem.state]} and can not be sent again.`;
    case "SUBMIT_NOT_OPEN":
      return `This form can be sent from ${showDateVi(problem.opens)} on.`;
    case "SUBMIT_CLOSED":
      return `This form is no longer taken after ${showDateVi(problem.closes)}.`;
    case "SUBMIT_BLOCKED":
      return `To be mended before sending. ${sayEntryProblemFullyEn(sheet, problem.problem)}`;
    case "SUBMIT_UNEXPLAINED":
      return `A reason is needed. ${sayEntryProblemFullyEn(sheet, problem.problem)}`;
    case "RECALL_WRONG_STATE":
      if (problem.state === "approved")
        return "The form is approved and can not be taken back; ask for it to be opened for a correction.";
      return problem.state === "returned"
        ? "The form was returned and can be mended at once; there is nothing to take back."
        : "The form was not sent, so there is nothing to take back.";
    case "RECALL_APPROVAL_BEGUN":
      return "Somebody has approved a step of the form, so it can not be taken back; ask him to return it.";
    case "RECALL_REASON_MISSING":
      return "Taking a form back needs a reason.";
    case "SAVE_WRONG_STATE":
      return problem.state === "approved"
        ? "The form is approved and can not be changed; ask for it to be opened for a correction."
        : `The form is ${submissionStatesEn[problem.state]}; take it back to change it.`;
    case "SAVE_NOT_OPEN":
      return `This form can be filled from ${showDateVi(problem.opens)} on.`;
    case "SAVE_CLOSED":
      return `This form is no longer taken after ${showDateVi(problem.closes)}.`;
    case "SAVE_CELL_UNKNOWN":
      return `The form has no cell ${problem.cell}; it may have been changed just now, load the page again.`;
    case "SAVE_CELL_FIXED":
      return `Nothing is typed into ${nameCell(sheet, problem.cell)}: it is computed, or known.`;
    case "SAVE_SECTOR":
      return `${nameCell(sheet, problem.cell)} is of a sector the writer does not enter.`;
    case "SAVE_TWICE":
      return `${nameCell(sheet, problem.cell)} has two contents in one save; leave one of them.`;
    case "SAVE_TOO_LONG":
      return `${nameCell(sheet, problem.cell)} is longer than ${problem.limit} characters; shorten it, or attach a file.`;
  }
}
