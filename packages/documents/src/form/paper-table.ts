import { computeRows } from "@kehoach/core/form/compute-cell";
import type { FormColumn, FormRow } from "@kehoach/core/form/form";
import { unitCodeOf } from "@kehoach/core/form/line-unit";
import { type OpenSheet, openSheet } from "@kehoach/core/form/open-sheet";
import { isFigured } from "@kehoach/core/form/reading";
import { cellOf, type Entries, type SheetCell, type SheetGiven } from "@kehoach/core/form/sheet";
import { decimalsOf } from "@kehoach/core/form/show-cell";
import { type FormNames, nameForm } from "@kehoach/core/form-import/form-names";
import { withoutZeros } from "@kehoach/core/quantity/decimal";
import { showNumberText } from "@kehoach/core/quantity/number-text";
import { qualify } from "@kehoach/core/report/show-fact";
import { numberColumn } from "./column-number.ts";
import { listPaperNotes, type PaperNotes } from "./paper-notes.ts";

/** Signs of statistical tables: no such figure, and a figure that is not there yet. Neither is zero. */
export const SIGN = { none: "-", missing: "…" } as const;

/** A cell as it is printed. `isSent`: from a form that is not approved yet. */
export type PaperCell = { readonly text: string; readonly isSent?: true };
export type PaperRow = {
  readonly mark: string;
  readonly label: string;
  readonly unit: string;
  readonly level: number;
  readonly isHeading: boolean;
  readonly cells: readonly PaperCell[];
};

/** The table of a form as it is printed, and what is said below it. */
export type PaperTable = {
  /** The one unit of every line; then no column of units is printed. */
  readonly unit?: string;
  readonly columns: readonly { readonly title: string; readonly number: string; readonly isNote: boolean }[];
  readonly rows: readonly PaperRow[];
  readonly notes: PaperNotes;
};

/** As many digits after the comma as the longest figure of the line has; a percent as many as screens show. */
function placesOf(
  sheet: OpenSheet,
  row: FormRow,
  cells: readonly SheetCell[],
  columns: readonly FormColumn[],
): readonly number[] {
  const limits = columns.map((column) => decimalsOf(sheet, row.key, column.code));
  const places = columns.map((column, i) => {
    const [cell, limit = 0] = [cells[i], limits[i]];
    if (!cell || !isFigured(cell) || column.kind === "percent") return 0;
    const most = cell.kind === "entered" ? cell.value.scale : limit;
    return Math.min(withoutZeros(cell.value).scale, most);
  });
  const longest = Math.max(0, ...places);
  return columns.map((column, i) => (column.kind === "percent" ? (limits[i] ?? 0) : longest));
}

function toCell(entries: Entries, row: FormRow, column: FormColumn, cell: SheetCell, places: number): PaperCell {
  if (isFigured(cell)) {
    const said = cell.kind === "entered" ? entries.get(cellOf(row.key, column.code))?.qualifiers : undefined;
    const text = qualify(showNumberText(cell.value, { decimals: places }), said ?? []);
    return cell.sent ? { text, isSent: true } : { text };
  }
  switch (cell.kind) {
    case "none":
      return { text: SIGN.none };
    case "missing":
      return { text: SIGN.missing };
    case "broken":
      return { text: entries.get(cellOf(row.key, column.code))?.text ?? SIGN.missing };
    case "text":
      return { text: cell.text };
    case "blank":
      return { text: "" };
  }
}

function unitOf(row: FormRow, { given }: FormNames): string {
  return given.units.get(unitCodeOf(row, given) ?? "")?.name ?? "";
}

/**
 * A form as it is printed: every figure with the digits the line has, "-" for what there is none of, "…" for what is not there yet.
 *
 * @rule Z15
 */
export function toPaperTable(given: SheetGiven, entries: Entries): PaperTable {
  const { form } = given;
  const { columns } = form;
  const sheet = openSheet(given);
  const names = nameForm(given);
  const shown = computeRows(sheet, entries);
  const units = new Set(form.rows.map((row) => unitOf(row, names)).filter((unit) => unit !== ""));
  const [unit] = units.size === 1 ? units : [];
  const rows = form.rows.map((row): PaperRow => {
    const cells = shown.get(row.key) ?? [];
    const places = placesOf(sheet, row, cells, columns);
    return {
      mark: row.mark ?? "",
      label: names.lineName(row),
      unit: unitOf(row, names),
      level: row.level,
      isHeading: row.kind === "heading",
      cells: columns.map((column, i) => toCell(entries, row, column, cells[i] ?? { kind: "blank" }, places[i] ?? 0)),
    };
  });
  return {
    ...(unit === undefined ? {} : { unit }),
    columns: columns.map((column, i) => ({
      title: names.columnName(column),
      number: numberColumn(columns, column, i),
      isNote: column.kind === "note",
    })),
    rows,
    notes: listPaperNotes(names, entries, shown),
  };
}
