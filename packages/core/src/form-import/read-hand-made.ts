import { guessColumns } from "../annex/guess-columns.ts";
import type { Header } from "../annex/header.ts";
import { toMapping } from "../annex/mapping.ts";
import type { CellAt } from "../annex/problem.ts";
import { readRows } from "../annex/read-rows.ts";
import type { ColumnRole } from "../annex/role.ts";
import { type AnnexRow, hasFigure } from "../annex/row.ts";
import type { AnnexTable, TableRow } from "../annex/table.ts";
import { splitUnit } from "../annex/unit-words.ts";
import { wordsOf } from "../import/read-rows.ts";
import { showAddress } from "../import/sheet.ts";
import { yearOf } from "../period/period.ts";
import { listFilled } from "./form-identity.ts";
import type { FormLine } from "./form-lines.ts";
import type { FormNames } from "./form-names.ts";
import { matchColumns } from "./match-columns.ts";
import { matchLines } from "./match-lines.ts";
import { type FormFileProblem, toFileProblem } from "./problem.ts";
import { type Answers, type Choice, type Question, SKIP } from "./question.ts";
import type { ColumnCell, FileColumn, FileLine, FileReading, LoneLine } from "./reading.ts";
import { isReasonHeader, reasonCode, reasonOf } from "./template.ts";

/** What a table is read with. */
export type TableContext = { readonly names: FormNames; readonly lines: readonly FormLine[]; readonly answers: Answers };

type ReadColumns = {
  readonly columns: readonly FileColumn[];
  readonly questions: readonly Question[];
  readonly problems: FormFileProblem[];
};

/** A unit in brackets that ends a header, or that a cell of it is. */
function unitOver(header: Header, { given }: FormNames): string | undefined {
  for (const part of header.parts.toReversed()) {
    const split = splitUnit(`x ${part.replace(/^\s*\(/u, "(")}`, given.units) ?? splitUnit(part, given.units);
    if (split) return split.unit;
  }
  return undefined;
}

function countFilled(table: AnnexTable, column: number): number {
  return table.rows.filter(({ cells }) => cells.get(column)?.kind === "number" || /\d/u.test(wordsOf(cells.get(column)))).length;
}

/** Which column of the table is which of the form; what nobody can tell is asked. @rule Z5 */
function readColumns(table: AnnexTable, roles: ReadonlyMap<number, ColumnRole>, { names, answers }: TableContext): ReadColumns {
  const { sheet } = table;
  const { form } = names.given;
  const open = table.headers.filter((header) => {
    const kind = roles.get(header.column)?.kind;
    return !header.hidden && (kind === "target" || kind === "actual" || kind === "ignore" || kind === "note");
  });
  const said = (header: Header): string | undefined => answers.get(`column:${sheet}!${header.cell}`);
  const reason = open.find((header) => isReasonHeader(header.text));
  const matched = matchColumns(
    open.filter((header) => header !== reason && said(header) === undefined),
    names,
  );
  const filled = listFilled(names.given);
  const taken = new Set([...matched.map(({ code }) => code), ...open.map(said)]);
  const free = filled.filter(({ code, kind }) => kind !== "note" && !taken.has(code));
  const choicesOf = (codes: readonly string[]): readonly Choice[] =>
    form.columns.flatMap((column) =>
      codes.includes(column.code) ? [{ answer: column.code, label: names.columnName(column) }] : [],
    );
  const columns: FileColumn[] = [];
  const questions: Question[] = [];
  const problems: FormFileProblem[] = [];
  for (const header of open) {
    const at = { sheet, cell: header.cell };
    const unit = unitOver(header, names);
    const base = { column: header.column, header: header.text, at, ...(unit === undefined ? {} : { unit }) };
    const answer = said(header);
    const match = matched.find((one) => one.header === header);
    const id = `column:${sheet}!${header.cell}`;
    if (header === reason) columns.push({ ...base, code: reasonCode(""), match: "exact" });
    else if (answer !== undefined) {
      const isKnown = form.columns.some(({ code }) => code === answer);
      columns.push({ ...base, match: "answered", ...(isKnown ? { code: answer } : {}) });
    } else if (match?.code !== undefined && (match.ties.length > 0 || match.match === "guess")) {
      const choices = choicesOf([match.code, ...match.ties, ...free.map(({ code }) => code)]);
      questions.push({ id, at, kind: "column", header: header.text, choices, offer: match.code });
      columns.push({ ...base, code: match.code, match: "likely", waits: id });
    } else if (match?.code !== undefined)
      columns.push({ ...base, code: match.code, match: match.match === "exact" ? "exact" : "likely" });
    else {
      columns.push({ ...base, match: "likely" });
      const first = match?.taken;
      if (first) problems.push(toFileProblem(at, { code: "FORM_FILE_COLUMN_TWICE", name: header.text, first: first.cell }));
      else if (free.length > 0 && countFilled(table, header.column) > 0 && roles.get(header.column)?.kind !== "note")
        questions.push({ id, at, kind: "column", header: header.text, choices: choicesOf(free.map(({ code }) => code)) });
    }
  }
  return { columns, questions, problems };
}

/** The table's own roles, with every column that may hold figures as figures, so that its rows are read as such. */
function rolesFor(table: AnnexTable, names: FormNames): ReadonlyMap<number, ColumnRole> {
  const guesses = guessColumns(table, { level: "commune", places: [], year: yearOf(names.given.period) });
  return new Map(guesses.map(({ header, role }) => [header.column, role]));
}

function readTableRows(
  table: AnnexTable,
  roles: ReadonlyMap<number, ColumnRole>,
  columns: readonly FileColumn[],
  names: FormNames,
) {
  const filled = new Set(listFilled(names.given).map(({ code }) => code));
  const figures = new Set(
    columns.flatMap(({ code, column }) => (code !== undefined && reasonOf(code) === undefined && isFigure(code) ? [column] : [])),
  );
  function isFigure(code: string): boolean {
    return names.given.form.columns.find((column) => column.code === code)?.kind !== "note";
  }
  const guesses = table.headers.map((header) => {
    const own = roles.get(header.column) ?? { kind: "ignore" };
    const role: ColumnRole = figures.has(header.column)
      ? { kind: "actual", status: "reported", period: "2000" }
      : own.kind === "target" || own.kind === "actual" || own.kind === "comparison"
        ? { kind: "ignore" }
        : own;
    return { header, role, sureness: "sure" as const };
  });
  const mapping = { ...toMapping(guesses, undefined), marks: "each" as const };
  const { rows } = readRows(table, mapping, { units: names.given.units });
  return { rows, filled };
}

function cellsOf(row: AnnexRow, tableRow: TableRow | undefined, columns: readonly FileColumn[]): ReadonlyMap<string, ColumnCell> {
  const cells = new Map<string, ColumnCell>();
  for (const { code, column } of columns) {
    if (code === undefined || reasonOf(code) !== undefined) continue;
    const cell = tableRow?.cells.get(column);
    const at = { sheet: row.sheet, cell: showAddress({ row: row.line - 1, column }) };
    cells.set(code, { at, cell, ...(cell && cell.row < row.line - 1 ? { first: showAddress(cell) } : {}) });
  }
  return cells;
}

/** What somebody said of the rows, by their places. */
function readAnswers(rows: readonly AnnexRow[], { lines, answers }: TableContext): ReadonlyMap<number, number | undefined> {
  const said = new Map<number, number | undefined>();
  for (const [index, { at }] of rows.entries()) {
    const answer = answers.get(`line:${at.sheet}!${at.cell}`);
    if (answer === undefined) continue;
    const line = lines.findIndex(({ row }) => row.key === answer);
    said.set(index, answer === SKIP || line < 0 ? undefined : line);
  }
  return said;
}

function countFigures(row: AnnexRow, columns: ReadonlySet<number>): number {
  return row.figures.filter((figure) => columns.has(figure.column) && figure.state !== "missing").length;
}

/** The unit of a row's figures: its own, or else the one over the table or the row it is part of. */
function unitOf({ unit }: AnnexRow): FileLine["unit"] {
  return unit && { value: unit.text, at: unit.at, isOwn: unit.from !== "above" && unit.from !== "table" };
}

/**
 * Lays a table that somebody made over the form: its columns by their headers, its rows by mark, name and what they stand under.
 *
 * @problem FORM_FILE_NO_COLUMN FORM_FILE_COLUMN_TWICE FORM_FILE_HIDDEN_ROWS
 * @rule Z5 Z6
 */
export function readHandMade(table: AnnexTable, context: TableContext): FileReading {
  const { names, lines } = context;
  const { sheet } = table;
  const roles = rolesFor(table, names);
  const { columns, questions, problems } = readColumns(table, roles, context);
  const { rows, filled } = readTableRows(table, roles, columns, names);
  const tableRows = new Map(table.rows.map((row) => [`${row.sheet}!${row.row + 1}`, row]));
  const matches = matchLines(rows, lines, names.given.units, readAnswers(rows, context));
  const filledColumns = new Set(columns.flatMap(({ code, column }) => (filled.has(code ?? "") ? [column] : [])));
  const reasonColumn = columns.find(({ code = "" }) => reasonOf(code) !== undefined)?.column;
  const hasNotes = columns.some(({ code }) => names.given.form.columns.some((one) => one.code === code && one.kind === "note"));
  const asked: Question[] = [];
  const found: FileLine[] = [];
  const strangers: LoneLine[] = [];
  for (const [index, row] of rows.entries()) {
    const match = matches[index];
    const tableRow = tableRows.get(`${row.sheet}!${row.line}`);
    const figures = countFigures(row, filledColumns);
    const id = `line:${row.at.sheet}!${row.at.cell}`;
    const [offer] = match && match.line === undefined ? match.candidates : [];
    const line = lines[match?.line ?? offer ?? -1];
    const isSkipped = context.answers.get(id) === SKIP;
    if (isSkipped || !match) continue;
    if (!line || (match.line === undefined && !hasFigure(row))) {
      if (figures > 0) strangers.push({ label: row.name, at: row.at, figures });
      continue;
    }
    const reasonCell = reasonColumn === undefined ? undefined : tableRow?.cells.get(reasonColumn);
    const reason = wordsOf(reasonCell);
    const unit = unitOf(row);
    const shared = { row: line.row.key, label: row.label, at: row.at, cells: cellsOf(row, tableRow, columns) };
    const beside = {
      ...(unit ? { unit } : {}),
      ...(row.note === undefined || hasNotes ? {} : { note: { value: row.note, at: row.at } }),
      // A reason somebody wrote beside a line is one for every cell of it.
      reasons: new Map(reason === "" ? [] : [...filled].map((code) => [code, reason] as const)),
    };
    if (match.line === undefined) {
      const choices = match.candidates.flatMap((one): Choice[] => {
        const own = lines[one];
        return own ? [{ answer: own.row.key, label: [...own.path.slice(-1), own.name].join(" › ") }] : [];
      });
      asked.push({ id, at: row.at, kind: "line", label: row.label, choices, offer: line.row.key });
      found.push({ ...shared, ...beside, match: "near", waits: id });
    } else found.push({ ...shared, ...beside, match: match.match });
  }
  if (filledColumns.size === 0) {
    const wanted = listFilled(names.given).map((column) => names.columnName(column));
    const at: CellAt = { sheet, cell: table.headers[0]?.cell ?? "" };
    problems.push(toFileProblem(at, { code: "FORM_FILE_NO_COLUMN", wanted: wanted.join(", ") }));
  }
  const hidden = table.rows.filter((row) => row.hidden);
  const [first] = hidden;
  if (first)
    problems.push(
      toFileProblem({ sheet: first.sheet, cell: `A${first.row + 1}` }, { code: "FORM_FILE_HIDDEN_ROWS", count: hidden.length }),
    );
  return { kind: "hand-made", sheet, columns, lines: found, strangers, questions: [...questions, ...asked], problems };
}
