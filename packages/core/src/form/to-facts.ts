import type { Indicator } from "../indicator/indicator.ts";
import type { Period } from "../period/period.ts";
import type { UnitTable } from "../quantity/unit.ts";
import { periodOf } from "./column-period.ts";
import { type EnteredCell, listEnteredCells } from "./entered-cells.ts";
import { showDays } from "./fact-index.ts";
import type { Form } from "./form.ts";
import { type EntryFigure, readEntry } from "./read-entry.ts";
import type { Entries, Entry, HeldFact } from "./sheet.ts";

/** What is said in a cell: a figure, or that there is none. */
export type SaidCell = EnteredCell & { readonly entry: Entry; readonly period: Period; readonly figure?: EntryFigure };

/**
 * Everything a form says in the cells that are typed, and of which days. What can not be read is not said; what is computed is not said
 * again. In January the month and the year so far are the same days: of cells that say the same thing a figure goes before none, and the
 * later one of the form before the earlier.
 *
 * @rule O25
 */
export function listSaid(
  form: Form,
  period: Period,
  entries: Entries,
  indicators: ReadonlyMap<string, Indicator>,
  units: UnitTable,
): readonly SaidCell[] {
  const said = new Map<string, SaidCell>();
  for (const at of listEnteredCells(form, period)) {
    const [entry, of, days] = [entries.get(at.cell), indicators.get(at.row.indicator), periodOf(at.column, period)];
    if (!entry || !of || !days) continue;
    const key = `${at.row.key} ${at.column.status} ${showDays(days)}`;
    if (entry.text.trim() !== "") {
      const { figure } = readEntry(entry.text, at.row, of, units);
      if (figure) said.set(key, { ...at, entry, period: days, figure });
    } else if (entry.none !== undefined && said.get(key)?.figure === undefined) said.set(key, { ...at, entry, period: days });
  }
  return [...said.values()];
}

/**
 * What a sent form says, as facts that forms of other periods look back at.
 *
 * @returns values in the units of the indicators; without one where it was said that there is none
 * @rule O25
 */
export function toHeldFacts(...given: Parameters<typeof listSaid>): readonly HeldFact[] {
  return listSaid(...given).map(({ row: { indicator, breakdown }, column, period, figure }): HeldFact => {
    const said = figure === undefined ? {} : { value: figure.value };
    return { fact: "value", indicator, breakdown, period, ...said, status: column.status, sent: true };
  });
}
