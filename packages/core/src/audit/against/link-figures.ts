import type { Book } from "../../analysis/book.ts";
import { isSamePlace, type Place, type PlaceKey } from "../../place/place.ts";
import { isAliveAt } from "../../place/tree.ts";
import { type BookCell, weighWords } from "./cells.ts";
import { foldWords, standInOrder } from "./name-words.ts";
import { isSameDays } from "./period-bounds.ts";
import type { Told } from "./told.ts";
import { fitUnit, readUnit, type UnitFit } from "./unit-fit.ts";

/** A figure and the cell its words name. */
export type Link = {
  readonly told: Told;
  readonly cell: BookCell;
  /** Of a thousand: how much of the name the words say, and of the words the name. */
  readonly score: number;
  /** Of a thousand: how much of the name the words near the figure say, the nearer the better. */
  readonly named: number;
  /** Of a thousand: how much of its own words the name and the unit account for. */
  readonly explained: number;
  /** How far the next best cell is behind. */
  readonly margin: number;
  readonly fit: UnitFit;
  /** Every content word of the name stands in order in the figure's words, its items too. */
  readonly isNamed: boolean;
};

/** Items of a breakdown stand in the figure's sentence at the farthest. */
const NEAREST_ITEM = 5;

type Weigh = (word: string) => number;

const YEAR = /(?:19|20)\d{2}/gu;
const BEFORE = /(?:năm|kỳ) trước/u;

/** Whether the period that a figure's words name is part of the cell's name: "đất đã chuyển đổi giai đoạn 2018-2022", "năm trước". */
function isPeriodNamed(told: Told, cell: BookCell): boolean {
  const years = told.slots.period?.match(YEAR) ?? [];
  const named = `${cell.indicator.name} ${cell.items}`;
  return years.length > 0 && (years.every((year) => named.includes(year)) || BEFORE.test(named));
}

/** A cell of the period and place that a figure speaks of. @rule Q313 */
function isOpen(told: Told, cell: BookCell, places: readonly PlaceKey[]): boolean {
  if (!places.some((place) => isSamePlace(place, cell.place))) return false;
  if (told.days && isSameDays(told.days, cell.period)) return true;
  if (!told.sectionDays || !isSameDays(told.sectionDays, cell.period)) return false;
  return told.days === undefined || isPeriodNamed(told, cell);
}

type NamedPlace = Place & { readonly folded: string };

/** The places that a figure's words may mean: the authority's own where they name none; none where they name one nobody knows. */
function placesOf(book: Book, named: readonly NamedPlace[], told: Told): readonly PlaceKey[] {
  const { place, days, level } = told;
  const wanted = place === undefined ? undefined : foldWords(place).join(" ");
  return named.filter(
    (one) =>
      (days === undefined || isAliveAt(one, days.start)) &&
      (level === undefined || one.level === level) &&
      (wanted === undefined ? one.code === book.authority.place : one.folded === wanted),
  );
}

/**
 * How well words and name say each other: how much of the name the words near the figure say, the nearer the better, less by what
 * the figure's own words say beyond the name.
 */
function scoreOf(told: Told, cell: BookCell, weigh: Weigh): Pick<Link, "score" | "named" | "explained"> {
  let [said, all] = [0, 0];
  for (const word of cell.words) {
    const weight = weigh(word);
    all += weight * 10;
    said += weight * (told.near.get(word) ?? 0);
  }
  let [known, own] = [0, 0];
  for (const word of new Set(told.own)) {
    const weight = weigh(word);
    own += weight;
    if (cell.words.has(word) || cell.beside.has(word)) known += weight;
  }
  const explained = own === 0 ? 1000 : Math.trunc((known * 1000) / own);
  if (all === 0) return { score: 0, named: 0, explained };
  return {
    score: Math.trunc((said * (500 + Math.trunc(explained / 2))) / all),
    named: Math.trunc((said * 1000) / all),
    explained,
  };
}

/** Every item of a breakdown has its words near; a cell without breakdown asks for none. */
function hasItems(told: Told, cell: BookCell, weigh: Weigh): boolean {
  return cell.itemWords.every((words) => {
    const all = words.reduce((sum, word) => sum + weigh(word), 0);
    const said = words.reduce((sum, word) => sum + ((told.near.get(word) ?? 0) >= NEAREST_ITEM ? weigh(word) : 0), 0);
    return said * 10 >= all * 6;
  });
}

function isNamed({ own, whole, clause }: Told, cell: BookCell): boolean {
  const stands = (core: readonly string[]): boolean => [own, whole, clause].some((text) => standInOrder(core, text));
  return cell.core.length > 0 && stands(cell.core) && cell.itemWords.every(stands);
}

/** The figure whose words name what a plan or percentage is of: its own when it has any. */
function namingOf(told: Told, byFigure: ReadonlyMap<string, Told>): Told {
  const of = told.of && told.role !== "value" && told.slots.own === "" ? byFigure.get(told.of.id) : undefined;
  return of ?? told;
}

const MEAN: readonly string[] = foldWords("bình quân");

/** A mean is no total, whatever it is the mean of. */
function isOneKind(told: Told, cell: BookCell): boolean {
  const isMean = MEAN.every((word) => told.own.includes(word)) || told.figure.qualifiers.includes("average");
  return isMean === MEAN.every((word) => cell.words.has(word));
}

/** Cells behind these have no say. */
const MOST_RANKED = 6;

export type Candidates = { readonly told: Told; readonly ranked: readonly Link[] };

/** For every figure, the cells it may be of, best first. @rule Q312 */
export function rankCells(book: Book, cells: readonly BookCell[], told: readonly Told[]): readonly Candidates[] {
  const weigh = weighWords(cells);
  const named = book.places.map((place) => ({ ...place, folded: foldWords(`${place.type} ${place.name}`).join(" ") }));
  const ofFigure = new Map(told.map((one) => [one.figure.id, one]));
  return told.map((one): Candidates => {
    const places = placesOf(book, named, one);
    // A plan or a percentage printed beside an amount is of the same cell as that amount.
    const naming = namingOf(one, ofFigure);
    const scored = cells.flatMap((cell) => {
      if (!isOpen(one, cell, places)) return [];
      const fit = one.role === "percent" && naming === one ? "alike" : fitUnit(naming, readUnit(cell.unit));
      if (fit === undefined || !hasItems(naming, cell, weigh) || !isOneKind(naming, cell)) return [];
      return [{ cell, fit, ...scoreOf(naming, cell, weigh) }];
    });
    const ranked = scored.toSorted((a, b) => b.score - a.score || (a.cell.key < b.cell.key ? -1 : 1)).slice(0, MOST_RANKED);
    return {
      told: one,
      ranked: ranked.map(({ cell, fit, score, named: said, explained }, place) => ({
        told: one,
        cell,
        score,
        named: said,
        explained,
        margin: score - (ranked[place + 1]?.score ?? 0),
        fit,
        isNamed: isNamed(naming, cell),
      })),
    };
  });
}
