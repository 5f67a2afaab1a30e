import { abs, compare, type Decimal, multiply, parseDecimal, roundTo, subtract } from "../../quantity/decimal.ts";
import { showNumberText } from "../../quantity/number-text.ts";
import type { Remark } from "../claim.ts";
import { fromDecimal, type Rational, roundRational, trimDecimal } from "../judge/rational.ts";
import type { Note } from "../note.ts";
import type { TableReading } from "../reading.ts";
import { computeFormula, fillFormula, type Place, readSumRange, toShape } from "./cell-formula.ts";
import type { Row, Sheet } from "./columns.ts";
import { isPartRow, isTotal } from "./row-footings.ts";
import { listStoredCells, type StoredCell } from "./stored-cells.ts";

/** Spreadsheets keep fifteen digits or so; what is apart by less is the same number. */
const SAME = { units: 1n, scale: 9 };
const HUNDRED = { units: 100n, scale: 0 };
/** How many cells must share a formula, and which share of their line, for a constant among them to stand out. */
const LEAST_ALIKE = 3;
const MOST_SHARE = { of: 5, hold: 4 };

function remark(cell: StoredCell, result: Remark["result"], note: Note, related: readonly StoredCell[] = []): Remark {
  const { passage, figure } = cell;
  const span = figure?.span ?? { start: 0, end: passage.text.length };
  return {
    kind: "remark",
    rule: "table-formula",
    result,
    note,
    stated: passage.text,
    operands: [],
    passage: passage.index,
    span,
    related: related.map((other) => ({
      passage: other.passage.index,
      span: other.figure?.span ?? { start: 0, end: other.passage.text.length },
    })),
  };
}

/** A number as the cell would show it, with two more digits at most. */
function shownAs({ passage, figure }: StoredCell, value: Decimal): string {
  const isPercent = /%/u.test(passage.text);
  const shown = isPercent ? multiply(value, HUNDRED) : value;
  const least = figure?.decimals ?? 0;
  return `${showNumberText(trimDecimal(roundTo(shown, least + 2), least))}${isPercent ? "%" : ""}`;
}

function showsAlike({ passage, figure }: StoredCell, value: Decimal): boolean {
  const shown = /%/u.test(passage.text) ? multiply(value, HUNDRED) : value;
  return figure !== undefined && compare(roundTo(shown, figure.value.scale), figure.value) === 0;
}

/** The cell keeps and shows a result its formula does not give any more. */
function findStale(cell: StoredCell): readonly Remark[] {
  const { content, number } = cell;
  const again = content.formula === undefined || content.recomputed === undefined ? undefined : parseDecimal(content.recomputed);
  if (!again?.ok) return [];
  const gap = abs(subtract(number, again.value));
  const half = { units: 5n, scale: number.scale + 1 };
  if (compare(gap, half) <= 0 || compare(gap, multiply(abs(again.value), SAME)) <= 0) return [];
  // What is printed may still be right: the digits that changed are not shown.
  const result = showsAlike(cell, again.value) ? "review" : "error";
  return [remark(cell, result, { code: "stale-cache", recomputed: shownAs(cell, again.value) })];
}

function bySheet(cells: readonly StoredCell[]): (place: Place) => Rational | undefined {
  const known = new Map(cells.map((cell) => [`${cell.place.row}:${cell.place.column}`, cell.number]));
  return ({ row, column }) => {
    const number = known.get(`${row}:${column}`);
    return number && fromDecimal(number);
  };
}

/** A typed number is the formula's result, brought to the digits that were typed. */
function agrees(typed: Decimal, computed: Rational): boolean {
  return compare(roundRational(computed, typed.scale, "half-up"), typed) === 0;
}

/** Constants in a line (a column or a row) of cells that share one formula. */
function findPasted(line: readonly StoredCell[], numberAt: (place: Place) => Rational | undefined): readonly Remark[] {
  const shapes = Map.groupBy(
    line.filter(({ content }) => content.formula !== undefined),
    ({ content, place }) => toShape(content.formula ?? "", place),
  );
  const alike = [...shapes.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  const places = alike.map((cell) => line.indexOf(cell));
  const [first = 0, last = -1] = [places[0], places.at(-1)];
  const typed = line.slice(Math.max(0, first - 1), last + 2).filter(({ content }) => content.formula === undefined);
  if (alike.length < LEAST_ALIKE || alike.length * MOST_SHARE.of < (alike.length + typed.length) * MOST_SHARE.hold) return [];
  return typed.flatMap((cell): readonly Remark[] => {
    const model = alike.toSorted((a, b) => distance(a, cell) - distance(b, cell))[0];
    if (!model) return [];
    const formula = fillFormula(model.content.formula ?? "", model.place, cell.place);
    const computed = computeFormula(formula, numberAt);
    const isWrong = computed !== undefined && !agrees(cell.number, computed);
    return [remark(cell, isWrong ? "error" : "review", { code: "pasted-value", formula: `=${formula}` }, [model])];
  });
}

function distance(a: StoredCell, b: StoredCell): number {
  return Math.abs(a.place.row - b.place.row) + Math.abs(a.place.column - b.place.column);
}

function markKind({ mark, bold, indent }: Row): string {
  return `${mark.replace(/\d+/gu, "1").replace(/^[IVX]+$/u, "I")}:${bold}:${indent}`;
}

/** The number just outside a sum's range, in a row like those inside, that no other sum takes. */
function findShort(total: StoredCell, column: readonly StoredCell[], rows: ReadonlyMap<number, Row>): readonly Remark[] {
  const range = readSumRange(total.content.formula ?? "");
  if (!range || range.left !== range.right || range.left !== total.place.column || range.top === range.bottom) return [];
  const isIn = ({ place }: StoredCell): boolean => place.row >= range.top && place.row <= range.bottom;
  const inside = column.filter(isIn);
  const kinds = new Set(inside.map(({ tableRow }) => rows.get(tableRow)).map((row) => (row ? markKind(row) : "")));
  if (inside.length < 2 || kinds.size !== 1) return [];
  const isTaken = (row: number): boolean =>
    column.some((other) => {
      const area = other === total ? undefined : readSumRange(other.content.formula ?? "");
      return area !== undefined && area.top <= row && row <= area.bottom;
    });
  const missing = [range.bottom + 1, range.top - 1]
    .filter((row) => row !== total.place.row && !isTaken(row))
    .flatMap((row) => column.find(({ place }) => place.row === row) ?? []);
  return missing.flatMap((cell): readonly Remark[] => {
    const row = rows.get(cell.tableRow);
    const isFormula = readSumRange(cell.content.formula ?? "") !== undefined;
    if (!row || isFormula || isTotal(row) || !isPartRow(row) || !kinds.has(markKind(row))) return [];
    return [
      remark(total, "review", { code: "short-range", missing: `${cell.content.address} (${row.label}: ${cell.passage.text})` }, [
        cell,
      ]),
    ];
  });
}

/**
 * Slips that only a spreadsheet shows: a kept result its formula does not give, a constant typed over a formula, a sum whose range
 * leaves out the row beside it.
 *
 * @rule Q299
 */
export function findSheetSlips(table: TableReading, sheet: Sheet): readonly Remark[] {
  const cells = listStoredCells(table).filter(({ tableRow }) => tableRow >= sheet.firstRow);
  if (!cells.some(({ content }) => content.formula !== undefined)) return [];
  const rows = new Map(sheet.rows.map((row) => [row.index, row]));
  const numberAt = bySheet(cells);
  const columns = [...Map.groupBy(cells, ({ place }) => place.column).values()];
  const lines = [...columns, ...Map.groupBy(cells, ({ place }) => place.row).values()];
  const pasted = new Map(lines.flatMap((line) => findPasted(line, numberAt)).map((found) => [found.passage, found]));
  return [
    ...cells.flatMap(findStale),
    ...pasted.values(),
    ...columns.flatMap((column) => column.flatMap((cell) => findShort(cell, column, rows))),
  ];
}
