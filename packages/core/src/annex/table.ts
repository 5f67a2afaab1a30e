import { wordsOf } from "../import/read-rows.ts";
import { showAddress } from "../import/sheet.ts";
import { type Grid, type GridCell, type LaidGrid, layGrid, MOST_GRID_COLUMNS, MOST_GRID_ROWS } from "./grid.ts";
import { CORNER, findHeaderRow, type Header, isHeaderRow, isNumbering, readHead } from "./header.ts";
import { type AnnexProblem, type Stated, toProblem } from "./problem.ts";
import { readTitle, type TitleFacts } from "./title.ts";

/** A row under the header. A cell merged down from a row above stands in every row it reaches; its own `row` tells. */
export type TableRow = {
  readonly sheet: string;
  readonly row: number;
  readonly cells: ReadonlyMap<number, GridCell>;
  readonly hidden: boolean;
};

/** A table of an annex: what stands above it, its columns and its rows, those of the sheets that continue it included. */
export type AnnexTable = {
  readonly sheet: string;
  readonly facts: TitleFacts;
  readonly headers: readonly Header[];
  readonly rows: readonly TableRow[];
  /** What stands below: footnotes, signatures. */
  readonly notes: readonly Stated<string>[];
  /** Other sheets whose rows belong to it. */
  readonly continuedOn: readonly string[];
};

const END =
  /^(?:tm\.?\s|kt\.?\s|tuq\.?\s|tl\.?\s|chủ tịch|phó chủ tịch|người lập|lập biểu|thủ trưởng|nơi nhận|giám đốc|trưởng phòng|chánh văn phòng|ghi chú\s*[:.]|chú thích\s*[:.]|nguồn\s*:|\*+\s*(?:ghi chú|\p{L})|\(\*+\)|\(\d\)\s*\p{L}|[¹²³⁴⁵⁶⁷⁸⁹]|.{0,40}ngày\s.{1,6}\stháng\s.{1,6}\snăm)/iu;

function linesOf(cells: readonly GridCell[], sheet: string): Stated<string>[] {
  return cells.flatMap((cell) => {
    const value = wordsOf(cell);
    return value === "" ? [] : [{ value, at: { sheet, cell: showAddress(cell) } }];
  });
}

function linesBetween(laid: LaidGrid, from: number, to: number): Stated<string>[] {
  const rows = [...laid.rows.keys()].filter((row) => row >= from && row < to).toSorted((a, b) => a - b);
  return rows.flatMap((row) => linesOf(laid.rows.get(row) ?? [], laid.grid.name));
}

/** A signature or a footnote: words that begin like one, and no number beside them. */
function isEnd(cells: readonly GridCell[]): boolean {
  const [first] = cells;
  if (!first || cells.some(({ kind }) => kind === "number")) return false;
  return END.test(wordsOf(first)) && !cells.slice(1).some((cell) => /^[\d.,\s%-]*\d[\d.,\s%]*$/u.test(wordsOf(cell)));
}

function toRow(laid: LaidGrid, headers: readonly Header[], row: number): TableRow | undefined {
  const own = laid.rows.get(row) ?? [];
  if (own.length === 0) return undefined;
  const cells = new Map<number, GridCell>();
  for (const { column } of headers) {
    const cell = laid.seen(row, column);
    // What is merged to the right stands in its first column only.
    const isFilled = cell !== undefined && (wordsOf(cell) !== "" || cell.kind === "uncomputed");
    if (isFilled && (cell.column === column || !headers.some((one) => one.column === cell.column)))
      if (![...cells.values()].includes(cell)) cells.set(column, cell);
  }
  return cells.size === 0 ? undefined : { sheet: laid.grid.name, row, cells, hidden: laid.grid.hiddenRows.includes(row) };
}

type Body = { readonly rows: TableRow[]; readonly notes: Stated<string>[]; readonly next: number };

/** Whether a header row says the table's own header once more, as on a next printed page. */
function isSameHead(headers: readonly Header[], again: readonly Header[]): boolean {
  return toShape(headers) === toShape(again);
}

function toShape(headers: readonly Header[]): string {
  return headers.map(({ column, text }) => `${column}:${text.toLowerCase()}`).join("\n");
}

function readBody(laid: LaidGrid, headers: readonly Header[], from: number): Body {
  const rows: TableRow[] = [];
  for (let row = from; row <= laid.lastRow; row += 1) {
    const cells = laid.rows.get(row) ?? [];
    if (cells.length === 0 || isNumbering(cells)) continue;
    if (isHeaderRow(laid, row)) {
      const head = readHead(laid, row);
      if (!isSameHead(headers, head.headers)) return closeBody(laid, rows, head.top);
      // Groups over the row that was recognised stand among the rows already read.
      while ((rows.at(-1)?.row ?? -1) >= head.top) rows.pop();
      row = head.body - 1;
      continue;
    }
    if (isEnd(cells)) {
      const next = findNextHead(laid, row);
      return { rows, notes: linesBetween(laid, row, next), next };
    }
    const read = toRow(laid, headers, row);
    if (read) rows.push(read);
  }
  return { rows, notes: [], next: laid.lastRow + 1 };
}

/** Where the next table of the sheet begins, its title left to it. */
function findNextHead(laid: LaidGrid, from: number): number {
  for (let row = from; row <= laid.lastRow; row += 1) {
    const first = laid.rows.get(row)?.[0];
    if (isHeaderRow(laid, row) || (first && CORNER.test(wordsOf(first)))) return row;
  }
  return laid.lastRow + 1;
}

/** The title of the next table stands among the rows already read: lines of one cell just above its header. */
function closeBody(laid: LaidGrid, rows: TableRow[], head: number): Body {
  let next = head;
  for (let last = rows.at(-1); last && (laid.rows.get(last.row)?.length ?? 0) === 1; last = rows.at(-1)) {
    next = last.row;
    rows.pop();
  }
  return { rows, notes: [], next };
}

/** The tables of one sheet, in order. */
function readSheet(laid: LaidGrid): AnnexTable[] {
  const tables: AnnexTable[] = [];
  const sheet = laid.grid.name;
  for (let from = 0; ; ) {
    const found = findHeaderRow(laid, from);
    if (found === undefined) return tables;
    const { top, body, headers } = readHead(laid, found);
    const corner = linesBetween(laid, top, body).filter(({ value }) => CORNER.test(value));
    const facts = readTitle([...linesBetween(laid, from, top), ...corner]);
    const { rows, notes, next } = readBody(laid, headers, body);
    tables.push({ sheet, facts, headers, rows, notes, continuedOn: [] });
    from = Math.max(next, body);
  }
}

/** Whether a table goes on with the rows of another one: the same columns, and no other annex or unit in its title. */
function goesOn(before: AnnexTable, { headers, facts }: AnnexTable): boolean {
  const isOther = (a: Stated<string> | undefined, b: Stated<string> | undefined): boolean =>
    a !== undefined && b !== undefined && a.value.toLowerCase() !== b.value.toLowerCase();
  return (
    isSameHead(before.headers, headers) && !isOther(before.facts.annex, facts.annex) && !isOther(before.facts.unit, facts.unit)
  );
}

function join(before: AnnexTable, { sheet, rows, notes }: Pick<AnnexTable, "sheet" | "rows" | "notes">): AnnexTable {
  const continuedOn = [...new Set([...before.continuedOn, sheet])].filter((name) => name !== before.sheet);
  return { ...before, rows: [...before.rows, ...rows], notes: [...before.notes, ...notes], continuedOn };
}

/** A sheet without a header whose rows have a label where the table before has names, and numbers where it has figures. */
function isRest(before: AnnexTable, rows: readonly TableRow[]): boolean {
  const full = rows.filter(({ cells }) => cells.size >= 3);
  const labels = new Set(
    before.rows.flatMap(({ cells }) => [...cells].flatMap(([column, { kind }]) => (kind === "words" ? [column] : []))),
  );
  const fitting = full.filter(({ cells }) => [...cells].some(([column, { kind }]) => kind === "words" && labels.has(column)));
  return full.length > 0 && fitting.length * 2 > full.length;
}

function checkBounds({ name: sheet, cut }: Grid): AnnexProblem[] {
  const at = { sheet, cell: "" };
  if (cut && "rows" in cut) return [toProblem(at, { code: "ANNEX_TOO_MANY_ROWS", limit: MOST_GRID_ROWS, found: cut.rows })];
  if (!cut) return [];
  return [toProblem(at, { code: "ANNEX_TOO_MANY_COLUMNS", limit: MOST_GRID_COLUMNS, found: cut.columns })];
}

/**
 * The tables of an annex, sheet after sheet. A sheet with the header of the table before, or with no header at all, goes on with its
 * rows.
 *
 * @problem ANNEX_NO_TABLE ANNEX_NO_ROWS ANNEX_TOO_MANY_ROWS ANNEX_TOO_MANY_COLUMNS ANNEX_HIDDEN_SHEET ANNEX_HIDDEN_ROWS
 * @rule M1 M2 M3 M4
 */
export function findTables(grids: readonly Grid[]): {
  readonly tables: readonly AnnexTable[];
  readonly problems: readonly AnnexProblem[];
} {
  const tables: AnnexTable[] = [];
  const problems: AnnexProblem[] = [];
  for (const grid of grids) {
    const at = { sheet: grid.name, cell: "" };
    if (grid.hidden) {
      problems.push(toProblem(at, { code: "ANNEX_HIDDEN_SHEET" }));
      continue;
    }
    problems.push(...checkBounds(grid));
    const laid = layGrid(grid);
    const last = tables.at(-1);
    const found = readSheet(laid);
    if (found.length === 0 && last) {
      const rest = readBody(laid, last.headers, 0);
      if (isRest(last, rest.rows)) tables[tables.length - 1] = join(last, { sheet: grid.name, ...rest });
      continue;
    }
    for (const table of found) {
      const before = tables.at(-1);
      if (before && goesOn(before, table)) tables[tables.length - 1] = join(before, table);
      else tables.push(table);
    }
  }
  const [first] = grids;
  if (tables.length === 0 && first) problems.push(toProblem({ sheet: first.name, cell: "" }, { code: "ANNEX_NO_TABLE" }));
  for (const { sheet, rows, headers } of tables) {
    const at = { sheet, cell: headers[0]?.cell ?? "" };
    if (rows.length === 0) problems.push(toProblem(at, { code: "ANNEX_NO_ROWS" }));
    const hidden = rows.filter((row) => row.hidden);
    const [row] = hidden;
    if (row)
      problems.push(
        toProblem({ sheet: row.sheet, cell: `A${row.row + 1}` }, { code: "ANNEX_HIDDEN_ROWS", count: hidden.length }),
      );
  }
  return { tables, problems };
}
