import { computeCell } from "../form/compute-cell.ts";
import { type LineFormula, type SheetLine, showReference } from "../form/line.ts";
import { isRate, type OpenSheet } from "../form/open-sheet.ts";
import { findHeld, findValue, isFigured } from "../form/reading.ts";
import type { Entries } from "../form/sheet.ts";
import type { Piece, SheetColumn } from "../form/sheet-column.ts";
import type { Formula } from "../formula/formula.ts";
import { isAdditive } from "../indicator/additivity.ts";
import { type Decimal, HUNDRED } from "../quantity/decimal.ts";

/** A cell of the form, by line and column. */
export type CellRef = { readonly row: string; readonly column: string };

/** What a spreadsheet can compute itself: numbers, cells of the form, and what is made of them. */
export type LiveFormula =
  | { readonly kind: "number"; readonly value: Decimal }
  | { readonly kind: "cell"; readonly ref: CellRef }
  | { readonly kind: "negation"; readonly of: LiveFormula }
  | {
      readonly kind: "operation";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: LiveFormula;
      readonly right: LiveFormula;
    }
  | {
      readonly kind: "call";
      readonly name: "sum" | "min" | "max" | "abs" | "round";
      readonly operands: readonly LiveFormula[];
    };

/** A formula that has a result once every cell it needs has a figure, and `above` is more than zero; before it shows nothing. */
export type LiveCell = { readonly formula: LiveFormula; readonly needs: readonly CellRef[]; readonly above?: CellRef };

const NUMBER = (value: Decimal): LiveFormula => ({ kind: "number", value });
const CELL = (ref: CellRef): LiveFormula => ({ kind: "cell", ref });
const APPLY = (operator: "+" | "-" | "*" | "/", left: LiveFormula, right: LiveFormula): LiveFormula => ({
  kind: "operation",
  operator,
  left,
  right,
});

/** From the unit of a line to that of its indicator, or back. */
function scale({ units }: OpenSheet, { key }: SheetLine, formula: LiveFormula, to: "own" | "held"): LiveFormula {
  const both = units.get(key);
  if (!both || both.own.code === both.held.code) return formula;
  const [from, into] = to === "held" ? [both.own, both.held] : [both.held, both.own];
  return APPLY("/", APPLY("*", formula, NUMBER(from.factor)), NUMBER(into.factor));
}

/** One formula under way: the cells it met. */
type Work = { readonly sheet: OpenSheet; readonly entries: Entries; readonly needs: Map<string, CellRef> };

function meet({ needs }: Work, ref: CellRef): LiveFormula {
  needs.set(`${ref.row}#${ref.column}`, ref);
  return CELL(ref);
}

/** The reference of a formula as a cell, or as what is known where the form has no such line; undefined: it can not be had. */
function refer(work: Work, { lines }: LineFormula, name: string, column: SheetColumn, isOwn: boolean): LiveFormula | undefined {
  const { sheet, entries } = work;
  const at = lines.get(name);
  const line = at && sheet.lines.get(at.row);
  const where = at?.column === undefined ? column : sheet.columnByCode.get(at.column);
  if (!line || !where) return undefined;
  if (!line.row) {
    // What only formulas need is known from elsewhere, or computed from lines of which nobody sees the cells.
    if (line.formula || !line.figure) return undefined;
    const cell = computeCell(sheet, entries, line.key, where.column.code);
    const value = isFigured(cell) ? NUMBER(cell.value) : undefined;
    return value && !isOwn ? scale(sheet, line, value, "held") : value;
  }
  const met = meet(work, { row: line.key, column: where.column.code });
  return isOwn || where.column.kind === "percent" ? met : scale(sheet, line, met, "held");
}

function translate(work: Work, of: LineFormula, node: Formula, column: SheetColumn, isOwn: boolean): LiveFormula | undefined {
  switch (node.kind) {
    case "number":
      return NUMBER(node.value);
    case "reference":
      return refer(work, of, showReference(node), column, isOwn);
    case "negation": {
      const operand = translate(work, of, node.operand, column, isOwn);
      return operand && { kind: "negation", of: operand };
    }
    case "operation": {
      const left = translate(work, of, node.left, column, isOwn);
      const right = left && translate(work, of, node.right, column, isOwn);
      return left && right && APPLY(node.operator, left, right);
    }
    case "call": {
      // The first that is not missing: a spreadsheet has no missing.
      if (node.name === "first") return undefined;
      const operands = node.operands.flatMap((one) => translate(work, of, one, column, isOwn) ?? []);
      return operands.length === node.operands.length ? { kind: "call", name: node.name, operands } : undefined;
    }
  }
}

function lineFormula(work: Work, line: SheetLine, column: SheetColumn): LiveFormula | undefined {
  if (!line.formula) return undefined;
  const isOwn = line.row?.kind === "formula";
  const found = translate(work, line.formula, line.formula.formula, column, isOwn);
  return found && !isOwn ? scale(work.sheet, line, found, "own") : found;
}

type Status = "reported" | "estimate";

/** What is known of a piece, in the unit of the line; undefined: nobody has said. */
function knownOf({ sheet }: Work, line: SheetLine, period: Piece["period"], status: Status): Decimal | undefined {
  const found = findValue(sheet, line, period, status);
  return found && isFigured(found) ? found.value : undefined;
}

/** A span as the screen adds it up: typed cells, and what is known before them. */
function addUp(work: Work, line: SheetLine, pieces: readonly Piece[], status: Status): LiveFormula | undefined {
  const parts: LiveFormula[] = [];
  for (const [back, { period, upTo, typedIn }] of pieces.toReversed().entries()) {
    const before = back === 0 ? undefined : knownOf(work, line, upTo, status);
    const value = typedIn === undefined ? (before ?? knownOf(work, line, period, status)) : before;
    if (value) parts.unshift(NUMBER(value));
    else if (typedIn !== undefined) parts.unshift(meet(work, { row: line.key, column: typedIn }));
    else return undefined;
    if (before) break;
  }
  return parts.length > 0 ? parts.reduce((left, right) => APPLY("+", left, right)) : undefined;
}

function grown(work: Work, line: SheetLine, column: SheetColumn): LiveFormula | undefined {
  const { figure } = line;
  const status = column.column.kind === "actual" ? column.column.status : "reported";
  if (!figure) return undefined;
  if (isAdditive(figure.indicator, { kind: "time" }))
    return findHeld(work.sheet, line, column) ? undefined : addUp(work, line, column.pieces, status);
  const last = column.pieces.at(-1);
  return last?.typedIn === undefined ? undefined : meet(work, { row: line.key, column: last.typedIn });
}

function actual(work: Work, line: SheetLine, column: SheetColumn): LiveFormula | undefined {
  const isBack = column.column.kind === "actual" && column.column.back !== undefined;
  if (isBack || (column.isTyped && line.isTyped)) return undefined;
  const isHeld = computeCell(work.sheet, work.entries, line.key, column.column.code).kind === "held";
  if (isHeld) return undefined;
  return line.formula ? lineFormula(work, line, column) : grown(work, line, column);
}

/**
 * How a cell of the form that nobody types can be computed in a spreadsheet while one types beside it: cumulative figures, percents,
 * lines with a formula. Undefined where it is only what is known, or where a spreadsheet could not tell what is missing.
 *
 * @rule Z13
 */
export function toLiveCell(sheet: OpenSheet, entries: Entries, row: string, code: string): LiveCell | undefined {
  const [line, column] = [sheet.lines.get(row), sheet.columnByCode.get(code)];
  if (!line?.row || !column || line.row.kind === "heading") return undefined;
  const work: Work = { sheet, entries, needs: new Map() };
  const own = column.column;
  if (own.kind === "percent" || own.kind === "difference") {
    const [of, to] = [
      { row, column: own.of },
      { row, column: own.to },
    ];
    const [a, b] = [meet(work, of), meet(work, to)];
    const needs = [...work.needs.values()];
    if (own.kind === "difference" || isRate(sheet, line)) return { formula: APPLY("-", a, b), needs };
    return { formula: APPLY("/", APPLY("*", a, NUMBER(HUNDRED)), b), needs, above: to };
  }
  const formula = own.kind === "actual" ? actual(work, line, column) : undefined;
  const needs = [...work.needs.values()];
  return formula && needs.length > 0 ? { formula, needs } : undefined;
}
