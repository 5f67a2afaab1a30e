import { toProblem } from "../entry-problem.ts";
import type { Weight } from "../form.ts";
import { readEntry } from "../read-entry.ts";
import type { EntryFault, EntryProblem } from "../sheet.ts";
import type { TypedCell } from "../typed-cell.ts";

/** What can not be a figure of the line stops sending; more digits than usual are only shown. */
function weigh({ code }: EntryFault): Weight {
  return code === "ENTRY_DECIMALS" ? "note" : "block";
}

/**
 * What was typed must be a figure of its line.
 *
 * ok: area 1.234,5. not ok: area 1,234.5 -> ENTRY_UNREADABLE.
 *
 * @problem ENTRY_UNREADABLE ENTRY_UNIT_CLASH ENTRY_NOT_WHOLE ENTRY_NEGATIVE ENTRY_DECIMALS
 * @rule O10 O11 O12
 */
export function checkFigure({ reading, row, indicator, cell, entry }: TypedCell): readonly EntryProblem[] {
  if (entry === undefined || entry.text.trim() === "") return [];
  const { faults } = readEntry(entry.text, row, indicator, reading.sheet.given.units);
  return faults.map((fault) => toProblem(weigh(fault), fault, cell));
}
