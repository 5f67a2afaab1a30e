import type { saveSheet } from "@kehoach/api/submission";
import type { Form } from "@kehoach/core/form/form";
import { readEntry } from "@kehoach/core/form/read-entry";
import { cellOf, type Entry } from "@kehoach/core/form/sheet";
import type { Indicator } from "@kehoach/core/indicator/indicator";
import { accept, type Outcome } from "@kehoach/core/outcome";
import type { IsoDate } from "@kehoach/core/period/period";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import type { UnitTable } from "@kehoach/core/quantity/unit";
import { decideReasons, type ReasonPlan } from "@kehoach/core/submission/decide-reasons";
import { type CellChange, decideSave, type SavePlan } from "@kehoach/core/submission/decide-save";
import type { SaveProblem } from "@kehoach/core/submission/submission";
import type { z } from "zod";
import type { Held } from "./prepare.ts";
import type { NewVersion, Versions } from "./store.ts";

/** What somebody typed, as it came. */
export type Edits = Pick<z.output<typeof saveSheet.body>, "cells" | "reasons">;

type SavedCell = Edits["cells"][number];
/** A change with the names of its cell apart. */
type NamedChange = CellChange & Pick<SavedCell, "row" | "column">;

export type EditPlan = {
  readonly cells: Omit<SavePlan, "writes"> & { readonly writes: readonly NamedChange[] };
  readonly reasons: ReasonPlan;
};

function toEntry({ text, none, qualifiers, note }: SavedCell): { readonly entry?: Entry } {
  if (text === null) return {};
  return {
    entry: {
      text,
      ...(none === undefined ? {} : { none }),
      ...(qualifiers === undefined || qualifiers.length === 0 ? {} : { qualifiers }),
      ...(note === undefined || note === "" ? {} : { note }),
    },
  };
}

/** What of some edits is written into a held submission. @rule Y6 Y7 Y8 Y9 */
export function decideEdits(
  { found, row, versions }: Held,
  edits: Edits,
  sectors: "all" | readonly string[],
  today: IsoDate,
): Outcome<EditPlan, SaveProblem> {
  const changes = edits.cells.map(
    (cell): NamedChange => ({
      cell: cellOf(cell.row, cell.column),
      row: cell.row,
      column: cell.column,
      base: cell.base,
      ...toEntry(cell),
    }),
  );
  const facts = {
    form: found.form,
    period: found.period,
    state: row?.state ?? "draft",
    due: found.due,
    current: new Map([...versions.cells].map(([cell, { seq, ...version }]) => [cell, { ...version, version: seq }])),
    ...(sectors === "all" ? {} : { sectors }),
  } as const;
  const decided = decideSave(facts, changes, today);
  if (!decided.ok) return decided;
  const byCell = new Map(changes.map((change) => [change.cell, change]));
  const current = new Map([...versions.reasons].map(([key, { seq, ...reason }]) => [key, { ...reason, version: seq }]));
  const said = edits.reasons.map(({ key, base, text }) => ({ key, base, ...(text === null ? {} : { text }) }));
  return accept({
    cells: { ...decided.value, writes: decided.value.writes.flatMap(({ cell }) => byCell.get(cell) ?? []) },
    reasons: decideReasons(current, said),
  });
}

type FigureOf = (row: string, text: string) => string | undefined;

/** Reads figures of the lines of a form: exact, in the units of their indicators. */
function openFigures(form: Form, indicators: ReadonlyMap<string, Indicator>, units: UnitTable): FigureOf {
  const rows = new Map(form.rows.map((row) => [row.key, row]));
  return (key, text) => {
    const row = rows.get(key);
    const indicator = row?.kind === "figure" ? indicators.get(row.indicator) : undefined;
    if (row?.kind !== "figure" || indicator === undefined || text.trim() === "") return undefined;
    const { figure } = readEntry(text, row, indicator, units);
    return figure && showDecimal(figure.value);
  };
}

/** The versions a plan writes, numbered after the last one, and everything as it is then. */
export function applyEdits(
  { found, row, versions, at }: Held,
  plan: EditPlan,
  actor: string,
): { readonly written: readonly NewVersion[]; readonly seq: number; readonly versions: Versions } {
  const { form, book } = found;
  const figureOf = openFigures(form, book.indicators, book.units);
  const figures = new Set(form.columns.filter(({ kind }) => kind === "actual").map(({ code }) => code));
  const cells = new Map(versions.cells);
  const reasons = new Map(versions.reasons);
  const written: NewVersion[] = [];
  let seq = row?.seq ?? 0;
  for (const { cell, row: line, column, entry } of plan.cells.writes) {
    seq += 1;
    const value = entry && figures.has(column) ? figureOf(line, entry.text) : undefined;
    const said = entry === undefined ? {} : { entry };
    written.push({ seq, row: line, column, ...said, ...(value === undefined ? {} : { value }) });
    cells.set(cell, { seq, row: line, column, by: actor, at, ...said });
  }
  for (const { key, text } of plan.reasons.writes) {
    seq += 1;
    const said = text === undefined ? {} : { text };
    written.push({ seq, key, ...said });
    reasons.set(key, { seq, key, by: actor, at, ...said });
  }
  return { written, seq, versions: { cells, reasons } };
}

/** Which version each of the edits is in now: written, or said already. */
export function toSaved(edits: Edits, versions: Versions, plan?: EditPlan) {
  const inConflict = new Set(plan?.cells.conflicts.map(({ cell }) => cell));
  const disputed = new Set(plan?.reasons.conflicts);
  return {
    cells: edits.cells.flatMap(({ row, column }) => {
      const version = versions.cells.get(cellOf(row, column));
      return inConflict.has(cellOf(row, column)) ? [] : [{ row, column, seq: version?.seq ?? 0 }];
    }),
    reasons: edits.reasons.flatMap(({ key }) => (disputed.has(key) ? [] : [{ key, seq: versions.reasons.get(key)?.seq ?? 0 }])),
  };
}
