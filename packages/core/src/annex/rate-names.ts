import { isGeneric } from "../audit/describe/subject-words.ts";
import type { Candidate, UnitFit } from "./candidate.ts";
import { GENERIC, type Known, type KnownIndicator, matchWords, TELLING, type Weigh, weighBy } from "./known.ts";
import type { AnnexRow } from "./row.ts";
import { findUnits, proposeUnit } from "./unit-words.ts";

/** What a name loses when its unit measures something else. */
const OTHER_UNIT = 250;
const UNKNOWN_UNIT = 40;
/** Row and name each say something the other does not: "lúa" and "rừng". */
const CONTRADICTION = 170;
/** Below this nothing is offered, whatever the unit. */
const WORTHLESS = 300;
/** A word of the rows above tells less than one of the row itself. */
const [OWN, ABOVE] = [10, 9];

type Named = KnownIndicator & {
  /** Its words in order, and in the order of letters, as texts. */
  readonly said: string;
  readonly sorted: string;
  readonly bag: ReadonlySet<string>;
  readonly weight: number;
};

function total(words: Iterable<string>, weigh: Weigh): number {
  let sum = 0;
  for (const word of words) sum += weigh(word);
  return sum;
}

/** How the unit a row prints goes with that of an indicator. @rule M11 M16 */
export function fitUnit(row: AnnexRow, code: string, known: Known): UnitFit {
  const unitOf = known.units.get(code);
  if (!row.unit || !unitOf) return "none";
  const units = findUnits(row.unit.text, known.units);
  if (units.some(({ dimension }) => dimension === unitOf.dimension)) return "alike";
  if (units.length > 0) return "other";
  // "Nghìn con" is no unit yet, but counts what "con" counts.
  return proposeUnit(row.unit.text, known.units, false).entry.dimension === unitOf.dimension ? "alike" : "unknown";
}

/** The words of a row: its own, and those of the rows it stands under. */
export type RowWords = {
  readonly row: AnnexRow;
  readonly own: readonly string[];
  readonly parent: readonly string[];
  readonly mine: ReadonlySet<string>;
  readonly above: ReadonlySet<string>;
  /** Its own words in order, in the order of letters, and so with those of the row it stands under, as texts. */
  readonly said: string;
  readonly sorted: string;
  readonly sortedWithParent: string;
  /** "Diện tích": its own words name nothing. */
  readonly isBare: boolean;
  readonly weight: number;
};

function sortWords(words: readonly string[]): string {
  return words.toSorted().join(" ");
}

function wordsOfRow(row: AnnexRow, weigh: Weigh): RowWords {
  const own = matchWords(row.name);
  const parent = matchWords(row.path.at(-1) ?? "");
  const mine = new Set(own);
  return {
    row,
    own,
    parent,
    mine,
    above: new Set(row.path.flatMap(matchWords)),
    said: own.join(" "),
    sorted: sortWords(own),
    sortedWithParent: sortWords([...own, ...parent]),
    isBare: isGeneric(row.name) || own.length === 0,
    weight: total(mine, weigh),
  };
}

/** Whether two names have the same words, whatever their order. */
export function isSameBag(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && sortWords(a) === sortWords(b);
}

/**
 * How well a row and a name say each other, of a thousand: how much of the name the row and what it stands under say, and how much of
 * the row's own words the name has.
 */
function score({ mine, above, weight: ownWeight }: RowWords, { bag, weight }: Named, weigh: Weigh): number {
  let [said, had] = [0, 0];
  // "Diện tích" says nothing of what "Diện tích lúa" is of.
  let [isNamed, hasNames] = [false, false];
  for (const word of bag) {
    const level = mine.has(word) ? OWN : above.has(word) ? ABOVE : 0;
    said += weigh(word) * level;
    if (mine.has(word)) had += weigh(word);
    if (weigh(word) <= GENERIC) continue;
    hasNames = true;
    isNamed ||= level > 0;
  }
  if (weight === 0 || ownWeight === 0 || had === 0 || (hasNames && !isNamed)) return 0;
  const [covered, explained] = [Math.floor((said * 100) / weight), Math.floor((had * 1000) / ownWeight)];
  return Math.floor((2 * covered * explained) / (covered + explained));
}

/** Whether both sides have a telling word that the other lacks. */
function contradicts({ mine, parent, above, isBare }: RowWords, { bag }: Named, weigh: Weigh): boolean {
  const said = isBare ? new Set([...mine, ...parent]) : mine;
  const tells = (word: string): boolean => weigh(word) >= TELLING;
  const isStrange = [...said].some((word) => !bag.has(word) && tells(word));
  return isStrange && [...bag].some((word) => !said.has(word) && !above.has(word) && tells(word));
}

function rate(words: RowWords, named: Named, known: Known, weigh: Weigh): Candidate {
  const { row, parent, isBare } = words;
  const base = { code: named.code, name: named.name, breakdown: [] };
  if (row.code === named.code) return { ...base, unit: fitUnit(row, named.unit, known), score: 1000, why: "same-code" };
  const isSameName = words.said === named.said && (!isBare || parent.length === 0);
  const isSameWords = words.sortedWithParent === named.sorted || (words.sorted === named.sorted && !isBare);
  const full = isSameName ? 1000 : isSameWords ? 990 : Math.min(score(words, named, weigh), 980);
  const why = isSameName ? "same-name" : isSameWords ? "same-words" : "most-words";
  if (full < WORTHLESS) return { ...base, unit: "none", score: 0, why };
  const unit = fitUnit(row, named.unit, known);
  const loss =
    (unit === "other" ? OTHER_UNIT : unit === "unknown" ? UNKNOWN_UNIT : 0) +
    (why === "most-words" && contradicts(words, named, weigh) ? CONTRADICTION : 0);
  // Of two equal names the one whose sector the rows above speak of.
  const path = full >= 990 && named.path.flatMap(matchWords).some((word) => words.above.has(word)) ? 1 : 0;
  return { ...base, unit, score: full - loss + path, why };
}

/** Says of each row what it is like. */
export type NameRater = {
  readonly wordsOf: (row: AnnexRow) => RowWords;
  /** The indicators that a word of the row or above it names, or its code; the likest first. */
  readonly rate: (words: RowWords) => readonly Candidate[];
};

/**
 * Rates the names of indicators by the words of rows: the rarer a word, the more it tells.
 *
 * @rule M16
 */
export function createRater(rows: readonly AnnexRow[], known: Known): NameRater {
  const weigh = weighBy(
    known.indicators.map(({ name }) => name),
    rows.map(({ name }) => name),
  );
  const byWord = new Map<string, Named[]>();
  const byCode = new Map<string, Named>();
  for (const indicator of known.indicators) {
    const words = matchWords(indicator.name);
    const bag = new Set(words);
    const named = { ...indicator, said: words.join(" "), sorted: sortWords(words), bag, weight: total(bag, weigh) };
    byCode.set(indicator.code, named);
    const names = [...bag].filter((word) => weigh(word) > GENERIC);
    // A name of nothing but "số" and "tổng" is found by these.
    for (const word of names.length > 0 ? names : bag) {
      const list = byWord.get(word);
      if (list) list.push(named);
      else byWord.set(word, [named]);
    }
  }
  const near = ({ row, mine, above }: RowWords): readonly Named[] => {
    const coded = byCode.get(row.code ?? "");
    const found = [...mine, ...above].flatMap((word) => byWord.get(word) ?? []);
    return [...new Set(coded ? [coded, ...found] : found)];
  };
  return {
    wordsOf: (row) => wordsOfRow(row, weigh),
    rate: (words) =>
      near(words)
        .map((named) => rate(words, named, known, weigh))
        .toSorted((a, b) => b.score - a.score),
  };
}
