import type { Book } from "../analysis/book.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Entry } from "../pack/pack.ts";
import type { Place } from "../place/place.ts";
import { checkAnnex } from "./check-annex.ts";
import { type Choices, offerChoices, type RowChoice } from "./choices.ts";
import type { AnnexEntries } from "./entries.ts";
import type { Grid } from "./grid.ts";
import { type ColumnGuess, checkColumns, guessColumns, yearOfTable } from "./guess-columns.ts";
import { toKnown } from "./known.ts";
import { findLastYear } from "./last-year.ts";
import { reuseMapping, rolesOf, toMapping } from "./mapping.ts";
import { matchIndicators, type RowMatch } from "./match-indicators.ts";
import { guessPaper, type PaperDraft, toPaper } from "./paper.ts";
import { type AnnexProblem, toProblem } from "./problem.ts";
import { cellKey, readRows } from "./read-rows.ts";
import type { Mapping } from "./role.ts";
import type { AnnexRow } from "./row.ts";
import { checkPlaces, leaveKnown, settleRoles } from "./settle-entries.ts";
import { type AnnexTable, findTables } from "./table.ts";
import { type AnnexSetting, toEntries } from "./to-entries.ts";

/** What a person has said of an annex so far; everything else is offered. */
export type AnnexAnswers = Pick<AnnexSetting, "effective" | "reason" | "dashIsNone"> & {
  /** Which table of the file, from 0. */
  readonly table?: number;
  readonly year?: number;
  readonly mapping?: Mapping;
  /** By `rowKey`. */
  readonly rows?: ReadonlyMap<string, RowChoice>;
  /** What was typed for cells, by "Sheet!B7". */
  readonly cells?: ReadonlyMap<string, string>;
  readonly paper?: PaperDraft;
  readonly series?: Entry<"values">["series"];
};

/** An annex as understood so far. */
export type TakenAnnex = {
  readonly tables: readonly AnnexTable[];
  readonly table: AnnexTable;
  readonly year: number | undefined;
  readonly guesses: readonly ColumnGuess[];
  readonly mapping: Mapping;
  readonly rows: readonly AnnexRow[];
  readonly matches: readonly RowMatch[];
  readonly choices: Choices;
  readonly paper: PaperDraft;
  /** Undefined while the kind or the day of the paper is not known. */
  readonly document: Entry<"documents"> | undefined;
  readonly entries: AnnexEntries;
  /** Targets of earlier years that another paper gave; they stay as they are. */
  readonly left: number;
  readonly problems: readonly AnnexProblem[];
};

/** A row by what does not change with the roles of columns. */
export function rowKey({ sheet, line }: Pick<AnnexRow, "sheet" | "line">): string {
  return `${sheet}!${line}`;
}

/** Every figure cell of the rows, as sources of facts name them. */
export function listCells(rows: readonly AnnexRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ figures }) => figures.map(({ at }) => cellKey(at))));
}

/** What was chosen where it was, and offers elsewhere. A new indicator that was added since is the one that is there. */
function choose(rows: readonly AnnexRow[], offers: Choices, said: AnnexAnswers["rows"], book: Book): Choices {
  const choices = new Map<number, RowChoice>();
  for (const [i, row] of rows.entries()) {
    const choice = said?.get(rowKey(row)) ?? offers.get(i);
    if (!choice) continue;
    const isThere = choice.kind === "new" && book.indicators.get(choice.indicator.code)?.name === choice.indicator.name;
    choices.set(i, isThere ? { kind: "indicator", code: choice.indicator.code } : choice);
  }
  return choices;
}

/** More rows than any paper has: comparing them all would hold everybody else up. */
const MOST_ROWS = 5_000;

/** A document nobody has named yet: what else is wrong is told all the same. */
const UNNAMED: Entry<"documents"> = { code: "chua-ro", type: "" };

type Columns = {
  readonly guesses: readonly ColumnGuess[];
  readonly mapping: Mapping;
  readonly problems: readonly AnnexProblem[];
};

/** The columns as a person mapped them, or as guessed; a mapping of another form is told and not used. */
function mapColumns(table: AnnexTable, answers: AnnexAnswers, year: number | undefined, book: Book, home: Place): Columns {
  const context = { level: home.level, places: book.places, ...(year === undefined ? {} : { year }) };
  const guesses = guessColumns(table, context);
  const guessed = toMapping(guesses, year);
  const reused = answers.mapping && reuseMapping(answers.mapping, table, year);
  return {
    guesses,
    mapping: reused?.ok ? { ...reused.value, fingerprint: guessed.fingerprint } : guessed,
    problems: reused && !reused.ok ? reused.problems.map((one) => ({ ...one, level: "warning" as const })) : [],
  };
}

/**
 * An annex with what a person has said of it and offers for everything else, held against what the authority has: what would be taken,
 * and every problem.
 *
 * @param home  the authority's own place
 * @problem ANNEX_NO_TABLE ANNEX_TOO_MANY_ROWS and what else keeps every table from being read
 * @rule M29 M30
 */
export function takeAnnex(
  grids: readonly Grid[],
  answers: AnnexAnswers,
  book: Book,
  home: Place,
): Outcome<TakenAnnex, AnnexProblem> {
  const found = findTables(grids);
  const table = found.tables[answers.table ?? 0] ?? found.tables[0];
  if (!table) {
    const [first = toProblem({ sheet: "", cell: "" }, { code: "ANNEX_NO_TABLE" }), ...rest] = found.problems;
    return refuse(first, ...rest);
  }
  if (table.rows.length > MOST_ROWS) {
    const fault = { code: "ANNEX_TOO_MANY_ROWS", limit: MOST_ROWS, found: table.rows.length } as const;
    return refuse(toProblem({ sheet: table.sheet, cell: "" }, fault));
  }
  const known = toKnown(book);
  const year = answers.year ?? yearOfTable(table, {});
  const { guesses, mapping, problems } = mapColumns(table, answers, year, book, home);
  const read = readRows(table, mapping, {
    units: known.units,
    ...(answers.cells === undefined ? {} : { cells: answers.cells }),
  });
  const matched = matchIndicators(read.rows, known);
  const choices = choose(read.rows, offerChoices(matched.matches), answers.rows, book);
  const paper = { ...guessPaper(table.facts), ...answers.paper };
  const document = toPaper(paper, book.papers);
  const { effective, reason, dashIsNone } = answers;
  const made = toEntries(read.rows, choices, settleRoles(mapping, book, home), {
    known,
    place: home.code,
    document: document ?? UNNAMED,
    ...(effective === undefined ? {} : { effective }),
    ...(reason === undefined ? {} : { reason }),
    ...(dashIsNone === undefined ? {} : { dashIsNone }),
  });
  const { series } = answers;
  const values = series === undefined ? made.entries.values : made.entries.values.map((value) => ({ ...value, series }));
  const { entries, left } = leaveKnown({ ...made.entries, values }, book, year, document?.code ?? "");
  const byKey = new Map(
    read.rows.flatMap((row, i): [string, RowChoice][] => {
      const choice = choices.get(i);
      return choice ? [[rowKey(row), choice]] : [];
    }),
  );
  const lastYear = findLastYear(book, read.rows, choices, home, year);
  return accept({
    tables: found.tables,
    table,
    year,
    guesses,
    mapping,
    rows: read.rows,
    matches: matched.matches,
    choices,
    paper,
    document,
    entries,
    left,
    problems: [
      ...found.problems,
      ...problems,
      ...checkColumns(table, rolesOf(mapping)),
      ...checkPlaces(mapping, table, book, home),
      ...read.problems,
      ...matched.problems,
      ...made.problems,
      ...checkAnnex(read.rows, mapping, known.units, lastYear),
    ].filter((problem) => !isAnswered(problem, byKey, answers.rows)),
  });
}

/**
 * Whether what was chosen for its row answers a problem: a row that is not taken has none, one whose unit was chosen needs no printed
 * one, and two rows that were offered one indicator are told until somebody has said what each is.
 *
 * @rule M30
 */
function isAnswered(
  { sheet, cell, fault }: AnnexProblem,
  choices: ReadonlyMap<string, RowChoice>,
  said: AnnexAnswers["rows"],
): boolean {
  const line = /\d+$/u.exec(cell)?.[0];
  if (line === undefined) return false;
  const key = rowKey({ sheet, line: Number(line) });
  const choice = choices.get(key);
  if (choice?.kind === "skip") return true;
  if (fault.code === "ANNEX_NO_UNIT") return choice?.kind === "new" ? choice.indicator.unit !== "" : choice?.unit !== undefined;
  return fault.code === "ANNEX_CLAIMED_TWICE" && said?.has(key) === true;
}
