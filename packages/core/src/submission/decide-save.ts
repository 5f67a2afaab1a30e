import { listEnteredCells } from "../form/entered-cells.ts";
import type { Form } from "../form/form.ts";
import { type CellId, cellOf, type Entry } from "../form/sheet.ts";
import { isSamePeriod } from "../indicator/cell.ts";
import { sectorOf } from "../indicator/sector.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import type { IsoDate, Period } from "../period/period.ts";
import type { Due } from "../regime/regime.ts";
import { type CellConflict, isOpenState, type SaveProblem, type SubmissionState } from "./submission.ts";

/** What somebody wants a cell to say. `base` is the version it was made from, 0 when he saw none; no `entry`: emptied. */
export type CellChange = { readonly cell: CellId; readonly base: number; readonly entry?: Entry };

/** What a cell says; no `entry`: it was emptied. */
export type CellVersion = { readonly version: number; readonly entry?: Entry; readonly by: string; readonly at: string };

export type SaveFacts = {
  readonly form: Form;
  readonly period: Period;
  readonly state: SubmissionState;
  readonly due: Due;
  /** The last version of each cell that is changed, where there is one. */
  readonly current: ReadonlyMap<CellId, CellVersion>;
  /** Codes of the sectors the writer enters at this place; left out: all. */
  readonly sectors?: readonly string[];
};

export type SavePlan = {
  readonly writes: readonly CellChange[];
  /** Nothing is written of these: somebody changed them meanwhile, and not to the same. */
  readonly conflicts: readonly CellConflict[];
};

/** A text that is longer is no figure and no reason, but a paper. */
export const MAX_ENTRY_TEXT = 2000;

/** Whether two contents of a cell are one: what was typed, why there is none, qualifiers in any order, note. */
export function isSameEntry(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const said = ({ qualifiers = [] }: Entry): string => [...qualifiers].sort().join(" ");
  return a.text === b.text && a.none === b.none && (a.note ?? "") === (b.note ?? "") && said(a) === said(b);
}

type Place = { readonly isTyped: boolean; readonly sector?: string };
type Cells = ReadonlyMap<CellId, Place>;

/** Of each form the cells that were asked for last: forms of one period come in one after the other. */
const lately = new WeakMap<Form, { readonly period: Period; readonly cells: Cells }>();

function findCells(form: Form, period: Period): Cells {
  const known = lately.get(form);
  if (known && isSamePeriod(known.period, period)) return known.cells;
  const cells = listCells(form, period);
  lately.set(form, { period, cells });
  return cells;
}

/** The cells of a form by name: whether something is typed there, and of which sector it is. A note may stand beside any line but a heading. */
function listCells(form: Form, period: Period): Cells {
  const typed = new Set(listEnteredCells(form, period).map(({ cell }) => cell));
  const cells = new Map<CellId, Place>();
  for (const row of form.rows) {
    const sector = row.kind === "figure" ? { sector: sectorOf(row.indicator) } : {};
    for (const column of form.columns) {
      const cell = cellOf(row.key, column.code);
      const isNote = row.kind !== "heading" && column.kind === "note";
      cells.set(cell, { isTyped: isNote || typed.has(cell), ...sector });
    }
  }
  return cells;
}

function checkChange(
  { cell, entry }: CellChange,
  place: Place | undefined,
  sectors: readonly string[] | undefined,
): SaveProblem[] {
  if (!place) return [{ code: "SAVE_CELL_UNKNOWN", cell }];
  const problems: SaveProblem[] = [];
  if (!place.isTyped) problems.push({ code: "SAVE_CELL_FIXED", cell });
  if (sectors && place.sector !== undefined && !sectors.includes(place.sector))
    problems.push({ code: "SAVE_SECTOR", cell, sector: place.sector });
  const texts = [entry?.text, entry?.none, entry?.note];
  if (texts.some((text) => text !== undefined && text.length > MAX_ENTRY_TEXT))
    problems.push({ code: "SAVE_TOO_LONG", cell, limit: MAX_ENTRY_TEXT });
  return problems;
}

function checkWindow({ state, due }: SaveFacts, today: IsoDate): SaveProblem[] {
  const problems: SaveProblem[] = [];
  if (!isOpenState(state)) problems.push({ code: "SAVE_WRONG_STATE", state });
  if (today < due.opens) problems.push({ code: "SAVE_NOT_OPEN", opens: due.opens });
  if (state !== "returned" && due.closes !== undefined && today > due.closes)
    problems.push({ code: "SAVE_CLOSED", closes: due.closes });
  return problems;
}

/**
 * What of a save is written. Where something may not be written at all, nothing is, and everything against it is told. A cell that
 * somebody else changed after it was read is not overwritten but told, unless both say the same; what says nothing new is not written.
 *
 * @param today  the day in Vietnam, given by the caller
 * @problem SAVE_WRONG_STATE SAVE_NOT_OPEN SAVE_CLOSED SAVE_CELL_UNKNOWN SAVE_CELL_FIXED SAVE_SECTOR SAVE_TWICE SAVE_TOO_LONG
 * @rule    Y6 Y7 Y8 Y9
 */
export function decideSave(facts: SaveFacts, changes: readonly CellChange[], today: IsoDate): Outcome<SavePlan, SaveProblem> {
  const cells = findCells(facts.form, facts.period);
  const problems = checkWindow(facts, today);
  const met = new Set<CellId>();
  for (const change of changes) {
    problems.push(...checkChange(change, cells.get(change.cell), facts.sectors));
    if (met.has(change.cell)) problems.push({ code: "SAVE_TWICE", cell: change.cell });
    met.add(change.cell);
  }
  const [first, ...rest] = problems;
  if (first) return refuse(first, ...rest);
  const writes: CellChange[] = [];
  const conflicts: CellConflict[] = [];
  for (const change of changes) {
    const now = facts.current.get(change.cell);
    if (isSameEntry(change.entry, now?.entry)) continue;
    if (change.base === (now?.version ?? 0)) writes.push(change);
    else conflicts.push({ cell: change.cell, by: now?.by ?? "", at: now?.at ?? "" });
  }
  return accept({ writes, conflicts });
}
