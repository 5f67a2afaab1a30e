import { computeRows } from "../form/compute-cell.ts";
import type { FormColumn } from "../form/form.ts";
import { type OpenSheet, openSheet } from "../form/open-sheet.ts";
import { isFigured } from "../form/reading.ts";
import type { Entries } from "../form/sheet.ts";
import { decimalsOf } from "../form/show-cell.ts";
import { equals, roundTo } from "../quantity/decimal.ts";
import { parseNumberText, showNumberText } from "../quantity/number-text.ts";
import { readUnit } from "./file-unit.ts";
import { isFilled } from "./form-identity.ts";
import type { FormNames } from "./form-names.ts";
import { type FormFileProblem, toFileProblem } from "./problem.ts";
import { readFigureCell } from "./read-figure-cell.ts";
import type { ColumnCell, FileLine, FileReading } from "./reading.ts";

/** More than these are one difference: another month, another unit. */
const MOST_TOLD = 20;

/** A figure of a file as far as nothing has to be asked of it, in the unit of the line; a percent has no unit of its line. */
function readNumber(own: ColumnCell, line: FileLine, header: string | undefined, column: FormColumn, sheet: OpenSheet) {
  const unit = sheet.units.get(line.row)?.own;
  if (!unit || own.cell?.kind !== "number") return undefined;
  const { units } = sheet.given;
  const text = column.kind === "percent" ? undefined : line.unit?.isOwn ? line.unit.value : (header ?? line.unit?.value);
  const reading = text === undefined ? undefined : readUnit(text, unit, units);
  const printed = text === undefined || !reading ? undefined : { text, reading };
  const setting = {
    unit: { ...unit, whole: false },
    units,
    printed,
    marks: { marks: "vi" },
    digits: "printed",
    isEstimate: false,
  } as const;
  const { entry } = readFigureCell(own, setting);
  const read = entry && parseNumberText(entry.text);
  return read?.ok ? read.value : undefined;
}

/**
 * Cells of the file that are computed or known here and say something else: they are not taken, and somebody may want to know why
 * they differ. Both sides are compared with the digits the file prints.
 *
 * @param entries  what is entered, with what the file changes
 * @problem FORM_FILE_DIFFERS
 * @rule Z12
 */
export function checkKnown(reading: FileReading, { given }: FormNames, entries: Entries): readonly FormFileProblem[] {
  const columns = given.form.columns.flatMap((column, index) => (isFilled(column, given.period) ? [] : [{ column, index }]));
  if (columns.length === 0) return [];
  const headers = new Map(reading.columns.map(({ code, unit }) => [code, unit]));
  const sheet = openSheet(given);
  const rows = computeRows(
    sheet,
    entries,
    reading.lines.map(({ row }) => row),
  );
  const problems: FormFileProblem[] = [];
  for (const line of reading.lines) {
    for (const { column, index } of line.waits === undefined ? columns : []) {
      const own = line.cells.get(column.code);
      const known = rows.get(line.row)?.[index];
      if (!own || !known || !isFigured(known)) continue;
      const found = readNumber(own, line, headers.get(column.code), column, sheet);
      if (!found) continue;
      const decimals = Math.min(found.scale, decimalsOf(sheet, line.row, column.code));
      if (equals(roundTo(found, decimals), roundTo(known.value, decimals))) continue;
      problems.push(
        toFileProblem(own.at, {
          code: "FORM_FILE_DIFFERS",
          found: showNumberText(found),
          own: showNumberText(known.value, { decimals: decimalsOf(sheet, line.row, column.code) }),
        }),
      );
      if (problems.length === MOST_TOLD) return problems;
    }
  }
  return problems;
}
