import type { Indicator } from "../indicator/indicator.ts";
import type { Period } from "../period/period.ts";
import type { UnitTable } from "../quantity/unit.ts";
import { periodOf } from "./column-period.ts";
import { listEnteredCells } from "./entered-cells.ts";
import type { FigureRow, Form } from "./form.ts";
import { readEntry } from "./read-entry.ts";
import type { Entries, Entry, HeldFact } from "./sheet.ts";

type Said = Pick<HeldFact, "value"> | undefined;

/** What an entry says: a figure, that there is none, or nothing that can be read. */
function readSaid(entry: Entry, row: FigureRow, indicator: Indicator, units: UnitTable): Said {
  if (entry.text.trim() === "") return entry.none === undefined ? undefined : {};
  const { figure } = readEntry(entry.text, row, indicator, units);
  return figure && { value: figure.value };
}

/**
 * What a sent form says in the cells that are typed: figures of this and other periods, which forms of later ones look back at. What is
 * computed is not said again.
 *
 * @returns values in the units of the indicators; without one where it was said that there is none
 * @rule O25
 */
export function toHeldFacts(
  form: Form,
  period: Period,
  entries: Entries,
  indicators: ReadonlyMap<string, Indicator>,
  units: UnitTable,
): readonly HeldFact[] {
  return listEnteredCells(form, period).flatMap(({ cell, row, column }): readonly HeldFact[] => {
    const [entry, of, days] = [entries.get(cell), indicators.get(row.indicator), periodOf(column, period)];
    const said = entry && of && readSaid(entry, row, of, units);
    if (!said || !days) return [];
    const { indicator, breakdown } = row;
    return [{ fact: "value", indicator, breakdown, period: days, ...said, status: column.status, sent: true }];
  });
}
