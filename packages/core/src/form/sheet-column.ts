import { isSamePeriod } from "../indicator/cell.ts";
import { type Period, toSpan } from "../period/period.ts";
import { listInside } from "../period/step.ts";
import { backOf, periodOf } from "./column-period.ts";
import { isTypedColumn } from "./entered-cells.ts";
import type { Form, FormColumn } from "./form.ts";

/** One of the periods a longer span is made of; `upTo` runs from the start of the span to its end. */
export type Piece = {
  readonly period: Period;
  readonly upTo: Period;
  /** The column of the form in which it is typed. */
  readonly typedIn?: string;
};

/** A period that figures are held against; `shownIn` is the column of the form that has it. */
export type Base = { readonly period: Period; readonly shownIn?: string };

/** A column that is computed with. */
export type SheetColumn = {
  /** Which of all columns of a sheet it is, from 0 on: shown or not. */
  readonly at: number;
  readonly column: FormColumn;
  /** The days it speaks of; undefined where there are none. */
  readonly period?: Period;
  /** Whether figures are typed into it. */
  readonly isTyped: boolean;
  /** What a column that is not typed adds up; empty where it can only be held. */
  readonly pieces: readonly Piece[];
  /** Of a typed column: the periods its figures are held against. */
  readonly backs: { readonly previous?: Base; readonly same?: Base };
};

/** Columns that no form shows: what is done up to the period, and up to the one before. Their codes are no codes of a pack. */
const DONE: FormColumn = { code: "=done", kind: "actual", span: "cumulative", status: "reported", entered: false };
const DONE_BEFORE: FormColumn = { ...DONE, code: "=before", back: "previous" };

export type SheetColumns = {
  readonly shown: readonly SheetColumn[];
  /** Of those shown, the ones into which figures are typed. */
  readonly typed: readonly SheetColumn[];
  /** Columns of this year whose figures are held against its plan: of lines that add up over time, and of all others. */
  readonly heldToPlan: { readonly growing: readonly SheetColumn[]; readonly others: readonly SheetColumn[] };
  readonly done: SheetColumn;
  readonly before: SheetColumn;
  /** The plan of the year, whether or not a column shows it. */
  readonly plan?: Period;
};

/** Spans that grow out of shorter ones; the figures of a period and of the next one are typed or held. */
const GROWING: ReadonlySet<string> = new Set(["cumulative", "half", "year", "next-year"]);

/** The column in which the figures of a period are typed, rather of this status. */
function findTyped(
  columns: readonly FormColumn[],
  of: Period,
  period: Period,
  status: "reported" | "estimate",
): string | undefined {
  const typed = columns.filter((one) => {
    const days = isTypedColumn(one, of) ? periodOf(one, of) : undefined;
    return days !== undefined && isSamePeriod(days, period);
  });
  const rather = typed.find((one) => one.kind === "actual" && one.status === status);
  return (rather ?? typed[0])?.code;
}

function listPieces(column: FormColumn, whole: Period, of: Period, columns: readonly FormColumn[]): readonly Piece[] {
  if (column.kind !== "actual" || !GROWING.has(column.span)) return [];
  return (listInside(whole, of) ?? []).map((period) => {
    const typedIn = findTyped(columns, of, period, column.status);
    const upTo = toSpan(whole.calendar, { start: whole.start, end: period.end });
    return { period, upTo, ...(typedIn === undefined ? {} : { typedIn }) };
  });
}

function toBase(period: Period, of: Period, columns: readonly FormColumn[]): Base {
  const shown = columns.find((one) => {
    const days = one.kind === "actual" ? periodOf(one, of) : undefined;
    return days !== undefined && isSamePeriod(days, period);
  });
  return { period, ...(shown === undefined ? {} : { shownIn: shown.code }) };
}

/** A cumulative figure grows from month to month: it is held against the same one of the year before only. */
function listBacks(column: FormColumn, of: Period, columns: readonly FormColumn[]): SheetColumn["backs"] {
  if (column.kind !== "actual" || column.back !== undefined) return {};
  const previous = column.span === "cumulative" ? undefined : backOf(column.span, "previous", of);
  const same = backOf(column.span, "same", of);
  return {
    ...(previous === undefined || (same && isSamePeriod(previous, same)) ? {} : { previous: toBase(previous, of, columns) }),
    ...(same === undefined ? {} : { same: toBase(same, of, columns) }),
  };
}

function toSheetColumn(column: FormColumn, at: number, of: Period, columns: readonly FormColumn[]): SheetColumn {
  const period = periodOf(column, of);
  const isTyped = isTypedColumn(column, of);
  return {
    at,
    column,
    ...(period === undefined ? {} : { period }),
    isTyped,
    pieces: period === undefined || isTyped ? [] : listPieces(column, period, of, columns),
    backs: isTyped ? listBacks(column, of, columns) : {},
  };
}

/** What does not add up over time is held against the plan in every period; what does, as it grows. */
function listHeldToPlan(shown: readonly SheetColumn[], done: SheetColumn): SheetColumns["heldToPlan"] {
  const now = shown.filter(({ column }) => column.kind === "actual" && column.back === undefined);
  const spanning = (...spans: readonly string[]) =>
    now.filter(({ column }) => column.kind === "actual" && spans.includes(column.span));
  const growing = spanning("cumulative", "year");
  const isTypedNow = spanning("period").some(({ isTyped }) => isTyped);
  const isShown = spanning("cumulative").length > 0;
  return {
    growing: isTypedNow && !isShown ? [...growing, done] : growing,
    others: spanning("period", "cumulative", "year"),
  };
}

/** The columns of a form of a period, with the days each speaks of and what it is made of. @rule O2 O6 */
export function listColumns({ columns }: Pick<Form, "columns">, of: Period): SheetColumns {
  const plan = periodOf({ code: "=plan", kind: "plan", span: "year" }, of);
  const shown = columns.map((column, at) => toSheetColumn(column, at, of, columns));
  const done = toSheetColumn(DONE, shown.length, of, columns);
  return {
    shown,
    typed: shown.filter(({ isTyped }) => isTyped),
    heldToPlan: listHeldToPlan(shown, done),
    done,
    before: toSheetColumn(DONE_BEFORE, shown.length + 1, of, columns),
    ...(plan === undefined ? {} : { plan }),
  };
}
