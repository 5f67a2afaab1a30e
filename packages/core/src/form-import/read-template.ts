import { type Grid, type GridCell, type LaidGrid, layGrid } from "../annex/grid.ts";
import type { CellAt } from "../annex/problem.ts";
import { unitCodeOf } from "../form/line-unit.ts";
import { wordsOf } from "../import/read-rows.ts";
import { showAddress } from "../import/sheet.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { checkIdentity, type WantedForm } from "./check-identity.ts";
import { type FormIdentity, listFilled } from "./form-identity.ts";
import { type FormFileProblem, toFileProblem } from "./problem.ts";
import type { ColumnCell, FileColumn, FileLine, FileReading, LoneLine } from "./reading.ts";
import { KEY_SHEET, OWN_MARK, readIdentity, readKeySheet, reasonOf, type TemplateFacts } from "./template.ts";

/** A sheet with the keys of a template, and the cell that says so: its row has codes of columns, its column keys of lines. */
type Keyed = {
  readonly laid: LaidGrid;
  readonly row: number;
  readonly column: number;
  readonly version: string;
  readonly identity: FormIdentity;
};

function findKeyed(grid: Grid): Keyed | undefined {
  for (const cell of grid.cells) {
    const read = readIdentity(cell);
    if (read) return { laid: layGrid(grid), row: cell.row, column: cell.column, ...read };
  }
  return undefined;
}

/** The sheets of a file that are filled-in templates, and what the hidden sheet says they are. */
export type FoundTemplates = { readonly sheets: readonly Keyed[]; readonly facts: TemplateFacts | undefined };

/** The templates among the sheets of a file, whatever these are called. @rule Z2 */
export function findTemplates(grids: readonly Grid[]): FoundTemplates {
  const facts = readKeySheet(grids);
  const sheets = grids.flatMap((grid) => {
    const keyed = grid.name === KEY_SHEET || grid.hidden ? undefined : findKeyed(grid);
    return keyed ? [keyed] : [];
  });
  return { sheets, facts };
}

function atOf({ laid, row, column }: Keyed): CellAt {
  return { sheet: laid.grid.name, cell: showAddress({ row, column }) };
}

/** What the hidden sheet says, if it is of this very sheet. */
function factsOf(keyed: Keyed, facts: TemplateFacts | undefined): Pick<TemplateFacts, "lines" | "columns"> | undefined {
  const { identity } = keyed;
  return facts && facts.form === identity.form && facts.digest === identity.digest ? facts : undefined;
}

function isOurs({ identity }: Keyed, wanted: WantedForm): boolean {
  const own = wanted.identity;
  return identity.form === own.form && identity.place === own.place && identity.period === own.period;
}

function choose(
  { sheets, facts }: FoundTemplates,
  wanted: WantedForm,
): Outcome<{ readonly keyed: Keyed; readonly notes: readonly FormFileProblem[] }, FormFileProblem> {
  const ours = sheets.filter((sheet) => isOurs(sheet, wanted));
  const [first, second] = ours;
  if (first && second) return refuse(toFileProblem(atOf(second), { code: "FORM_FILE_SHEET_TWICE", other: first.laid.grid.name }));
  const keyed = first ?? sheets[0];
  if (!keyed) return refuse(toFileProblem({ sheet: "", cell: "" }, { code: "FORM_FILE_NO_TABLE" }));
  const known = factsOf(keyed, facts);
  const named = {
    ...(facts?.form === keyed.identity.form ? { formName: facts.formName } : {}),
    ...(facts?.place === keyed.identity.place ? { placeName: facts.placeName } : {}),
  };
  const problems = checkIdentity(
    { ...keyed.identity, version: keyed.version, ...named },
    atOf(keyed),
    wanted,
    known ?? listKeys(keyed, wanted),
  );
  const [refusal, ...more] = problems.filter(({ level }) => level === "refusal");
  return refusal ? refuse(refusal, ...more) : accept({ keyed, notes: problems });
}

function wordsAt(keyed: Keyed, row: number, column: number): string {
  return wordsOf(keyed.laid.seen(row, column));
}

/** Rows that are no lines, as the one that numbers the columns, have a key of the template's own. */
function isKey(text: string): boolean {
  return text !== "" && !text.startsWith(OWN_MARK);
}

/** Where a template's hidden sheet is gone: keys as they stand beside the lines, their units as the form has them now. */
function listKeys(keyed: Keyed, { names }: WantedForm): Pick<TemplateFacts, "lines" | "columns"> {
  const { laid, row, column } = keyed;
  const { form } = names.given;
  const own = new Map(form.rows.map((line) => [line.key, line]));
  const keys = [...laid.rows.keys()].flatMap((at) =>
    at > row && isKey(wordsAt(keyed, at, column)) ? [wordsAt(keyed, at, column)] : [],
  );
  const filled = new Set(listFilled(names.given).map(({ code }) => code));
  const known = new Set(form.columns.map(({ code }) => code));
  const codes = (laid.rows.get(row) ?? []).flatMap((cell) => {
    const code = wordsOf(cell);
    return cell.column === column || code.startsWith(OWN_MARK) || (known.has(code) && !filled.has(code)) ? [] : [code];
  });
  return {
    lines: [...new Set(keys)].map((key) => {
      const line = own.get(key);
      return { key, unit: (line && unitCodeOf(line, names.given)) ?? "", label: line ? names.lineName(line) : key };
    }),
    columns: codes.map((code) => ({ code, name: code })),
  };
}

/** The columns that have a code, the first of each. */
function readColumns(keyed: Keyed, { names }: WantedForm, problems: FormFileProblem[]): readonly FileColumn[] {
  const { laid, row, column: keyColumn } = keyed;
  const known = new Map(names.given.form.columns.map((column) => [column.code, column]));
  const first = new Map<string, string>();
  return (laid.rows.get(row) ?? []).flatMap((cell): FileColumn[] => {
    const code = wordsOf(cell);
    const own = known.get(code);
    if (cell.column === keyColumn || (!own && reasonOf(code) === undefined)) return [];
    const at = { sheet: laid.grid.name, cell: showAddress(cell) };
    const header = own ? names.columnName(own) : code;
    const before = first.get(code);
    if (before !== undefined) {
      problems.push(toFileProblem(at, { code: "FORM_FILE_COLUMN_TWICE", name: header, first: before }));
      return [];
    }
    first.set(code, at.cell);
    return [{ column: cell.column, header, at, code, match: "key" }];
  });
}

function countFigures(cells: readonly (GridCell | undefined)[]): number {
  return cells.filter((cell) => cell?.kind === "number" || /^-?\d[\d.,]*$/u.test(wordsOf(cell))).length;
}

/** Words of a row that has no key: those before its first figure. */
function labelOf(cells: readonly GridCell[]): string {
  return cells
    .filter(({ kind }) => kind === "words")
    .map(wordsOf)
    .filter((text) => /\p{L}/u.test(text))
    .slice(0, 2)
    .join(" ");
}

/**
 * Reads a filled-in template by its hidden keys: its sheet may have another name, and its rows and columns may have moved.
 *
 * @problem FORM_FILE_SHEET_TWICE FORM_FILE_COLUMN_TWICE FORM_FILE_LINE_TWICE FORM_FILE_HIDDEN_ROWS, and those of checkIdentity
 * @rule Z2 Z3
 */
export function readTemplate(found: FoundTemplates, wanted: WantedForm): Outcome<FileReading, FormFileProblem> {
  const chosen = choose(found, wanted);
  if (!chosen.ok) return chosen;
  const { keyed, notes } = chosen.value;
  const problems = [...notes];
  const { laid, row: codeRow, column: keyColumn } = keyed;
  const sheet = laid.grid.name;
  const columns = readColumns(keyed, wanted, problems);
  const own = new Map(wanted.names.given.form.rows.map((row) => [row.key, row]));
  const lines = new Map<string, FileLine>();
  const strangers: LoneLine[] = [];
  const filled = new Set(listFilled(wanted.names.given).map(({ code }) => code));
  for (const row of [...laid.rows.keys()].filter((at) => at > codeRow).toSorted((a, b) => a - b)) {
    const key = wordsAt(keyed, row, keyColumn);
    if (key.startsWith(OWN_MARK)) continue;
    const line = own.get(key);
    const at = { sheet, cell: showAddress({ row, column: keyColumn + 1 }) };
    if (!line) {
      const figures = countFigures(
        columns.filter(({ code }) => filled.has(code ?? "")).map(({ column }) => laid.seen(row, column)),
      );
      if (figures > 0) strangers.push({ label: labelOf(laid.rows.get(row) ?? []), at, figures });
      continue;
    }
    const before = lines.get(key);
    if (before) {
      const fault = { code: "FORM_FILE_LINE_TWICE", label: wanted.names.lineName(line), first: before.at.cell } as const;
      problems.push(toFileProblem(at, fault));
      continue;
    }
    const cells = new Map<string, ColumnCell>();
    const reasons = new Map<string, string>();
    for (const { code = "", column } of columns) {
      const explains = reasonOf(code);
      if (explains !== undefined) {
        if (wordsAt(keyed, row, column) !== "") reasons.set(explains, wordsAt(keyed, row, column));
        continue;
      }
      const cell = laid.seen(row, column);
      const address = { sheet, cell: showAddress({ row, column }) };
      cells.set(code, { at: address, cell, ...(cell && cell.row < row ? { first: showAddress(cell) } : {}) });
    }
    lines.set(key, {
      row: key,
      match: "key",
      label: wanted.names.lineName(line),
      at,
      cells,
      reasons,
    });
  }
  const hidden = laid.grid.hiddenRows.filter((row) => row > codeRow && laid.rows.has(row));
  const [firstHidden] = hidden;
  if (firstHidden !== undefined)
    problems.push(toFileProblem({ sheet, cell: `A${firstHidden + 1}` }, { code: "FORM_FILE_HIDDEN_ROWS", count: hidden.length }));
  return accept({ kind: "template", sheet, columns, lines: [...lines.values()], strangers, questions: [], problems });
}
