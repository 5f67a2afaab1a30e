import { foldSyllable } from "../audit/text-rule/syllable.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { parsePeriod } from "../period/period.ts";
import type { ColumnGuess } from "./guess-columns.ts";
import type { Header } from "./header.ts";
import { type AnnexProblem, toProblem } from "./problem.ts";
import { type ColumnRole, isFigureRole, type Mapping } from "./role.ts";
import type { AnnexTable } from "./table.ts";

const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/gu;

/** A header as it is compared with another year's: letters folded, years counted from the paper's own. */
function foldHeader(text: string, year: number | undefined): string {
  const words = (text.toLowerCase().match(/[\p{L}\d%]+/gu) ?? []).map((word) =>
    /^(?:19|20)\d{2}$/u.test(word) && year !== undefined ? `{${Number(word) - year}}` : foldSyllable(word),
  );
  return words.join(" ");
}

/** The shape of a table: its headers in order. Papers of one form have one, whatever their year. @rule M8 */
export function fingerprintOf(headers: readonly Header[], year: number | undefined): string {
  return headers.map(({ text }) => foldHeader(text, year)).join(" ; ");
}

/** The mapping that guesses make, to be confirmed. @rule M8 */
export function toMapping(guesses: readonly ColumnGuess[], year: number | undefined): Mapping {
  return {
    fingerprint: fingerprintOf(
      guesses.map(({ header }) => header),
      year,
    ),
    ...(year === undefined ? {} : { year }),
    columns: guesses.map(({ header, role }) => ({ column: header.column, header: header.text, role })),
  };
}

/** A period some years later: "2026-Q1" and 1 make "2027-Q1". */
function shiftPeriod(period: string, years: number): string {
  const shifted = period.replace(YEAR, (year) => String(Number(year) + years));
  return parsePeriod(shifted).ok ? shifted : period;
}

function shiftRole(role: ColumnRole, years: number, columns: ReadonlyMap<number, number>): ColumnRole {
  if (isFigureRole(role)) return { ...role, period: shiftPeriod(role.period, years) };
  if (role.kind !== "comparison") return role;
  const { of, base, ...rest } = role;
  const moved = { of: columns.get(of ?? -1), base: columns.get(base ?? -1) };
  return moved.of === undefined || moved.base === undefined ? rest : { ...rest, of: moved.of, base: moved.base };
}

/**
 * The mapping of an earlier paper for this table: the same columns in the same order, wherever they stand, periods moved by the years
 * between the two papers.
 *
 * @problem ANNEX_OTHER_SHAPE  one per column whose header is another
 * @rule M8
 */
export function reuseMapping(mapping: Mapping, table: AnnexTable, year: number | undefined): Outcome<Mapping, AnnexProblem> {
  const problems: AnnexProblem[] = [];
  const length = Math.max(mapping.columns.length, table.headers.length);
  for (let i = 0; i < length; i += 1) {
    const [known, header] = [mapping.columns[i], table.headers[i]];
    if (known && header && foldHeader(known.header, mapping.year) === foldHeader(header.text, year)) continue;
    const at = { sheet: table.sheet, cell: header?.cell ?? "" };
    problems.push(toProblem(at, { code: "ANNEX_OTHER_SHAPE", header: header?.text ?? "", expected: known?.header ?? "" }));
  }
  const [problem, ...others] = problems;
  if (problem) return refuse(problem, ...others);
  const years = mapping.year === undefined || year === undefined ? 0 : year - mapping.year;
  const moved = new Map(mapping.columns.map(({ column }, i) => [column, table.headers[i]?.column ?? column]));
  return accept({
    ...mapping,
    ...(year === undefined ? {} : { year }),
    columns: mapping.columns.map(({ column, role }, i) => ({
      column: moved.get(column) ?? column,
      header: table.headers[i]?.text ?? "",
      role: shiftRole(role, years, moved),
    })),
  });
}

/** The roles of a mapping by column. */
export function rolesOf(mapping: Mapping): ReadonlyMap<number, ColumnRole> {
  return new Map(mapping.columns.map(({ column, role }) => [column, role]));
}
