import type { HeldFact, NeededFact } from "../form/sheet.ts";
import { groupBy } from "../place/group-by.ts";
import type { PlaceKey } from "../place/place.ts";
import { findJudgingTarget, listTargets } from "../plan/judging-target.ts";
import type { JudgedTarget } from "../plan/target.ts";
import { type CurrentVersion, listCurrent } from "../value/best-known.ts";
import { type AssignersBook, listAssigners } from "./assigners.ts";
import type { Book } from "./book.ts";

function toFact({ fact, indicator, breakdown, period }: NeededFact, value: HeldFact["value"]): HeldFact {
  return { fact, indicator, breakdown, period, ...(value === undefined ? {} : { value }) };
}

/** The values of a place: of every status the newest, strongest first, of the series that judges the indicator. */
function listHeldValues(
  { indicators }: Pick<Book, "indicators">,
  near: readonly CurrentVersion[],
  place: PlaceKey,
  needed: NeededFact,
): readonly HeldFact[] {
  const series = indicators.get(needed.indicator)?.judgedBy;
  if (series === undefined) return [];
  const current = listCurrent(near, { ...needed, place }, { series });
  return current.map(({ key, value }) => ({ ...toFact(needed, value), status: key.status }));
}

/** The target of a place: of the assigner asked for, or the one that judges. A proposal is none. */
function findHeldTarget(
  book: AssignersBook,
  near: readonly JudgedTarget[],
  place: PlaceKey,
  needed: NeededFact,
): HeldFact | undefined {
  const { assigner } = needed;
  const cell = { ...needed, place };
  if (assigner === undefined) {
    const judging = findJudgingTarget(near, cell, { assigners: () => listAssigners(book) });
    return judging && toFact(needed, judging.value);
  }
  const own = listTargets(
    near.filter(({ state }) => state !== "proposed"),
    cell,
  ).find(({ key }) => key.assigner === assigner);
  return own && { ...toFact(needed, own.value), assigner };
}

/** What is needed, by indicator and first day: a form needs many facts, and few of them are known. */
export type NeededIndex = ReadonlyMap<string, readonly NeededFact[]>;

function toKey({ indicator, period }: Pick<NeededFact, "indicator" | "period">): string {
  return `${indicator} ${period.start}`;
}

export function indexNeeded(needed: readonly NeededFact[]): NeededIndex {
  return groupBy(needed, toKey);
}

/**
 * What a book knows of the facts a form needs for a place: a declared absence is a fact too, what nobody has said is none.
 *
 * @rule O4
 */
export function listKnownFacts(
  book: Pick<Book, "indicators"> &
    AssignersBook & { readonly targets: readonly JudgedTarget[]; readonly values: readonly CurrentVersion[] },
  place: PlaceKey,
  needed: NeededIndex,
): readonly HeldFact[] {
  const values = groupBy(book.values, ({ key }) => toKey(key));
  const targets = groupBy(book.targets, ({ key }) => toKey(key));
  const of = (key: string, fact: NeededFact["fact"]): readonly NeededFact[] =>
    (needed.get(key) ?? []).filter((one) => one.fact === fact);
  return [
    ...[...targets].flatMap(([key, near]) => of(key, "target").flatMap((one) => findHeldTarget(book, near, place, one) ?? [])),
    ...[...values].flatMap(([key, near]) => of(key, "value").flatMap((one) => listHeldValues(book, near, place, one))),
  ];
}
