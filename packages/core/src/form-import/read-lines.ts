import { isTypedColumn } from "../form/entered-cells.ts";
import type { FigureRow, FormColumn } from "../form/form.ts";
import { unitCodeOf } from "../form/line-unit.ts";
import { cellOf, type Entries, type Entry } from "../form/sheet.ts";
import { wordsOf } from "../import/read-rows.ts";
import { askMarks } from "./ask-marks.ts";
import { readUnit } from "./file-unit.ts";
import type { ImportCell } from "./form-import.ts";
import type { FormNames } from "./form-names.ts";
import {
  beginDraft,
  type CellPlace,
  type ImportDraft,
  type LineContext,
  listQuestions,
  putBlank,
  putCell,
  putEntry,
  tell,
} from "./import-draft.ts";
import type { FormFileProblem } from "./problem.ts";
import type { Answers, Question } from "./question.ts";
import { type FigureReading, type FigureSetting, readFigureCell } from "./read-figure-cell.ts";
import type { FileLine, FileReading } from "./reading.ts";
import { REASONS } from "./template.ts";

/** What a dash says by the use of statistics. */
const [NOT_HAPPENED] = REASONS;

type ActualColumn = FormColumn & { readonly kind: "actual" };

const NOTHING: readonly string[] = [];

/** Questions of where a cell belongs: in which table, to which line, under which column. */
function waitsOf({ reading, columns }: LineContext, line: FileLine, column: string): readonly string[] {
  const own = columns.get(column);
  if (reading.waits === undefined && line.waits === undefined && own?.waits === undefined) return NOTHING;
  return [reading.waits, line.waits, own?.waits].filter((id) => id !== undefined);
}

function putDash(draft: ImportDraft, place: CellPlace, isZero: boolean, context: LineContext, waits: readonly string[]): void {
  const { answers, reading } = context;
  const none: Entry = { text: "", none: place.line.reasons.get(place.column) ?? NOT_HAPPENED };
  // The guide of the template says what a dash means.
  if (reading.kind === "template" && !isZero) return putEntry(draft, place, none, context, waits);
  draft.dashes.push({ value: wordsOf(place.own.cell), at: place.own.at });
  draft.hasZero ||= isZero;
  const answer = answers.get("dash");
  if (answer === "blank") return putBlank(draft, place, context);
  if (answer === "zero" && isZero) return putEntry(draft, place, { text: "0" }, context, waits);
  return putEntry(draft, place, none, context, answer === "none" ? waits : [...waits, "dash"]);
}

/** One figure of one line. */
function putFigure(
  draft: ImportDraft,
  place: CellPlace,
  read: FigureReading,
  context: LineContext,
  waits: readonly string[],
): void {
  const { line, own } = place;
  const marksId = context.marks.get(place.column)?.waits;
  const all = read.isMarked && marksId !== undefined ? [...waits, marksId] : waits;
  const reason = line.reasons.get(place.column);
  tell(draft, place, read.faults);
  if (read.hasHiddenDigits) draft.digits.push({ value: wordsOf(own.cell), at: own.at });
  if (read.says === "dash" || read.says === "zero-dash") putDash(draft, place, read.says === "zero-dash", context, waits);
  else if (read.says === "blank" && reason !== undefined) putEntry(draft, place, { text: "", none: reason }, context, waits);
  else if (read.says === "blank") putBlank(draft, place, context);
  else if (read.entry) {
    const isNoted = line.note !== undefined && read.entry.note === undefined;
    putEntry(draft, place, isNoted ? { ...read.entry, note: line.note?.value ?? "" } : read.entry, context, all);
  } else if (read.isMarked && marksId !== undefined) putCell(draft, place, { state: "waits", waits: all });
  else putCell(draft, place, { state: "refused" });
}

/** How the figures of a line under a column are read, and the question they wait for; undefined to leave them out. */
function settingOf(
  draft: ImportDraft,
  line: FileLine,
  row: FigureRow,
  column: ActualColumn,
  context: LineContext,
): { readonly setting: FigureSetting; readonly waits: readonly string[] } | undefined {
  const { names, answers, reading, marks } = context;
  const { units } = names.given;
  const unit = units.get(unitCodeOf(row, names.given) ?? "");
  if (!unit) throw new RangeError(`no unit for line ${row.key}`);
  const header = context.columns.get(column.code);
  const over = header?.unit === undefined ? undefined : { value: header.unit, at: header.at };
  const printed = line.unit?.isOwn ? line.unit : (over ?? line.unit);
  const digits = answers.get("digits") ?? (reading.kind === "template" ? "stored" : "printed");
  const base: FigureSetting = {
    unit,
    units,
    printed: undefined,
    marks: marks.get(column.code) ?? { marks: "vi" },
    digits: digits === "stored" ? "stored" : "printed",
    isEstimate: column.status === "estimate",
  };
  if (!printed) return { setting: base, waits: NOTHING };
  const read = readUnit(printed.value, unit, units);
  if (read.state !== "unknown") return { setting: { ...base, printed: { text: printed.value, reading: read } }, waits: NOTHING };
  const id = `unit:${printed.value.toLowerCase()}`;
  const answer = answers.get(id);
  if (answer === "same") return { setting: base, waits: NOTHING };
  if (answer !== undefined) return undefined;
  const asked = draft.units.get(id) ?? { examples: [], wanted: new Set<string>() };
  asked.examples.push(printed);
  asked.wanted.add(unit.name);
  draft.units.set(id, asked);
  return { setting: base, waits: [id] };
}

/** Tells once for the file that figures of a unit were converted. */
function tellConverted(draft: ImportDraft, place: CellPlace, { printed, unit }: FigureSetting): void {
  if (printed?.reading.state !== "known" || printed.reading.unit.code === unit.code) return;
  const key = `${printed.text} ${unit.code}`;
  if (draft.converted.has(key)) return;
  draft.converted.add(key);
  tell(draft, place, [{ code: "FORM_FILE_UNIT_CONVERTED", found: printed.text, wanted: unit.name }]);
}

function takeLine(draft: ImportDraft, line: FileLine, row: FigureRow, context: LineContext): void {
  for (const column of context.names.given.form.columns) {
    const own = line.cells.get(column.code);
    if (!own || (column.kind !== "note" && !isTypedColumn(column, context.names.given.period))) continue;
    const id = cellOf(row.key, column.code);
    const place = { line, column: column.code, own, now: context.entries.get(id) };
    const text = wordsOf(own.cell);
    const before = draft.taken.get(id);
    if (before !== undefined && text !== "") {
      tell(draft, place, [{ code: "FORM_FILE_LINE_TWICE", label: context.names.lineName(row), first: before }]);
      continue;
    }
    if (text !== "") draft.taken.set(id, own.at.cell);
    const waits = waitsOf(context, line, column.code);
    if (column.kind === "note") {
      if (text === "") putBlank(draft, place, context);
      else if (own.first === undefined) putEntry(draft, place, { text }, context, waits);
      continue;
    }
    const found = row.entered ? settingOf(draft, line, row, column, context) : undefined;
    if (!found) continue;
    const read = readFigureCell(own, found.setting);
    putFigure(draft, { ...place, row }, read, context, found.waits.length === 0 ? waits : [...waits, ...found.waits]);
    if (read.entry) tellConverted(draft, place, found.setting);
  }
}

/** The cells of a reading, with what is asked of several of them together. */
export type ReadLines = {
  readonly cells: readonly ImportCell[];
  readonly problems: readonly FormFileProblem[];
  readonly questions: readonly Question[];
};

/**
 * What the lines of a file say, cell by cell, beside what is entered now.
 *
 * @problem FORM_FILE_LINE_TWICE FORM_FILE_UNIT_CONVERTED, and those of readFigureCell
 * @rule Z7 Z8 Z9 Z10 Z11
 */
export function readLines(reading: FileReading, names: FormNames, entries: Entries, answers: Answers): ReadLines {
  const { marks, questions } = askMarks(reading.columns, reading.lines, answers);
  const draft = beginDraft();
  const rows = new Map(names.given.form.rows.map((row) => [row.key, row]));
  const columns = new Map(
    reading.columns.flatMap((column) => (column.code === undefined ? [] : [[column.code, column] as const])),
  );
  const context = { reading, names, entries, answers, marks, columns };
  for (const line of reading.lines) {
    const row = rows.get(line.row);
    if (row?.kind === "figure") takeLine(draft, line, row, context);
  }
  return { cells: draft.cells, problems: draft.problems, questions: [...questions, ...listQuestions(draft, reading)] };
}
