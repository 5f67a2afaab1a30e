import { few } from "../annex/marks.ts";
import type { Stated } from "../annex/problem.ts";
import type { FigureRow } from "../form/form.ts";
import { type CellId, cellOf, type Entries, type Entry } from "../form/sheet.ts";
import { wordsOf } from "../import/read-rows.ts";
import type { ColumnMarks } from "./ask-marks.ts";
import type { ImportCell, ImportState } from "./form-import.ts";
import type { FormNames } from "./form-names.ts";
import { type FormFileFault, type FormFileProblem, toFileProblem } from "./problem.ts";
import type { Answers, Question } from "./question.ts";
import type { ColumnCell, FileColumn, FileLine, FileReading } from "./reading.ts";
import { isSaidAlready, keepBeside } from "./said-already.ts";

/** What the cells of a file are read with. */
export type LineContext = {
  readonly reading: FileReading;
  readonly names: FormNames;
  readonly entries: Entries;
  readonly answers: Answers;
  readonly marks: ReadonlyMap<string, ColumnMarks>;
  /** The columns of the file by the code of the form's. */
  readonly columns: ReadonlyMap<string, FileColumn>;
};

/** A cell of a file, and what stands there now. `row`: of a figure. */
export type CellPlace = {
  readonly line: FileLine;
  readonly column: string;
  readonly own: ColumnCell;
  readonly now: Entry | undefined;
  readonly row?: FigureRow;
};

/** Everything read of a file so far, and what is asked about several cells together. */
export type ImportDraft = {
  readonly cells: ImportCell[];
  readonly problems: FormFileProblem[];
  readonly dashes: Stated<string>[];
  hasZero: boolean;
  readonly digits: Stated<string>[];
  readonly emptied: Stated<string>[];
  /** By the id of the question. */
  readonly units: Map<string, { readonly examples: Stated<string>[]; readonly wanted: Set<string> }>;
  /** Conversions that were told. */
  readonly converted: Set<string>;
  /** Where each cell of the form was met. */
  readonly taken: Map<CellId, string>;
};

export function beginDraft(): ImportDraft {
  return {
    cells: [],
    problems: [],
    dashes: [],
    hasZero: false,
    digits: [],
    emptied: [],
    units: new Map(),
    converted: new Set(),
    taken: new Map(),
  };
}

export function tell(draft: ImportDraft, { own }: Pick<CellPlace, "own">, faults: readonly FormFileFault[]): void {
  draft.problems.push(...faults.map((fault) => toFileProblem(own.at, fault)));
}

type What = { readonly state: ImportState; readonly entry?: Entry; readonly waits?: readonly string[] };

/** Puts a cell down with what becomes of it; one that hangs on a question waits. */
export function putCell(draft: ImportDraft, { line, column, own, now }: CellPlace, { state, entry, waits = [] }: What): void {
  const isHeld = waits.length > 0 && (state === "new" || state === "changed" || state === "same");
  draft.cells.push({
    cell: cellOf(line.row, column),
    row: line.row,
    column,
    at: own.at,
    found: wordsOf(own.cell),
    match: line.match,
    state: isHeld ? "waits" : state,
    ...(entry ? { entry } : {}),
    ...(now ? { replaces: now } : {}),
    ...(waits.length > 0 ? { waits } : {}),
  });
}

export function putEntry(
  draft: ImportDraft,
  place: CellPlace,
  entry: Entry,
  { names }: LineContext,
  waits: readonly string[],
): void {
  const isSame = isSaidAlready(place.now, entry, place.row, names.given);
  const state = isSame ? "same" : place.now ? "changed" : "new";
  putCell(draft, place, { state, entry: isSame && place.now ? place.now : keepBeside(place.now, entry), waits });
}

/** A cell the file leaves empty: what is entered stays, unless somebody said that it goes. @rule Z11 */
export function putBlank(draft: ImportDraft, place: CellPlace, { answers }: LineContext): void {
  if (!place.now) return;
  draft.emptied.push({ value: place.now.text, at: place.own.at });
  putCell(draft, place, { state: answers.get("empty") === "clear" ? "cleared" : "kept" });
}

/** What is asked about several cells together. */
export function listQuestions(draft: ImportDraft, { sheet }: FileReading): readonly Question[] {
  const { dashes, hasZero, digits, emptied, units } = draft;
  const questions: Question[] = [];
  const at = (list: readonly Stated<string>[]): Stated<string>["at"] => list[0]?.at ?? { sheet, cell: "" };
  for (const [id, { examples, wanted }] of units) {
    const found = examples[0]?.value ?? "";
    questions.push({ id, at: at(examples), kind: "unit", found, examples: few(examples), units: [...wanted] });
  }
  if (dashes.length > 0) questions.push({ id: "dash", at: at(dashes), kind: "dash", examples: few(dashes), hasZero });
  if (digits.length > 0)
    questions.push({ id: "digits", at: at(digits), kind: "digits", examples: few(digits), count: digits.length });
  if (emptied.length > 0)
    questions.push({ id: "empty", at: at(emptied), kind: "empty", examples: few(emptied), count: emptied.length });
  return questions;
}
