import { fromSheetJson, toEntries } from "@kehoach/api/sheet-json";
import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import { checkSheet } from "@kehoach/core/form/check-entries";
import { findPlan } from "@kehoach/core/form/checks/plan";
import { nameColumn } from "@kehoach/core/form/column-name";
import { openReading } from "@kehoach/core/form/compute-cell";
import type { FormRow } from "@kehoach/core/form/form";
import type { SheetLine } from "@kehoach/core/form/line";
import { nameLine, nameLineFully } from "@kehoach/core/form/line-name";
import { isRate, type OpenSheet, openSheet } from "@kehoach/core/form/open-sheet";
import { isFigured, type Reading } from "@kehoach/core/form/reading";
import { type CellId, cellOf, type Entries, type Entry, type EntryProblem, type SheetCell } from "@kehoach/core/form/sheet";
import type { Base, SheetColumn } from "@kehoach/core/form/sheet-column";
import { decimalsOf, showFigure } from "@kehoach/core/form/show-cell";
import { findBase } from "@kehoach/core/form/typed-cell";
import { isAdditive } from "@kehoach/core/indicator/additivity";
import { compare, type Decimal } from "@kehoach/core/quantity/decimal";
import { showNumberText } from "@kehoach/core/quantity/number-text";
import { isSameEntry } from "@kehoach/core/submission/decide-save";
import { type Change, findChange, showPercentOf } from "./change.ts";

/** One sending as it is read: what was sent, and the reasons that came with it. */
export type Sending = {
  readonly sheet: OpenSheet;
  readonly entries: Entries;
  readonly reading: Reading;
  /** By the key of what they explain. */
  readonly reasons: ReadonlyMap<string, string>;
};

export function openSending(reply: Pick<SheetReplyJson, "sheet" | "cells" | "reasons">): Sending {
  const sheet = openSheet(fromSheetJson(reply.sheet));
  const entries = toEntries(reply.cells);
  const reasons = reply.reasons.flatMap(({ key, text }) => (text === null ? [] : [[key, text] as const]));
  return { sheet, entries, reading: openReading(sheet, entries), reasons: new Map(reasons) };
}

/** What stands in a cell, for who reads it. */
export type Shown = {
  readonly state: "figure" | "none" | "missing" | "broken";
  readonly text: string;
  readonly qualifiers: NonNullable<Entry["qualifiers"]>;
  readonly note: string;
};

/** A figure of another period, and how this one differs from it. */
export type Compared = { readonly text: string; readonly change: Change | undefined };

/** One figure of the sending with what it is held against. */
export type ReviewCell = {
  readonly id: CellId;
  /** The head of its column. */
  readonly column: string;
  readonly shown: Shown;
  readonly previous: Compared | undefined;
  readonly same: Compared | undefined;
  /** `percent`: of what is done up to the period; a rate has none. */
  readonly plan: { readonly text: string; readonly percent: string | undefined } | undefined;
  readonly problems: readonly { readonly problem: EntryProblem; readonly reason: string | undefined }[];
  /** What the sending before said, where this one says otherwise; "new": the form had no such cell. */
  readonly before: Shown | "new" | undefined;
};

/** Words beside a line, in a column of notes. */
export type ReviewNote = { readonly column: string; readonly text: string; readonly before: string | undefined };

export type ReviewLine = {
  readonly row: FormRow;
  readonly mark: string;
  readonly label: string;
  readonly fullLabel: string;
  readonly unit: string;
  readonly cells: readonly ReviewCell[];
  readonly notes: readonly ReviewNote[];
};

/** The columns that are reviewed: those into which figures are typed. */
function listReviewed(sheet: OpenSheet): readonly SheetColumn[] {
  return sheet.columns.shown.filter(({ isTyped }) => isTyped);
}

function showCell(cell: SheetCell, row: string, column: string, sheet: OpenSheet, entry: Entry | undefined): Shown {
  const said = { qualifiers: entry?.qualifiers ?? [], note: entry?.note ?? "" };
  if (isFigured(cell))
    return {
      state: "figure",
      text: cell.kind === "entered" ? showNumberText(cell.value) : showFigure(sheet, row, column, cell.value),
      ...said,
    };
  if (cell.kind === "none") return { state: "none", text: cell.reason ?? "", ...said };
  if (cell.kind === "broken") return { state: "broken", text: entry?.text ?? "", ...said };
  return { state: "missing", text: "", ...said };
}

function isSameFigure(a: SheetCell, b: SheetCell): boolean {
  if (isFigured(a) && isFigured(b)) return compare(a.value, b.value) === 0;
  if (a.kind === "none" && b.kind === "none") return a.reason === b.reason;
  return !isFigured(a) && !isFigured(b) && a.kind === b.kind;
}

/** What is said of a cell beside its figure. */
function besideOf({ note, qualifiers }: Shown): Entry {
  return { text: "", note, qualifiers };
}

function findBefore(base: Sending, line: SheetLine, column: SheetColumn, now: SheetCell, shown: Shown): ReviewCell["before"] {
  const { code } = column.column;
  const [oldLine, oldColumn] = [base.sheet.lines.get(line.key), base.sheet.columnByCode.get(code)];
  if (oldLine?.row === undefined || oldColumn === undefined) return "new";
  const cell = base.reading.read(oldLine, oldColumn);
  const was = showCell(cell, line.key, code, base.sheet, base.entries.get(cellOf(line.key, code)));
  return isSameFigure(now, cell) && isSameEntry(besideOf(shown), besideOf(was)) ? undefined : was;
}

/** What is held against the plan of the year: what was done up to the period, of what adds up over time; else the figure itself. */
function findDone({ sheet }: Reading, line: SheetLine, column: SheetColumn): SheetColumn | undefined {
  const { column: own } = column;
  if (line.figure === undefined || own.kind !== "actual") return undefined;
  const grows = isAdditive(line.figure.indicator, { kind: "time" });
  if (own.span === "period") return grows ? sheet.columns.done : column;
  return own.span === "cumulative" || own.span === "year" ? column : undefined;
}

function toPlan(reading: Reading, line: SheetLine, column: SheetColumn): ReviewCell["plan"] {
  const { sheet } = reading;
  const done = findDone(reading, line, column);
  const plan = done && findPlan(reading, line);
  if (done === undefined || plan === undefined) return undefined;
  const cell = reading.read(line, done);
  return {
    text: showFigure(sheet, line.key, column.column.code, plan.value),
    percent: isFigured(cell) && !isRate(sheet, line) ? showPercentOf(cell.value, plan.value) : undefined,
  };
}

function toCompared(
  reading: Reading,
  line: SheetLine,
  { code }: SheetColumn["column"],
  now: SheetCell,
  base: Base | undefined,
): Compared | undefined {
  const { sheet } = reading;
  const found = findBase({ reading, line }, base);
  if (found === undefined) return undefined;
  const change = (value: Decimal): Change | undefined =>
    findChange(value, found.value, isRate(sheet, line), decimalsOf(sheet, line.key, code));
  return {
    text: showFigure(sheet, line.key, code, found.value),
    change: isFigured(now) ? change(now.value) : undefined,
  };
}

/** By line: each problem once, where it is told. */
function groupProblems({ sheet, entries, reasons }: Sending): ReadonlyMap<CellId, ReviewCell["problems"]> {
  const groups = new Map<CellId, ReviewCell["problems"][number][]>();
  for (const problem of checkSheet(sheet, entries)) {
    const [cell] = problem.cells;
    groups.set(cell, [...(groups.get(cell) ?? []), { problem, reason: reasons.get(problem.key) }]);
  }
  return groups;
}

function listNotes({ sheet, entries }: Sending, row: FormRow, base: Sending | undefined): readonly ReviewNote[] {
  const { columns } = sheet.given.form;
  return columns.flatMap((column) => {
    if (column.kind !== "note" || row.kind === "heading") return [];
    const id = cellOf(row.key, column.code);
    const text = entries.get(id)?.text ?? "";
    const was = base?.entries.get(id)?.text ?? "";
    const before = base === undefined || was === text ? undefined : was;
    if (text === "" && before === undefined) return [];
    return [{ column: nameColumn(column, columns, sheet.given.period), text, before }];
  });
}

/**
 * A sending line by line: each figure with those it is held against, what is wrong with it and why it stands all the same, and what the
 * sending `base` said where it said otherwise.
 *
 * @rule Y62 Y63
 */
export function listReview(sending: Sending, base?: Sending): readonly ReviewLine[] {
  const { sheet, entries, reading } = sending;
  const { form, period } = sheet.given;
  const reviewed = listReviewed(sheet);
  const problems = groupProblems(sending);
  const toCell = (line: SheetLine, column: SheetColumn, at: number): ReviewCell => {
    const { code } = column.column;
    const id = cellOf(line.key, code);
    const now = reading.read(line, column);
    const shown = showCell(now, line.key, code, sheet, entries.get(id));
    const { previous, same } = column.backs;
    // What is told of a column that is not reviewed stands with the first figure of its line.
    const elsewhere = sheet.columns.shown.filter(({ column: other }) => !reviewed.some((one) => one.column === other));
    const told = at === 0 ? [id, ...elsewhere.map(({ column: other }) => cellOf(line.key, other.code))] : [id];
    return {
      id,
      column: nameColumn(column.column, form.columns, period),
      shown,
      previous: toCompared(reading, line, column.column, now, previous),
      same: toCompared(reading, line, column.column, now, same),
      plan: toPlan(reading, line, column),
      problems: told.flatMap((cell) => problems.get(cell) ?? []),
      before: base && findBefore(base, line, column, now, shown),
    };
  };
  return form.rows.map((row): ReviewLine => {
    const line = sheet.lines.get(row.key);
    return {
      row,
      mark: row.mark ?? "",
      label: nameLine(row, sheet.given),
      fullLabel: nameLineFully(row, sheet.given),
      unit: sheet.units.get(row.key)?.own.name ?? "",
      cells: line === undefined || row.kind === "heading" ? [] : reviewed.map((column, at) => toCell(line, column, at)),
      notes: listNotes(sending, row, base),
    };
  });
}

export type ReviewFilter = "all" | "wrong" | "changed";

export function isWrong({ cells }: ReviewLine): boolean {
  return cells.some(({ problems }) => problems.length > 0);
}

export function isOther({ cells, notes }: ReviewLine): boolean {
  return cells.some(({ before }) => before !== undefined) || notes.some(({ before }) => before !== undefined);
}

/** The lines a filter leaves; a heading stands as long as a line under it does. @rule Y63 */
export function pickReview(lines: readonly ReviewLine[], filter: ReviewFilter): readonly ReviewLine[] {
  if (filter === "all") return lines;
  const kept: ReviewLine[] = [];
  for (const line of lines.toReversed()) {
    const [next] = kept.slice(-1);
    const isEmptyHeading =
      line.row.kind === "heading" && (next === undefined || (next.row.kind === "heading" && next.row.level <= line.row.level));
    const isLeftOut = line.row.kind !== "heading" && !(filter === "wrong" ? isWrong(line) : isOther(line));
    if (!isEmptyHeading && !isLeftOut) kept.push(line);
  }
  return kept.toReversed();
}
