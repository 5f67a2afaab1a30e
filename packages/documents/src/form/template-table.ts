import { computeRows } from "@kehoach/core/form/compute-cell";
import { isTypedColumn } from "@kehoach/core/form/entered-cells";
import type { FormColumn, FormRow } from "@kehoach/core/form/form";
import { unitCodeOf } from "@kehoach/core/form/line-unit";
import { type OpenSheet, openSheet } from "@kehoach/core/form/open-sheet";
import { isFigured } from "@kehoach/core/form/reading";
import { cellOf, type Entries, type SheetCell, type SheetGiven } from "@kehoach/core/form/sheet";
import { decimalsOf } from "@kehoach/core/form/show-cell";
import { type FormNames, nameForm } from "@kehoach/core/form-import/form-names";
import { toLiveCell } from "@kehoach/core/form-import/live-cell";
import type { FormFileGiven } from "@kehoach/core/form-import/take-form-file";
import { OWN_MARK, REASON_TITLE, REASONS } from "@kehoach/core/form-import/template";
import { type Decimal, roundTo, showDecimal, withoutZeros } from "@kehoach/core/quantity/decimal";
import { showNumberText } from "@kehoach/core/quantity/number-text";
import { joinCells, type PageCell, type PageRow, type Validation } from "../sheet-writing/page-sheet.ts";
import { isKept, neutralise } from "../sheet-writing/sheet-xml.ts";
import { type SheetPlace, toCellFormula } from "./cell-formula.ts";
import { numberColumn } from "./column-number.ts";
import { figureLook, LOOK, labelLook, markLook } from "./template-looks.ts";
import { TEMPLATE_WORDS } from "./template-words.ts";

/** Columns of the template before those of the form: hidden keys, marks, labels, units. */
export const FIRST_COLUMN = 4;
/** In letters; the column of keys is hidden. */
export const WIDTH = { key: 30, mark: 6, label: 46, unit: 12, figure: 15, note: 28, reason: 26 } as const;
/** Digits after the comma that a computed number is written with: more come from a quotient. */
const MOST_DIGITS = 8;
/** Points of a line of letters. */
const LINE = 15;
const MOST_LINES = 20;

/** Lines that words take in a column. */
export function linesIn(text: string, width: number): number {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / width)), 0);
  return Math.min(lines, MOST_LINES);
}

/** What the rows of the table are made from. */
type Table = {
  readonly names: FormNames;
  readonly sheet: OpenSheet;
  readonly entries: Entries;
  readonly columns: readonly FormColumn[];
  readonly find: (ref: { readonly row: string; readonly column: string }) => SheetPlace | undefined;
};

function toNumber(value: Decimal): Pick<PageCell, "number" | "text"> {
  const number = showDecimal(value);
  // What a spreadsheet would cut off is written as it is read here.
  return isKept(number) ? { number } : { text: showNumberText(value) };
}

function isTyped({ sheet }: Table, row: FormRow, column: FormColumn): boolean {
  return row.kind === "figure" && row.entered && isTypedColumn(column, sheet.given.period);
}

function typedCell({ sheet, entries }: Table, row: FormRow, column: FormColumn, shown: SheetCell): PageCell {
  const decimals = decimalsOf(sheet, row.key, column.code);
  if (isFigured(shown)) return { look: figureLook(shown.value.scale, true), ...toNumber(shown.value) };
  // What could not be read stays as it was typed.
  const text = shown.kind === "broken" ? (entries.get(cellOf(row.key, column.code))?.text ?? "") : "";
  return { look: figureLook(decimals, true), text: neutralise(text) };
}

function computedCell(table: Table, row: FormRow, column: FormColumn, shown: SheetCell): PageCell {
  const { sheet, entries, find } = table;
  const decimals = decimalsOf(sheet, row.key, column.code);
  const live = toLiveCell(sheet, entries, row.key, column.code);
  const formula = live && toCellFormula(live, find);
  const figured = isFigured(shown) ? shown : undefined;
  // What does not change shows the digits it has: 150.000 of triệu đồng, not 150.000,000.
  const places = figured && formula === undefined ? Math.min(decimals, withoutZeros(figured.value).scale) : decimals;
  const look = figureLook(places, false, figured?.sent === true);
  const value = figured && toNumber(figured.value.scale > MOST_DIGITS ? roundTo(figured.value, MOST_DIGITS) : figured.value);
  if (formula !== undefined) return { look, formula, ...(value?.number === undefined ? { text: "" } : { number: value.number }) };
  return { look, ...(value ?? { text: shown.kind === "none" ? "-" : "" }) };
}

function toCell(table: Table, row: FormRow, column: FormColumn, shown: SheetCell): PageCell {
  if (row.kind === "heading") return { look: LOOK.blank };
  if (column.kind === "note") {
    if (row.kind !== "figure") return { look: LOOK.blank };
    return { look: LOOK.note, text: neutralise(shown.kind === "text" ? shown.text : "") };
  }
  return isTyped(table, row, column) ? typedCell(table, row, column, shown) : computedCell(table, row, column, shown);
}

/** The columns that are typed: each has a column of reasons on the right of the table. */
export function listTyped({ form, period }: SheetGiven): readonly FormColumn[] {
  return form.columns.filter((column) => isTypedColumn(column, period));
}

/** Why a cell that is left empty has no figure. */
function reasonCell(table: Table, row: FormRow, column: FormColumn): PageCell {
  const { entries } = table;
  if (!isTyped(table, row, column)) return { look: LOOK.blank };
  return { look: LOOK.note, text: neutralise(entries.get(cellOf(row.key, column.code))?.none ?? "") };
}

function toRow(table: Table, row: FormRow, cells: readonly SheetCell[]): PageRow {
  const { names, columns } = table;
  const { units } = names.given;
  const isHeading = row.kind === "heading";
  const label = names.lineName(row);
  const unit = units.get(unitCodeOf(row, names.given) ?? "")?.name ?? "";
  const indent = Math.max(0, row.level - 1);
  const written = columns.map((column, i) => toCell(table, row, column, cells[i] ?? { kind: "blank" }));
  const lines = [linesIn(label, WIDTH.label - indent * 2), ...written.map(({ text = "" }) => linesIn(text, WIDTH.note))];
  return {
    points: LINE * Math.max(...lines) + 3,
    cells: [
      { look: LOOK.key, text: row.key },
      // A lone "-" or "+" is no formula.
      { look: markLook(isHeading), text: /^[-+]$/u.test(row.mark ?? "") ? (row.mark ?? "") : neutralise(row.mark ?? "") },
      { look: labelLook(isHeading, indent), text: neutralise(label) },
      { look: LOOK.unit, text: neutralise(unit) },
      ...written,
      ...listTyped(names.given).map((column) => reasonCell(table, row, column)),
    ],
  };
}

function headRows({ names, columns }: Table): readonly PageRow[] {
  const typed = listTyped(names.given);
  const reasons = typed.map((column) => (typed.length === 1 ? REASON_TITLE : `${REASON_TITLE}: ${names.columnName(column)}`));
  const titles = [...columns.map(names.columnName), ...reasons];
  const widthOf = (column: FormColumn | undefined): number =>
    column === undefined ? WIDTH.reason : column.kind === "note" ? WIDTH.note : WIDTH.figure;
  const lines = titles.map((title, i) => linesIn(title, widthOf(columns[i]) - 2));
  const head = (text: string): PageCell => ({ look: LOOK.head, text: neutralise(text) });
  const number = (text: string): PageCell => ({ look: LOOK.number, text });
  return [
    {
      points: LINE * Math.max(2, ...lines) + 3,
      cells: [
        { look: LOOK.key, text: `${OWN_MARK}head` },
        ...[TEMPLATE_WORDS.mark, TEMPLATE_WORDS.label, TEMPLATE_WORDS.unit, ...titles].map(head),
      ],
    },
    {
      points: LINE,
      cells: [
        { look: LOOK.key, text: `${OWN_MARK}head` },
        ...["A", "B", "C", ...columns.map((column, i) => numberColumn(columns, column, i)), ...typed.map(() => "")].map(number),
      ],
    },
  ];
}

function toValidations(table: Table, rows: readonly FormRow[]): readonly Validation[] {
  const { names, columns, sheet, find } = table;
  const kinds = new Map<string, { readonly type: "decimal" | "whole"; readonly signed: boolean; readonly at: SheetPlace[] }>();
  const reasons: SheetPlace[] = [];
  for (const row of rows) {
    if (row.kind !== "figure" || !row.entered) continue;
    const type = sheet.units.get(row.key)?.own.whole ? "whole" : "decimal";
    for (const column of columns) {
      const place = isTyped(table, row, column) ? find({ row: row.key, column: column.code }) : undefined;
      if (!place) continue;
      const key = `${type} ${row.signed}`;
      const kind = kinds.get(key) ?? { type, signed: row.signed, at: [] };
      kind.at.push(place);
      kinds.set(key, kind);
      reasons.push({ row: place.row, column: FIRST_COLUMN + columns.length + listTyped(names.given).indexOf(column) });
    }
  }
  const { wrong } = TEMPLATE_WORDS;
  return [
    ...[...kinds.values()].map(({ type, signed, at }): Validation => {
      return { type, signed, cells: joinCells(at), error: signed ? wrong[`${type}-signed`] : wrong[type] };
    }),
    { type: "list", values: REASONS, cells: joinCells(reasons), error: "" },
  ];
}

export type TemplateTable = { readonly rows: readonly PageRow[]; readonly validations: readonly Validation[] };

/**
 * The table of a template: its head, and a row for each line with its key.
 *
 * @param top  the row of its head, counted from 0
 * @rule Z1 Z13
 */
export function toTemplateTable({ given, entries }: Pick<FormFileGiven, "given" | "entries">, top: number): TemplateTable {
  const { form } = given;
  const sheet = openSheet(given);
  const rowOf = new Map(form.rows.map(({ key }, i) => [key, top + 2 + i]));
  const columnAt = new Map(form.columns.map(({ code }, i) => [code, FIRST_COLUMN + i]));
  const table: Table = {
    names: nameForm(given),
    sheet,
    entries,
    columns: form.columns,
    find: (ref) => {
      const [row, column] = [rowOf.get(ref.row), columnAt.get(ref.column)];
      return row === undefined || column === undefined ? undefined : { row, column };
    },
  };
  const shown = computeRows(sheet, entries);
  const rows = form.rows.map((row) => toRow(table, row, shown.get(row.key) ?? []));
  return { rows: [...headRows(table), ...rows], validations: toValidations(table, form.rows) };
}
