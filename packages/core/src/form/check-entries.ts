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

function checkRow(reading: Reading, row: string): readonly EntryProblem[] {
  const { lines, groups, rules } = reading.sheet;
  const line = lines.get(row);
  if (!line) return [];
  const typed = listTypedCells(reading, line);
  return [
    ...typed.flatMap((at) => CELL_CHECKS.flatMap((check) => check(at))),
    ...checkPlan(reading, line, typed),
    ...(groups.get(row) ?? []).flatMap((group) => checkParts(reading, group)),
    ...(rules.get(row) ?? []).flatMap((rule) => checkRule(reading, rule)),
  ];
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
  return sheet.given.form.rows.flatMap(({ key }) => (asked.has(key) ? checkRow(reading, key) : []));
}

/** What is wrong with what was typed, in all lines: the same in browser, server, Excel and paper. @rule O9 O18 */
export function checkSheet(sheet: OpenSheet, entries: Entries): readonly EntryProblem[] {
  const reading = openReading(sheet, entries);
  return sheet.given.form.rows.flatMap(({ key }) => checkRow(reading, key));
}
