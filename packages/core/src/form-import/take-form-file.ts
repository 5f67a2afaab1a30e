import { type Grid, MOST_GRID_COLUMNS, MOST_GRID_ROWS } from "../annex/grid.ts";
import type { AnnexTable } from "../annex/table.ts";
import type { Entries, SheetGiven } from "../form/sheet.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { checkIdentity, type WantedForm } from "./check-identity.ts";
import { checkKnown } from "./check-known.ts";
import { checkTitle } from "./check-title.ts";
import { chooseTable, listTables } from "./choose-table.ts";
import { digestForm, type FormIdentity } from "./form-identity.ts";
import type { FormImport } from "./form-import.ts";
import { listFormLines } from "./form-lines.ts";
import { type FormNames, nameForm } from "./form-names.ts";
import { type FormFileProblem, toFileProblem } from "./problem.ts";
import type { Answers } from "./question.ts";
import { readHandMade, type TableContext } from "./read-hand-made.ts";
import { readLines } from "./read-lines.ts";
import { findTemplates, readTemplate } from "./read-template.ts";
import type { FileReading } from "./reading.ts";
import { KEY_SHEET, OWN_MARK, readIdentity, readKeySheet } from "./template.ts";
import { mergeEntries, toEntries } from "./to-entries.ts";

/** The submission a file is for: its sheet, what is entered, and of which regime, place and period it is. */
export type FormFileGiven = {
  readonly given: SheetGiven;
  readonly entries: Entries;
  readonly regime: string;
  /** Text form of its key. */
  readonly place: string;
  readonly placeName: string;
  /** Text form. */
  readonly period: string;
};

/** A file as read into plain tables. */
export type FormFile = { readonly grids: readonly Grid[]; readonly hasMacros: boolean };

export function toIdentity({ given, regime, place, period }: FormFileGiven): FormIdentity {
  return { form: given.form.code, digest: digestForm(given), regime, place, period };
}

/** Sheets that go on beyond what is read, and those that are hidden. */
function checkSheets({ grids, hasMacros }: FormFile): readonly FormFileProblem[] {
  const bounds = grids.flatMap(({ name: sheet, cut }): FormFileProblem[] => {
    if (!cut) return [];
    const fault =
      "rows" in cut
        ? ({ code: "FORM_FILE_TOO_MANY_ROWS", limit: MOST_GRID_ROWS, found: cut.rows } as const)
        : ({ code: "FORM_FILE_TOO_MANY_COLUMNS", limit: MOST_GRID_COLUMNS, found: cut.columns } as const);
    return [toFileProblem({ sheet, cell: "" }, fault)];
  });
  const hidden = grids.flatMap(({ name: sheet, hidden }) =>
    hidden ? [toFileProblem({ sheet, cell: "" }, { code: "FORM_FILE_HIDDEN_SHEET" })] : [],
  );
  const macros = hasMacros ? [toFileProblem({ sheet: "", cell: "" }, { code: "FORM_FILE_MACROS" })] : [];
  return [...bounds, ...hidden, ...macros];
}

/** A template whose keys somebody took away says still what it is, if its hidden sheet is there. */
function checkKeySheet(grids: readonly Grid[], wanted: WantedForm): readonly FormFileProblem[] {
  const facts = readKeySheet(grids);
  if (!facts) return [];
  const sheet = grids.find(({ cells }) => cells.some(readIdentity))?.name ?? "";
  return checkIdentity(facts, { sheet, cell: "A1" }, wanted, facts);
}

function noTable(grids: readonly Grid[], tables: readonly AnnexTable[]): FormFileProblem {
  const at = { sheet: tables[0]?.sheet ?? grids[0]?.name ?? "", cell: "" };
  return toFileProblem(at, { code: tables.length > 0 ? "FORM_FILE_NO_LINES" : "FORM_FILE_NO_TABLE" });
}

function readFile(file: FormFile, wanted: WantedForm, answers: Answers): Outcome<FileReading, FormFileProblem> {
  const { grids } = file;
  const found = findTemplates(grids);
  if (found.sheets.length > 0) return readTemplate(found, wanted);
  const refusals = checkKeySheet(grids, wanted).filter(({ level }) => level === "refusal");
  const [refusal, ...more] = refusals;
  if (refusal) return refuse(refusal, ...more);
  const visible = grids.filter(({ hidden, name }) => !hidden && name !== KEY_SHEET);
  const tables = listTables(visible);
  const { names } = wanted;
  const context = { names, lines: listFormLines(names), answers };
  const chosen = chooseTable(tables, context);
  const reading = chosen ? readHandMade(chosen.table, context) : readLikest(tables, context);
  const isSaid = [...answers.keys()].some((id) => id.startsWith("line:"));
  if (!reading || (reading.lines.length === 0 && !isSaid)) return refuse(noTable(visible, tables));
  const { questions } = chosen ?? { questions: [] };
  const table = chosen?.table ?? tables.find(({ sheet }) => sheet === reading.sheet);
  return accept({
    ...reading,
    ...(questions.length > 0 ? { waits: "table" } : {}),
    questions: [...questions, ...reading.questions],
    problems: [...(table ? checkTitle(table, names) : []), ...reading.problems],
  });
}

/** Tables that are looked at where no name of any is one of the form. */
const MOST_TABLES = 10;

/** The table whose names are most like those of the form. */
function readLikest(tables: readonly AnnexTable[], context: TableContext): FileReading | undefined {
  const readings = tables.slice(0, MOST_TABLES).map((table) => readHandMade(table, context));
  return readings.toSorted((a, b) => b.lines.length - a.lines.length)[0];
}

function listMissing({ lines }: FileReading, { given, lineName }: FormNames): FormImport["unmatched"]["form"] {
  const found = new Set(lines.map(({ row }) => row));
  return given.form.rows.flatMap((row) =>
    row.kind === "figure" && row.entered && !found.has(row.key) ? [{ row: row.key, label: lineName(row) }] : [],
  );
}

/**
 * A file laid over a submission: our template by its hidden keys, whatever somebody made himself by its words. What would be entered,
 * what is wrong and where, and what has to be asked; nothing is written. The same file, submission and answers give the same.
 *
 * @problem FORM_FILE_OTHER_FORM FORM_FILE_OTHER_PLACE FORM_FILE_OTHER_PERIOD FORM_FILE_VERSION FORM_FILE_LINE_GONE FORM_FILE_LINE_NEW
 *          FORM_FILE_LINE_UNIT FORM_FILE_COLUMN_GONE FORM_FILE_COLUMN_NEW FORM_FILE_SHEET_TWICE FORM_FILE_NO_TABLE FORM_FILE_NO_LINES
 *          FORM_FILE_TOO_MANY_ROWS FORM_FILE_TOO_MANY_COLUMNS  nothing is taken
 * @rule Z2 Z3 Z4 Z5 Z6 Z10 Z11
 */
export function takeFormFile(file: FormFile, own: FormFileGiven, answers: Answers): Outcome<FormImport, FormFileProblem> {
  const names = nameForm(own.given);
  const wanted = { identity: toIdentity(own), placeName: own.placeName, names };
  const sheets = checkSheets(file);
  const [bound, ...bounds] = sheets.filter(({ level }) => level === "refusal");
  if (bound) return refuse(bound, ...bounds);
  const reading = readFile(file, wanted, answers);
  if (!reading.ok) return reading;
  const { kind, sheet, columns, strangers, questions, problems } = reading.value;
  const read = readLines(reading.value, names, own.entries, answers);
  const differences = checkKnown(reading.value, names, mergeEntries(own.entries, toEntries(read)));
  return accept({
    kind,
    sheet,
    columns: columns.filter(({ code }) => code === undefined || !code.startsWith(OWN_MARK)),
    cells: read.cells,
    unmatched: { file: strangers, form: listMissing(reading.value, names) },
    questions: [...questions, ...read.questions],
    problems: [...sheets, ...problems, ...read.problems, ...differences],
  });
}
