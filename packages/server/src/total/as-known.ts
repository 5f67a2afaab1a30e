import { lastDay, type Period, showPeriod } from "@kehoach/core/period/period";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { findOwn, type OwnFigure, rollUp, type Total } from "@kehoach/core/value/roll-up";
import type { Status } from "@kehoach/core/value/value";
import type { Tx } from "../platform/transaction.ts";
import { loadNumbers, type TotalBook } from "./numbers.ts";
import { loadOwnCells, type OwnCell } from "./own-figures.ts";
import { type DayTree, listAbove, treeOn } from "./tree.ts";

/** The best reading of a cell at a place, as `total` would keep it. */
export type BestRow = {
  readonly indicator_id: string;
  readonly place_id: string;
  readonly breakdown: string;
  readonly period: string;
  readonly period_end: string;
  readonly own_status: Status | null;
  readonly own_value: string | null;
  readonly below_places: number;
  readonly below_value: string | null;
  readonly below_weakest: Status | null;
};

/** A place and all below it on a day. */
function listWith(tree: DayTree, place: string): readonly string[] {
  return [place, ...(tree.branches.get(place) ?? []).flatMap((below) => listWith(tree, below))];
}

/** Only what lies below the place of the authority has totals. @rule V12 */
function isInTree(tree: DayTree, place: string): boolean {
  return place === tree.root || listAbove(tree, place).length > 0;
}

function toRow(cell: OwnCell, placeId: bigint, own: OwnFigure | undefined, total: Total | undefined): BestRow {
  const text = (value: OwnFigure["value"]): string | null => (value === undefined ? null : showDecimal(value));
  return {
    indicator_id: String(cell.indicatorId),
    place_id: String(placeId),
    breakdown: cell.breakdown,
    period: cell.period,
    period_end: cell.end,
    own_status: own?.status ?? null,
    own_value: text(own?.value),
    below_places: total?.places ?? 0,
    below_value: text(total?.value),
    below_weakest: total?.weakest ?? null,
  };
}

/**
 * What some places say of some periods, and what those below them say together, as known on a day: made when asked, from the versions
 * known then, by the tree of the last day of each period, with the function that says what is kept.
 *
 * @param places  keys of those to tell of
 * @param codes   of some indicators only
 * @rule V10 V11 V12 V44
 */
export async function computeTotals(
  tx: Tx,
  authorityId: bigint,
  book: TotalBook,
  ask: {
    readonly places: readonly string[];
    readonly periods: readonly Period[];
    readonly knownAt: string;
    readonly codes?: readonly string[];
  },
): Promise<readonly BestRow[]> {
  const numbers = await loadNumbers(tx, authorityId, book);
  const idsOf = (names: readonly string[]): readonly bigint[] => names.flatMap((name) => numbers.places.get(name) ?? []);
  const { codes } = ask;
  const only =
    codes === undefined
      ? undefined
      : await tx
          .selectFrom("indicator")
          .select("id")
          .where("authority_id", "=", authorityId)
          .where("code", "in", codes.length === 0 ? [""] : [...codes])
          .execute();
  const trees = new Map(ask.periods.map((one) => [showPeriod(one), treeOn(book.places, book.authority.place, lastDay(one))]));
  const near = new Set([...trees.values()].flatMap((tree) => ask.places.flatMap((place) => listWith(tree, place))));
  const own = await loadOwnCells(tx, authorityId, numbers.series, {
    pairs: ask.periods.flatMap((one) => idsOf([...near]).map((placeId) => ({ placeId, period: showPeriod(one), end: one.end }))),
    knownAt: ask.knownAt,
    ...(only === undefined ? {} : { indicators: only.map(({ id }) => id) }),
  });
  const rows: BestRow[] = [];
  for (const [period, ofPeriod] of Map.groupBy(own, (cell) => cell.period)) {
    const tree = trees.get(period);
    if (tree === undefined) continue;
    for (const said of Map.groupBy(ofPeriod, (cell) => `${cell.indicatorId} ${cell.breakdown}`).values()) {
      const [cell] = said;
      if (cell === undefined) continue;
      const byPlace = new Map(said.map((one) => [numbers.keys.get(one.placeId) ?? "", one.own]));
      const ownOf = (place: string): OwnFigure | undefined => findOwn(byPlace.get(place) ?? [], { status: "best" });
      const totals = new Map<string, Total>();
      for (const place of ask.places)
        if (!totals.has(place) && isInTree(tree, place))
          for (const [key, total] of rollUp(tree.branches, place, ownOf)) totals.set(key, total);
      for (const place of ask.places) {
        const [id] = idsOf([place]);
        const [figure, total] = [ownOf(place), totals.get(place)];
        if (id !== undefined && (figure || total)) rows.push(toRow(cell, id, figure, total));
      }
    }
  }
  return rows;
}
