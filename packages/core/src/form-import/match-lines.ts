import { type Known, matchWords } from "../annex/known.ts";
import { createRater } from "../annex/rate-names.ts";
import type { AnnexRow } from "../annex/row.ts";
import { fold } from "../fold.ts";
import type { UnitTable } from "../quantity/unit.ts";
import { bagOf, type FormLine } from "./form-lines.ts";
import type { LineMatch } from "./reading.ts";

/** What a row of a file is: a line of the form, one of some that a person has to choose from, or none. */
export type RowMatch =
  | { readonly line: number; readonly match: LineMatch }
  | { readonly line?: undefined; readonly candidates: readonly number[] };

/** Below this a name is another one's. It is asked, so what is only a little alike is offered too. */
const LIKELY = 400;
const MOST_OFFERS = 5;
/** So many rows are held against every name; the rest of a file that is none of ours is only told. */
const MOST_NEAR = 1_000;

type Side = { readonly mark: string; readonly name: string; readonly path: readonly string[] };

function plain(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s.:;,]+/gu, " ")
    .trim();
}

/** Marks differ in their points and brackets only: "1.", "1)" and "1". */
function plainMark(mark: string): string {
  return mark.replace(/[\s.()]+/gu, "").toLowerCase();
}

/** Keys from the strictest to the loosest; each is used where it names one row and one line. */
const KEYS: readonly { readonly match: LineMatch; readonly keyOf: (side: Side) => string }[] = [
  { match: "exact", keyOf: ({ mark, name, path }) => [plainMark(mark), ...path.map(plain), plain(name)].join("\n") },
  { match: "exact", keyOf: ({ mark, name }) => `${plainMark(mark)}\n${plain(name)}` },
  { match: "exact", keyOf: ({ name, path }) => [...path.map(plain), plain(name)].join("\n") },
  { match: "exact", keyOf: ({ name }) => plain(name) },
  { match: "same-words", keyOf: ({ name, path }) => [...path.map(bagOf), bagOf(name)].join("\n") },
  { match: "same-words", keyOf: ({ name }) => bagOf(name) },
];

function groupFree<T>(
  sides: readonly T[],
  isFree: (index: number) => boolean,
  keyOf: (side: T) => string,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, side] of sides.entries()) {
    if (!isFree(index)) continue;
    const key = keyOf(side);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return groups;
}

/** Rows of a file laid over the lines of a form. */
class Matching {
  readonly rows: readonly AnnexRow[];
  readonly lines: readonly FormLine[];
  readonly lineOf = new Map<number, { readonly line: number; readonly match: LineMatch }>();
  readonly #taken = new Set<number>();
  readonly #left: ReadonlySet<number>;

  /** `left`: rows that somebody said to leave out. */
  constructor(rows: readonly AnnexRow[], lines: readonly FormLine[], left: ReadonlySet<number>) {
    this.rows = rows;
    this.lines = lines;
    this.#left = left;
  }

  isFreeRow = (row: number): boolean => !this.lineOf.has(row) && !this.#left.has(row);
  isFreeLine = (line: number): boolean => !this.#taken.has(line);

  take(row: number, line: number, match: LineMatch): void {
    this.lineOf.set(row, { line, match });
    this.#taken.add(line);
  }

  /** Rows and lines of one key that stand under the same line: one of each, or as many of both in one order. */
  #pair(rows: readonly number[], lines: readonly number[], match: LineMatch): void {
    const parentOf = (row: number): number | undefined => {
      const { parent } = this.rows[row] ?? {};
      return parent === undefined ? -1 : this.lineOf.get(parent)?.line;
    };
    const [row, line] = [rows[0], lines[0]];
    if (rows.length === 1 && lines.length === 1 && row !== undefined && line !== undefined) this.take(row, line, match);
    else
      for (const own of lines) {
        const under = rows.filter((one) => this.isFreeRow(one) && parentOf(one) === (this.lines[own]?.parent ?? -1));
        const siblings = lines.filter((one) => this.isFreeLine(one) && this.lines[one]?.parent === this.lines[own]?.parent);
        const [first] = under;
        if (first !== undefined && under.length === 1 && siblings.length === 1) this.take(first, own, match);
      }
  }

  byKey({ match, keyOf }: (typeof KEYS)[number]): void {
    const lines = groupFree(this.lines, this.isFreeLine, keyOf);
    for (const [key, rows] of groupFree(this.rows, this.isFreeRow, keyOf)) {
      const own = lines.get(key);
      if (own && key.replace(/\n/gu, "") !== "") this.#pair(rows, own, match);
    }
  }
}

function toKnown(lines: readonly FormLine[], isFree: (line: number) => boolean, units: UnitTable): Known {
  return {
    indicators: lines.flatMap(({ name, path, unit }, index) =>
      isFree(index) ? [{ code: `#${index}`, name, unit: unit ?? "", path, breakdowns: [] }] : [],
    ),
    dimensions: [],
    sectors: [],
    units,
  };
}

/** How many words two names share, of 300: "Diện tích lúa" is rather "Diện tích gieo trồng lúa" than "Sản lượng lúa". */
function shareOf(a: string, b: string): number {
  const [first, second] = [new Set(matchWords(a)), new Set(matchWords(b))];
  const both = [...first].filter((word) => second.has(word)).length;
  return Math.floor((both * 600) / Math.max(1, first.size + second.size));
}

/** What else may be meant: the same letters without accents first, then what shares the most telling words. */
function offerLines(matching: Matching, rest: readonly number[], units: UnitTable): ReadonlyMap<number, readonly number[]> {
  const { rows, lines } = matching;
  const bare = groupFree(lines, matching.isFreeLine, ({ name }) => fold(plain(name)));
  const { wordsOf, rate } = createRater(
    rest.flatMap((row) => rows[row] ?? []),
    toKnown(lines, matching.isFreeLine, units),
  );
  return new Map(
    rest.map((index) => {
      const row = rows[index];
      if (!row) return [index, []];
      const under = row.parent === undefined ? undefined : matching.lineOf.get(row.parent)?.line;
      const isUnder = (line: number): number => (under !== undefined && lines[line]?.parent === under ? 1 : 0);
      const like = rate(wordsOf(row))
        .filter(({ score }) => score >= LIKELY)
        .map(({ code, name, score }) => ({ line: Number(code.slice(1)), score: score + shareOf(row.name, name) }))
        .toSorted((a, b) => isUnder(b.line) - isUnder(a.line) || b.score - a.score || a.line - b.line)
        .map(({ line }) => line);
      return [index, [...new Set([...(bare.get(fold(plain(row.name))) ?? []), ...like])].slice(0, MOST_OFFERS)];
    }),
  );
}

/**
 * Which line of the form each row of a file is: by its code, by mark and name, by what it stands under, by the same words. Rows whose
 * words are only like those of a line, or those of several, are left to a person.
 *
 * @param answers  what somebody said, by the row's place: a line's place, or undefined to leave the row out
 * @rule Z6
 */
export function matchLines(
  rows: readonly AnnexRow[],
  lines: readonly FormLine[],
  units: UnitTable,
  answers: ReadonlyMap<number, number | undefined>,
): readonly RowMatch[] {
  const left = new Set([...answers].flatMap(([row, line]) => (line === undefined ? [row] : [])));
  const matching = new Matching(rows, lines, left);
  // Two rows said to be one line are both kept: whoever reads their cells tells it.
  for (const [row, line] of answers) if (line !== undefined) matching.take(row, line, "answered");
  const byCode = new Map(lines.map(({ row }, index) => [row.key, index]));
  for (const [index, { code = "" }] of rows.entries()) {
    const line = byCode.get(code);
    if (line !== undefined && matching.isFreeRow(index) && matching.isFreeLine(line)) matching.take(index, line, "key");
  }
  for (const key of KEYS) matching.byKey(key);
  const rest = rows.flatMap((_, row) => (matching.isFreeRow(row) ? [row] : [])).slice(0, MOST_NEAR);
  const offers = offerLines(matching, rest, units);
  return rows.map((_, row) => matching.lineOf.get(row) ?? { candidates: offers.get(row) ?? [] });
}
