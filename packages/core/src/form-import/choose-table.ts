import type { Grid } from "../annex/grid.ts";
import { type AnnexTable, findTables } from "../annex/table.ts";
import { wordsOf } from "../import/read-rows.ts";
import { bagOf, type FormLine } from "./form-lines.ts";
import type { FormNames } from "./form-names.ts";
import { isSameWindow, readWindow, windowOf } from "./header-window.ts";
import type { Answers, Question } from "./question.ts";

export type ChosenTable = { readonly table: AnnexTable; readonly questions: readonly Question[] };

/** A table of another sheet with the same header that goes on where one ends: few of its names were met before. */
function goesOn(before: AnnexTable, { headers, rows }: AnnexTable): boolean {
  const shape = (of: AnnexTable["headers"]): string =>
    of
      .map(({ column, text }) => `${column}:${text}`)
      .join("\n")
      .toLowerCase();
  if (shape(before.headers) !== shape(headers)) return false;
  const known = new Set(before.rows.map(nameOf));
  const again = rows.filter((row) => known.has(nameOf(row))).length;
  return again * 5 < rows.length;
}

/** The longest words of a row. */
function nameOf({ cells }: AnnexTable["rows"][number]): string {
  const words = [...cells.values()].map((cell) => (cell.kind === "words" ? wordsOf(cell).toLowerCase() : ""));
  return words.toSorted((a, b) => b.length - a.length)[0] ?? "";
}

/** The tables of a file, sheet by sheet: a sheet for each month has one header and is no continuation. @rule Z4 */
export function listTables(grids: readonly Grid[]): readonly AnnexTable[] {
  const tables: AnnexTable[] = [];
  for (const table of grids.flatMap((grid) => findTables([grid]).tables)) {
    const last = tables.at(-1);
    if (last && goesOn(last, table))
      tables[tables.length - 1] = {
        ...last,
        rows: [...last.rows, ...table.rows],
        continuedOn: [...last.continuedOn, table.sheet],
      };
    else tables.push(table);
  }
  return tables;
}

type Rated = { readonly table: AnnexTable; readonly id: string; readonly lines: number; readonly isOwnPeriod: boolean };

/** How many lines of the form the rows of a table name. */
function countLines({ rows }: AnnexTable, bags: ReadonlySet<string>): number {
  const found = new Set<string>();
  for (const { cells } of rows)
    for (const cell of cells.values()) {
      const bag = cell.kind === "words" ? bagOf(wordsOf(cell)) : "";
      if (bag !== "" && bags.has(bag)) found.add(bag);
    }
  return found.size;
}

/** Whether the title of a table, or the name of its sheet, says the period of the form. */
function saysPeriod({ facts, sheet }: AnnexTable, { given }: FormNames): boolean {
  return [facts.title?.value ?? "", sheet].some((text) => {
    const window = readWindow(text.normalize("NFC").toLowerCase(), given.period);
    return window.said && isSameWindow(window, windowOf(given.period));
  });
}

/**
 * The table of a file that is the form: the one that has most of its lines, of equals the one that says its period. Where several are
 * left it is asked; undefined where none has any line.
 *
 * @rule Z4
 */
export function chooseTable(
  tables: readonly AnnexTable[],
  { names, lines, answers }: { readonly names: FormNames; readonly lines: readonly FormLine[]; readonly answers: Answers },
): ChosenTable | undefined {
  const bags = new Set(lines.map(({ name }) => bagOf(name)).filter((bag) => bag !== ""));
  const rated = tables.map(
    (table, index): Rated => ({
      table,
      id: `${index}`,
      lines: countLines(table, bags),
      isOwnPeriod: saysPeriod(table, names),
    }),
  );
  const said = rated.find(({ id }) => id === answers.get("table"));
  if (said) return { table: said.table, questions: [] };
  const most = Math.max(0, ...rated.map(({ lines }) => lines));
  // A table that has a tenth fewer may be the one that is meant.
  const good = rated.filter((one) => one.lines > 0 && one.lines * 10 >= most * 9);
  const own = good.filter(({ isOwnPeriod }) => isOwnPeriod);
  const left = own.length > 0 ? own : good;
  const [first] = left.toSorted((a, b) => b.lines - a.lines);
  if (!first) return undefined;
  if (left.length === 1) return { table: first.table, questions: [] };
  const choices = left.map(({ id, table }) => ({
    answer: id,
    label: [table.sheet, table.facts.title?.value ?? ""].filter((text) => text !== "").join(": "),
    at: { sheet: table.sheet, cell: table.headers[0]?.cell ?? "" },
  }));
  const at = choices[0]?.at ?? { sheet: "", cell: "" };
  return { table: first.table, questions: [{ id: "table", at, kind: "table", choices }] };
}
