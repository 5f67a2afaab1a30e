import { QUOTIENT_DECIMALS } from "../formula/evaluate.ts";
import { divide, HUNDRED, multiply, subtract } from "../quantity/decimal.ts";
import { computeFormula } from "./compute-formula.ts";
import { growFigure } from "./grow.ts";
import type { SheetLine } from "./line.ts";
import { isRate, type OpenSheet } from "./open-sheet.ts";
import { readEntry } from "./read-entry.ts";
import { convertLine, findHeld, isFigured, joinFlags, lackOf, listLacks, mergeLacks, type Reading } from "./reading.ts";
import { cellOf, type Entries, type SheetCell } from "./sheet.ts";
import type { SheetColumn } from "./sheet-column.ts";

function readTyped({ sheet, entries }: Reading, line: SheetLine, column: SheetColumn): SheetCell {
  const entry = entries.get(cellOf(line.key, column.column.code));
  if (entry === undefined || line.row?.kind !== "figure" || !line.figure) return { kind: "missing" };
  if (entry.text.trim() === "") {
    if (entry.none === undefined) return { kind: "missing" };
    return { kind: "none", ...(entry.none.trim() === "" ? {} : { reason: entry.none }) };
  }
  const { figure, faults } = readEntry(entry.text, line.row, line.figure.indicator, sheet.given.units);
  return figure ? { kind: "entered", value: figure.shown } : { kind: "broken", why: faults[0]?.code ?? "ENTRY_UNREADABLE" };
}

/** What the formula of a line comes to; undefined: it has none. */
function computeLine(reading: Reading, line: SheetLine, column: SheetColumn): SheetCell | undefined {
  if (line.isBroken) return { kind: "broken", why: "FORMULA_MALFORMED" };
  if (!line.formula) return undefined;
  const isOwn = line.row?.kind === "formula";
  const found = computeFormula(reading, line.formula, column, isOwn);
  return isFigured(found) && !isOwn ? { ...found, value: convertLine(reading.sheet, line, found.value, "own") } : found;
}

/**
 * Of other periods what is known comes first, and of lines that only formulas need. Of this period what is typed does: a sum on the form
 * is that of its lines, missing as long as one of them is.
 */
function computeActual(reading: Reading, line: SheetLine, column: SheetColumn): SheetCell {
  const { isTyped } = column;
  if (isTyped && line.isTyped) return readTyped(reading, line, column);
  const isOfOthers = (column.column.kind === "actual" && column.column.back !== undefined) || (isTyped && !line.row);
  const held = isOfOthers ? findHeld(reading.sheet, line, column) : undefined;
  if (held) return held;
  const computed = computeLine(reading, line, column);
  if (!line.figure) return computed ?? { kind: "missing" };
  if (computed && (isFigured(computed) || isTyped)) return computed;
  const grown = growFigure(reading, line, line.figure, column);
  return isFigured(grown) || grown.kind === "none" ? grown : (computed ?? grown);
}

/** A total that was assigned is what was assigned, whatever its parts come to. */
function computePlan(reading: Reading, line: SheetLine, column: SheetColumn): SheetCell {
  return findHeld(reading.sheet, line, column) ?? computeLine(reading, line, column) ?? { kind: "missing" };
}

type Compared = { readonly kind: "percent" | "difference"; readonly of: string; readonly to: string };

function compareCells(reading: Reading, line: SheetLine, { kind, of, to }: Compared): SheetCell {
  const { columnByCode } = reading.sheet;
  const [first, second] = [columnByCode.get(of), columnByCode.get(to)];
  if (!first || !second) return { kind: "blank" };
  const [a, b] = [reading.read(line, first), reading.read(line, second)];
  if (!isFigured(a) || !isFigured(b)) {
    const lacks = [
      ...(isFigured(a) ? [] : listLacks(a, lackOf(line, first))),
      ...(isFigured(b) ? [] : listLacks(b, lackOf(line, second))),
    ];
    return { kind: "missing", missing: mergeLacks(lacks) };
  }
  const flags = joinFlags([a, b]);
  if (kind === "difference" || isRate(reading.sheet, line))
    return { kind: "computed", value: subtract(a.value, b.value), ...flags };
  // Beside zero or below a percentage misleads [J5].
  const percent = b.value.units > 0n ? divide(multiply(a.value, HUNDRED), b.value, QUOTIENT_DECIMALS) : undefined;
  return percent ? { kind: "computed", value: percent, ...flags } : { kind: "blank" };
}

function compute(reading: Reading, line: SheetLine, sheetColumn: SheetColumn): SheetCell {
  const { column } = sheetColumn;
  if (line.row?.kind === "heading") return { kind: "blank" };
  switch (column.kind) {
    case "note": {
      const text = reading.entries.get(cellOf(line.key, column.code))?.text ?? "";
      return text === "" ? { kind: "blank" } : { kind: "text", text };
    }
    case "percent":
    case "difference":
      return compareCells(reading, line, column);
    case "plan":
    case "actual":
      if (sheetColumn.period === undefined) return { kind: "blank" };
      return column.kind === "plan" ? computePlan(reading, line, sheetColumn) : computeActual(reading, line, sheetColumn);
  }
}

/** Reads cells of a sheet with these entries, none of them twice. A line that needs itself is broken, in every cell of the circle. */
export function openReading(sheet: OpenSheet, entries: Entries): Reading {
  const known = new Map<SheetLine, (SheetCell | "open" | undefined)[]>();
  const reading: Reading = {
    sheet,
    entries,
    read: (line, column) => {
      let ofLine = known.get(line);
      if (ofLine === undefined) known.set(line, (ofLine = []));
      const before = ofLine[column.at];
      if (before === "open") return { kind: "broken", why: "FORMULA_CIRCLE" };
      if (before) return before;
      ofLine[column.at] = "open";
      const cell = compute(reading, line, column);
      ofLine[column.at] = cell;
      return cell;
    },
  };
  return reading;
}

/**
 * What a cell of a sheet shows.
 *
 * @param row     key of a line of the form
 * @param column  code of a column of the form
 * @returns       the value in the unit of the line, exact but for quotients; what lacks is named, and is never zero
 * @rule          O4 O5 O6 O8 O13 O27
 */
export function computeCell(sheet: OpenSheet, entries: Entries, row: string, column: string): SheetCell {
  const [line, where] = [sheet.lines.get(row), sheet.columnByCode.get(column)];
  return line && where ? openReading(sheet, entries).read(line, where) : { kind: "blank" };
}

/** What the cells of lines show, each line's in the order of the columns; of all lines of the form if none are named. @rule O5 */
export function computeRows(
  sheet: OpenSheet,
  entries: Entries,
  rows: readonly string[] = sheet.given.form.rows.map(({ key }) => key),
): ReadonlyMap<string, readonly SheetCell[]> {
  const { read } = openReading(sheet, entries);
  return new Map(
    rows.map((key) => {
      const line = sheet.lines.get(key);
      return [key, sheet.columns.shown.map((column): SheetCell => (line ? read(line, column) : { kind: "blank" }))];
    }),
  );
}
