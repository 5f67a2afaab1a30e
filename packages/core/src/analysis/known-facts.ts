import type { HeldFact, NeededFact } from "../form/sheet.ts";
import type { Cell } from "../indicator/cell.ts";
import type { IsoDate } from "../period/period.ts";
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

/** What is needed of values or of targets, by indicator and first day: a form needs many facts, and few of them are known. */
type NeededBy = ReadonlyMap<string, ReadonlyMap<IsoDate, readonly NeededFact[]>>;
export type NeededIndex = Readonly<Record<NeededFact["fact"], NeededBy>>;

function indexBy(needed: readonly NeededFact[], of: NeededFact["fact"]): NeededBy {
  const near = groupBy(
    needed.filter(({ fact }) => fact === of),
    ({ indicator }) => indicator,
  );
  return new Map([...near].map(([indicator, some]) => [indicator, groupBy(some, ({ period }) => period.start)]));
}

export function indexNeeded(needed: readonly NeededFact[]): NeededIndex {
  return { value: indexBy(needed, "value"), target: indexBy(needed, "target") };
}

/** What may tell each fact that is needed, in the order of what is known. */
function gather<T extends { readonly key: Pick<Cell, "indicator" | "period"> }>(
  known: readonly T[],
  needed: NeededBy,
): ReadonlyMap<NeededFact, readonly T[]> {
  const gathered = new Map<NeededFact, T[]>();
  for (const one of known)
    for (const fact of needed.get(one.key.indicator)?.get(one.key.period.start) ?? []) {
      const near = gathered.get(fact);
      if (near === undefined) gathered.set(fact, [one]);
      else near.push(one);
    }
  return gathered;
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
  const found: HeldFact[] = [];
  for (const [fact, near] of gather(book.targets, needed.target)) {
    const held = findHeldTarget(book, near, place, fact);
    if (held !== undefined) found.push(held);
  }
  for (const [fact, near] of gather(book.values, needed.value)) found.push(...listHeldValues(book, near, place, fact));
  return found;
}
