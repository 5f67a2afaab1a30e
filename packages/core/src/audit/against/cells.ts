import type { Book } from "../../analysis/book.ts";
import type { Breakdown, Indicator } from "../../indicator/indicator.ts";
import type { Period } from "../../period/period.ts";
import { type PlaceKey, showPlaceKey } from "../../place/place.ts";
import type { TargetVersion } from "../../plan/target.ts";
import type { Unit } from "../../quantity/unit.ts";
import type { StatedRelation } from "../../value/relation.ts";
import type { ValueVersion } from "../../value/value.ts";
import { coreWords, foldWords } from "./name-words.ts";

/** Everything an authority knows of one cell, with the words that name it. */
export type BookCell = {
  readonly key: string;
  readonly indicator: Indicator;
  readonly breakdown: Breakdown;
  readonly place: PlaceKey;
  readonly period: Period;
  /** "chè búp, chè Shan tuyết"; "" for the undivided total. */
  readonly items: string;
  readonly unit: Unit;
  readonly values: readonly ValueVersion[];
  readonly targets: readonly TargetVersion[];
  /** What papers print of it: a percentage of the plan. */
  readonly relations: readonly StatedRelation[];
  /** Words of the name and of the items. */
  readonly words: ReadonlySet<string>;
  /** Words of the name without brackets and light words, in order. */
  readonly core: readonly string[];
  /** Words of each item of its breakdown. */
  readonly itemWords: readonly (readonly string[])[];
  /** Words that may stand beside the name without telling another thing: its unit's. */
  readonly beside: ReadonlySet<string>;
};

type Facts = {
  readonly values: ValueVersion[];
  readonly targets: TargetVersion[];
  readonly relations: StatedRelation[];
};

type Key = { readonly indicator: string; readonly breakdown: Breakdown; readonly place: PlaceKey; readonly period: Period };

/** Two periods of the same days are one, whatever their calendars: a report names days, not calendars. */
function toKey({ indicator, breakdown, place, period }: Key): string {
  const items = breakdown.map(({ dimension, item }) => `${dimension}=${item}`).join(",");
  return [indicator, items, showPlaceKey(place), period.start, period.end].join(" ");
}

function itemName(book: Book, dimension: string, item: string): string {
  const found = book.dimensions.find(({ code }) => code === dimension);
  return found?.items.find(({ code }) => code === item)?.name ?? item;
}

/** Every cell of a book that holds a value, a target or a percentage of the plan, in the order of the book. @rule Q311 */
export function listCells(book: Book): readonly BookCell[] {
  const facts = new Map<string, Facts & { readonly at: Key }>();
  const at = (key: Key): Facts => {
    const name = toKey(key);
    const held = facts.get(name);
    if (held) return held;
    const made = { at: key, values: [], targets: [], relations: [] };
    facts.set(name, made);
    return made;
  };
  for (const version of book.values) at(version.key).values.push(version);
  for (const version of book.targets) at(version.key).targets.push(version);
  for (const relation of book.relations)
    if (relation.kind === "percent-of-plan" && relation.subject) at(relation.subject).relations.push(relation);
  return [...facts].flatMap(([key, { at: cell, values, targets, relations }]): readonly BookCell[] => {
    const indicator = book.indicators.get(cell.indicator);
    const unit = indicator && book.units.get(indicator.unit);
    if (!indicator || !unit) return [];
    const names = cell.breakdown.map(({ dimension, item }) => itemName(book, dimension, item));
    const itemWords = names.map(foldWords);
    return [
      {
        key,
        indicator,
        breakdown: cell.breakdown,
        place: cell.place,
        period: cell.period,
        items: names.join(", "),
        unit,
        values,
        targets,
        relations,
        words: new Set([...foldWords(indicator.name), ...itemWords.flat()]),
        core: coreWords(indicator.name),
        itemWords,
        beside: new Set(foldWords(unit.name)),
      },
    ];
  });
}

/** How much a word tells, from 0 to 4: one that stands in a single indicator's name tells most. @rule Q312 */
export function weighWords(cells: readonly BookCell[]): (word: string) => number {
  const holders = new Map<string, Set<string>>();
  for (const { indicator, words } of cells)
    for (const word of words) holders.set(word, (holders.get(word) ?? new Set()).add(indicator.code));
  const weights = new Map([...holders].map(([word, { size }]) => [word, size === 1 ? 4 : size <= 4 ? 3 : size <= 12 ? 2 : 1]));
  // A word that no name has says that the thing may be another.
  return (word) => weights.get(word) ?? 2;
}
