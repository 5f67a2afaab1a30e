import { checkFalls } from "./checks/falls.ts";
import { checkFigure } from "./checks/figure.ts";
import { checkJump } from "./checks/jump.ts";
import { checkMissing } from "./checks/missing.ts";
import { checkNoneReason } from "./checks/none-reason.ts";
import { checkParts } from "./checks/parts.ts";
import { checkPlan } from "./checks/plan.ts";
import { checkRule } from "./checks/rule.ts";
import { checkUnitSlip } from "./checks/unit-slip.ts";
import { openReading } from "./compute-cell.ts";
import type { OpenSheet } from "./open-sheet.ts";
import type { Reading } from "./reading.ts";
import type { Entries, EntryProblem } from "./sheet.ts";
import { listTypedCells } from "./typed-cell.ts";

/** Checks of one cell, in the order in which their problems are told. */
const CELL_CHECKS = [checkFigure, checkMissing, checkNoneReason, checkUnitSlip, checkJump, checkFalls] as const;

/** Adds the problems of one line to those told before it: most lines have none, and nothing is made for them. */
function checkRow(reading: Reading, row: string, told: EntryProblem[]): void {
  const { lines, groups, rules } = reading.sheet;
  const line = lines.get(row);
  if (!line) return;
  const typed = listTypedCells(reading, line);
  for (const at of typed) for (const check of CELL_CHECKS) told.push(...check(at));
  told.push(...checkPlan(reading, line, typed));
  for (const group of groups.get(row) ?? []) told.push(...checkParts(reading, group));
  for (const rule of rules.get(row) ?? []) told.push(...checkRule(reading, rule));
}

/**
 * What is wrong with what was typed, told of these lines: every problem belongs to the line of its first cell. In the order of the form,
 * whatever the order of the lines asked for.
 *
 * @param rows  keys of lines, such as listAffectedRows gives for the one that is typed into
 * @rule  O9 O18
 */
export function checkRows(sheet: OpenSheet, entries: Entries, rows: Iterable<string>): readonly EntryProblem[] {
  const reading = openReading(sheet, entries);
  const asked = new Set(rows);
  const told: EntryProblem[] = [];
  for (const { key } of sheet.given.form.rows) if (asked.has(key)) checkRow(reading, key, told);
  return told;
}

/** What is wrong with what was typed, in all lines: the same in browser, server, Excel and paper. @rule O9 O18 */
export function checkSheet(sheet: OpenSheet, entries: Entries): readonly EntryProblem[] {
  const reading = openReading(sheet, entries);
  const told: EntryProblem[] = [];
  for (const { key } of sheet.given.form.rows) checkRow(reading, key, told);
  return told;
}
