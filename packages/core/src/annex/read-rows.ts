import { wordsOf } from "../import/read-rows.ts";
import { showAddress } from "../import/sheet.ts";
import type { UnitTable } from "../quantity/unit.ts";
import { findNumberText, readFigure } from "./figure.ts";
import type { GridCell } from "./grid.ts";
import { placeRows, readLabel, type Standing } from "./label.ts";
import { rolesOf } from "./mapping.ts";
import { voteMarks } from "./marks.ts";
import { type AnnexProblem, type CellAt, type Stated, toProblem } from "./problem.ts";
import { isFigureRole, type Mapping, type Marks } from "./role.ts";
import type { AnnexRow, RowFigure, RowUnit } from "./row.ts";
import type { AnnexTable, TableRow } from "./table.ts";
import { findUnits, isDitto, splitUnit } from "./unit-words.ts";

export type RowsReading = { readonly rows: readonly AnnexRow[]; readonly problems: readonly AnnexProblem[] };

export type RowsOptions = {
  readonly units: UnitTable;
  /** What a person typed for a cell that could not be read, by "Sheet!B7"; "" leaves it out. Vietnamese notation. */
  readonly cells?: ReadonlyMap<string, string>;
};

/** Names that measure otherwise than what they are part of: its unit is not theirs. */
const OWN_UNIT = /^(?:tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|năng suất|tốc độ|bình quân|mật độ|hệ số|chỉ số)(?!\p{L})/iu;

/** The columns of a mapping by what they are. */
type Columns = {
  readonly ordinal: number | undefined;
  /** Papers that indent by columns have names in several. */
  readonly names: readonly number[];
  readonly code: number | undefined;
  readonly unit: number | undefined;
  readonly note: number | undefined;
  readonly figures: readonly number[];
};

function columnsOf(mapping: Mapping): Columns {
  const find = (kind: string): number | undefined => mapping.columns.find(({ role }) => role.kind === kind)?.column;
  const figures = [...rolesOf(mapping)].filter(([, role]) => isFigureRole(role) || role.kind === "comparison");
  return {
    ordinal: find("ordinal"),
    names: mapping.columns.filter(({ role }) => role.kind === "name").map(({ column }) => column),
    code: find("code"),
    unit: find("unit"),
    note: find("note"),
    figures: figures.map(([column]) => column),
  };
}

export function cellKey({ sheet, cell }: CellAt): string {
  return `${sheet}!${cell}`;
}

function addressOf(row: TableRow, column: number): CellAt {
  return { sheet: row.sheet, cell: showAddress({ row: row.row, column }) };
}

function cellOf(row: TableRow, column: number | undefined): GridCell | undefined {
  return column === undefined ? undefined : row.cells.get(column);
}

/** The marks to read with: as answered, or as the numbers show; "vi" while a person is still asked, so that all else is seen. */
function chooseMarks(table: AnnexTable, mapping: Mapping, columns: Columns, problems: AnnexProblem[]): Marks {
  if (mapping.marks) return mapping.marks;
  const texts = table.rows.flatMap((row): Stated<string>[] =>
    columns.figures.flatMap((column) => {
      const value = findNumberText(row.cells.get(column));
      return value === undefined ? [] : [{ value, at: addressOf(row, column) }];
    }),
  );
  const vote = voteMarks(texts);
  problems.push(...vote.problems);
  return vote.marks ?? "each";
}

type Draft = {
  readonly row: TableRow;
  readonly label: string;
  readonly standing: Standing;
  readonly unitText: string;
  readonly nameUnit: string | undefined;
  readonly figures: readonly RowFigure[];
};

function readFigures(
  row: TableRow,
  columns: Columns,
  marks: Marks,
  mapping: Mapping,
  options: RowsOptions,
  problems: AnnexProblem[],
): readonly RowFigure[] {
  const roles = rolesOf(mapping);
  return columns.figures.map((column): RowFigure => {
    const at = addressOf(row, column);
    const typed = options.cells?.get(cellKey(at));
    const own = row.cells.get(column);
    const cell = typed === undefined ? own : toTyped(row, column, typed);
    const base = { column, at, text: wordsOf(cell) };
    if (typed === undefined && own && own.row !== row.row) {
      // One figure merged over several rows is of the first; of the others nobody knows.
      problems.push(toProblem(at, { code: "ANNEX_FIGURE_SHARED", found: wordsOf(own), first: showAddress(own) }));
      return { ...base, text: "", state: "missing", mark: "blank" };
    }
    const { figure, faults } = readFigure(cell, typed === undefined ? marks : "vi", mapping.digits);
    // Printed comparisons are only held against what is recomputed: what is wrong with them is no matter of the import.
    if (isFigureRole(roles.get(column) ?? { kind: "ignore" })) problems.push(...faults.map((fault) => toProblem(at, fault)));
    return figure ? { ...base, ...figure } : { ...base, state: "refused" };
  });
}

function toTyped({ row }: TableRow, column: number, text: string): GridCell {
  return { row, column, kind: "words", shown: text, bold: false, indent: 0 };
}

function isBlank({ state, ...rest }: RowFigure): boolean {
  return state === "missing" && "mark" in rest && rest.mark === "blank";
}

/** The name of a row: what its name columns say together, and the first cell that says something. */
function nameOf(
  row: TableRow,
  columns: Columns,
): { readonly label: string; readonly cell: GridCell | undefined; readonly depth: number } {
  const cells = columns.names.map((column) => cellOf(row, column)).map((cell) => (cell?.row === row.row ? cell : undefined));
  const depth = cells.findIndex((cell) => wordsOf(cell) !== "");
  const label = cells.map(wordsOf).filter((text) => text !== "");
  return { label: label.join(" "), cell: cells[depth], depth: Math.max(depth, 0) };
}

function toDraft(row: TableRow, columns: Columns, figures: readonly RowFigure[], units: UnitTable): Draft | undefined {
  const name = nameOf(row, columns);
  const ordinal = cellOf(row, columns.ordinal);
  const mark = ordinal?.row === row.row ? wordsOf(ordinal) : "";
  const unitText = wordsOf(cellOf(row, columns.unit));
  if (mark === "" && name.label === "" && figures.every(isBlank)) return undefined;
  const read = readLabel(mark, name.label);
  const split = unitText === "" ? splitUnit(read.name, units) : undefined;
  const looks = name.cell ?? ordinal;
  const isHeading = figures.every(isBlank) && unitText === "" && !split;
  const standing = {
    ...read,
    ...(split ? { name: split.name } : {}),
    bold: looks?.bold ?? false,
    indent: (looks?.indent ?? 0) + name.depth,
    isHeading,
  };
  return { row, label: name.label || mark, standing, unitText, nameUnit: split?.unit, figures };
}

function ownUnit({ row, unitText, nameUnit }: Draft, columns: Columns, before: RowUnit | undefined): RowUnit | undefined {
  const at = addressOf(row, columns.unit ?? columns.names[0] ?? 0);
  if (unitText !== "" && !isDitto(unitText)) return { text: unitText, from: "own", at };
  if (unitText !== "") return before && { text: before.text, from: "ditto", at };
  return nameUnit === undefined ? undefined : { text: nameUnit, from: "name", at };
}

/** The unit of the nearest row above it that has one, or of the table. */
function unitAbove(
  draft: Draft,
  parent: AnnexRow | undefined,
  rows: readonly AnnexRow[],
  table: AnnexTable,
): RowUnit | undefined {
  const at = addressOf(draft.row, 0);
  if (!OWN_UNIT.test(draft.standing.name)) {
    for (let above = parent; above; above = above.parent === undefined ? undefined : rows[above.parent])
      if (above.unit) return { text: above.unit.text, from: "above", at: above.unit.at };
    if (table.facts.unit) return { text: table.facts.unit.value, from: "table", at: table.facts.unit.at };
  }
  return OWN_UNIT.test(draft.standing.name) && /%/u.test(draft.figures.map(({ text }) => text).join(""))
    ? { text: "%", from: "name", at }
    : undefined;
}

/**
 * The rows of a table as its mapping says: names with their place under others, units, and figures. Nothing is guessed of a number:
 * what can not be read is told at its cell.
 *
 * @problem ANNEX_MARKS_MIXED ANNEX_MARKS_UNSURE ANNEX_MARKS_EN ANNEX_NO_NAME ANNEX_NO_UNIT ANNEX_FIGURE_SHARED, and those of readFigure
 * @rule M9 M10 M11 M12 M13 M14 M15
 */
export function readRows(table: AnnexTable, mapping: Mapping, options: RowsOptions): RowsReading {
  const problems: AnnexProblem[] = [];
  const columns = columnsOf(mapping);
  const marks = chooseMarks(table, mapping, columns, problems);
  const drafts = table.rows.flatMap((row): Draft[] => {
    const figures = readFigures(row, columns, marks, mapping, options, problems);
    const draft = toDraft(row, columns, figures, options.units);
    if (!draft) return [];
    const { name, lead } = draft.standing;
    if (name === "" && !figures.every(isBlank))
      problems.push(toProblem(addressOf(row, columns.names[0] ?? 0), { code: "ANNEX_NO_NAME", found: draft.label }));
    return name !== "" || lead ? [draft] : [];
  });
  const placed = placeRows(drafts.map(({ standing }) => standing));
  const rows: AnnexRow[] = [];
  const kept = new Map<number, number>();
  let before: RowUnit | undefined;
  for (const [i, draft] of drafts.entries()) {
    const place = placed[i];
    if (!place) continue;
    const parentIndex = place.parent === undefined ? undefined : kept.get(place.parent);
    const parent = parentIndex === undefined ? undefined : rows[parentIndex];
    const { row, standing, label, figures } = draft;
    const own = ownUnit(draft, columns, before);
    const unit = own ?? (standing.isHeading ? undefined : unitAbove(draft, parent, rows, table));
    const at = addressOf(row, columns.names[0] ?? columns.ordinal ?? 0);
    if (!standing.isHeading && !unit)
      problems.push(
        toProblem(addressOf(row, columns.unit ?? columns.names[0] ?? 0), { code: "ANNEX_NO_UNIT", name: standing.name }),
      );
    if (unit) before = unit;
    const code = wordsOf(cellOf(row, columns.code));
    const note = wordsOf(cellOf(row, columns.note));
    kept.set(i, rows.length);
    rows.push({
      sheet: row.sheet,
      line: row.row + 1,
      at,
      mark: standing.mark,
      name: standing.name,
      label,
      level: place.level,
      ...(parentIndex === undefined ? {} : { parent: parentIndex }),
      path: parent ? [...parent.path, parent.name] : [],
      kind: standing.isHeading ? "section" : "indicator",
      ...(place.part ? { part: place.part } : {}),
      ...(code === "" ? {} : { code }),
      ...(unit ? { unit } : {}),
      figures,
      ...(note === "" ? {} : { note }),
      ...(standing.footnote === undefined ? {} : { footnote: standing.footnote }),
      hidden: row.hidden,
    });
  }
  return { rows, problems };
}

/** Unit words of rows that no unit has, each once, with the first cell that says so. @rule M11 */
export function listUnknownUnits(rows: readonly AnnexRow[], units: UnitTable): readonly Stated<string>[] {
  const found = new Map<string, Stated<string>>();
  for (const { unit } of rows) {
    if (!unit || findUnits(unit.text, units).length > 0) continue;
    const key = unit.text.toLowerCase();
    if (!found.has(key)) found.set(key, { value: unit.text, at: unit.at });
  }
  return [...found.values()];
}
