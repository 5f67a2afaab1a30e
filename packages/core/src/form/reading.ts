import type { Period } from "../period/period.ts";
import type { Decimal } from "../quantity/decimal.ts";
import { convert } from "../quantity/measure.ts";
import { findHeldTarget, findHeldValue } from "./fact-index.ts";
import type { LineFigure, SheetLine } from "./line.ts";
import type { OpenSheet } from "./open-sheet.ts";
import { cellOf, type Entries, type FigureCell, type HeldFact, type Lack, type SheetCell } from "./sheet.ts";
import type { SheetColumn } from "./sheet-column.ts";

/** A sheet with what is typed into it. */
export type Reading = {
  readonly sheet: OpenSheet;
  readonly entries: Entries;
  /** What a cell shows; none is computed twice. */
  readonly read: (line: SheetLine, column: SheetColumn) => SheetCell;
};

export function isFigured(cell: SheetCell): cell is FigureCell {
  return cell.kind === "entered" || cell.kind === "computed" || cell.kind === "held";
}

/** What is made of figures that are not approved, or estimated, is so too. */
export function joinFlags(cells: readonly SheetCell[]): Pick<FigureCell, "sent" | "status"> {
  let [isSent, isEstimate] = [false, false];
  for (const cell of cells) {
    if (!isFigured(cell)) continue;
    isSent ||= cell.sent === true;
    isEstimate ||= cell.status === "estimate";
  }
  return { ...(isSent ? { sent: true } : {}), ...(isEstimate ? { status: "estimate" } : {}) };
}

/** What a cell without a figure lacks: its own parts if it is made of any, otherwise itself. */
export function listLacks(cell: SheetCell, own: Lack): readonly Lack[] {
  return cell.kind === "missing" && cell.missing !== undefined && cell.missing.length > 0 ? cell.missing : [own];
}

export function toLack({ indicator, breakdown }: LineFigure, period: Period): Lack {
  return { fact: { fact: "value", indicator: indicator.code, breakdown, period } };
}

/** What to name where a line has no figure in a column: its cell, or the fact where the form has none. */
export function lackOf(line: SheetLine, { column, period }: SheetColumn): Lack {
  return line.row || !line.figure || !period ? { cell: cellOf(line.key, column.code) } : toLack(line.figure, period);
}

/** Each once. */
export function mergeLacks(lacks: readonly Lack[]): readonly Lack[] {
  return [...new Map(lacks.map((lack) => ["cell" in lack ? lack.cell : JSON.stringify(lack.fact), lack])).values()];
}

/** Between the units of a line; both ways are exact for lines that pass the check of their pack. */
export function convertLine({ units }: OpenSheet, { key }: SheetLine, value: Decimal, to: "own" | "held"): Decimal {
  const both = units.get(key);
  if (both === undefined || both.own.code === both.held.code) return value;
  const converted = to === "own" ? convert(value, both.held, both.own) : convert(value, both.own, both.held);
  if (!converted.ok) throw new RangeError(`${converted.problems[0].code} in line ${key}`);
  return converted.value;
}

function toCell(sheet: OpenSheet, line: SheetLine, fact: HeldFact | undefined): SheetCell | undefined {
  if (fact === undefined) return undefined;
  if (fact.value === undefined) return { kind: "none" };
  const { sent, status } = fact;
  const held = { kind: "held", value: convertLine(sheet, line, fact.value, "own") } as const;
  if (sent === undefined && status === undefined) return held;
  return { ...held, ...(sent === undefined ? {} : { sent }), ...(status === undefined ? {} : { status }) };
}

/** The value that is known of a line for a period; undefined: nobody has said. */
export function findValue(
  sheet: OpenSheet,
  line: SheetLine,
  period: Period,
  wanted: "reported" | "estimate",
): SheetCell | undefined {
  return toCell(sheet, line, findHeldValue(sheet.facts, line.key, period, wanted));
}

/** The target that is known of a line for a year: of an assigner, or the one that judges. */
export function findTarget(sheet: OpenSheet, line: SheetLine, year: Period, assigner?: string): SheetCell | undefined {
  return toCell(sheet, line, findHeldTarget(sheet.facts, line.key, year, assigner));
}

/** What is known for a column. */
export function findHeld(sheet: OpenSheet, line: SheetLine, { column, period }: SheetColumn): SheetCell | undefined {
  if (period === undefined) return undefined;
  if (column.kind === "plan") return findTarget(sheet, line, period, column.assigner);
  return column.kind === "actual" ? findValue(sheet, line, period, column.status) : undefined;
}
