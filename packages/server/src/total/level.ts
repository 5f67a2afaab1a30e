import { type RawBuilder, sql } from "kysely";
import { runForRows } from "../platform/insert-rows.ts";
import { readNow, type Tx } from "../platform/transaction.ts";
import { type Numbers, numberOf } from "./numbers.ts";
import type { CellKey } from "./own-figures.ts";
import { type DayTree, leavesOf, listAbove } from "./tree.ts";
import { weakestOf } from "./weakest.ts";

/** Cells of one period, at places of one depth. */
type Level = {
  readonly parents: readonly string[];
  readonly cells: readonly [CellKey, ...CellKey[]];
  readonly tree: DayTree;
};

const LINE = { indicator_id: "bigint", breakdown: "text" } as const;

/**
 * Makes the totals of some places of one depth anew, for some cells, from what lies directly below them.
 * @param by  whether few places are asked about, whose rows are looked up place by place, or all there are
 */
export async function saveLevel(
  tx: Tx,
  authorityId: bigint,
  { parents, cells, tree }: Level,
  numbers: Numbers,
  by: "places" | "cells",
): Promise<void> {
  const at = await readNow(tx);
  const links = parents.flatMap((parent) =>
    (tree.branches.get(parent) ?? []).map((child) => ({
      parent: numberOf(numbers, parent),
      child: numberOf(numbers, child),
      leaves: leavesOf(tree, child),
    })),
  );
  const column = <T>(of: (one: (typeof links)[number]) => T): T[] => links.map(of);
  const link = sql`unnest(${column((one) => one.parent)}::bigint[], ${column((one) => one.child)}::bigint[], ${column((one) => one.leaves)}::int[]) as l(parent, child, leaves)`;
  const [{ period, start, end }] = cells;
  const lines = cells.map(({ indicatorId, breakdown }) => ({ indicator_id: indicatorId, breakdown }));
  // The same rows either way; without a fence (offset 0) the database would guess which way is shorter, and remember its guess.
  const below = (u: RawBuilder<unknown>): RawBuilder<unknown> =>
    by === "places"
      ? sql`${link} cross join lateral (
          select * from total where authority_id = ${authorityId} and place_id = l.child and period_end = ${end}::date and period = ${period} offset 0
        ) k where (k.indicator_id, k.breakdown) in (select u.indicator_id, u.breakdown from ${u})`
      : sql`${u} cross join lateral (
          select * from total where authority_id = ${authorityId} and indicator_id = u.indicator_id and period = ${period} and breakdown = u.breakdown offset 0
        ) k join ${link} on l.child = k.place_id`;
  await runForRows(
    tx,
    LINE,
    lines,
    (u) => sql`
      insert into total as t (authority_id, indicator_id, place_id, breakdown, period, period_start, period_end, status, round, below_places, below_value, below_weakest, changed_at)
      select ${authorityId}::bigint, k.indicator_id, l.parent, k.breakdown, ${period}, ${start}::date, ${end}::date, k.status, k.round,
        sum(case when k.own_status is null then k.below_places else l.leaves end)::int,
        sum(case when k.own_status is null then k.below_value else k.own_value end),
        ${weakestOf(sql`coalesce(k.own_status, k.below_weakest)`)}, ${at}::timestamptz
      from ${below(u)} group by k.indicator_id, l.parent, k.breakdown, k.status, k.round
      on conflict (authority_id, indicator_id, period, breakdown, status, round, place_id)
      do update set below_places = excluded.below_places, below_value = excluded.below_value, below_weakest = excluded.below_weakest, changed_at = excluded.changed_at`,
  );
  const gone = sql`t.authority_id = ${authorityId} and t.place_id = any (${parents.map((key) => numberOf(numbers, key))}::bigint[])
    and t.period_end = ${end}::date and t.period = ${period} and t.below_places > 0 and t.changed_at <> ${at}::timestamptz`;
  const same = sql`t.indicator_id = u.indicator_id and t.breakdown = u.breakdown`;
  await runForRows(
    tx,
    LINE,
    lines,
    (u) => sql`delete from total t using ${u} where ${gone} and ${same} and t.own_status is null`,
  );
  await runForRows(
    tx,
    LINE,
    lines,
    (u) =>
      sql`update total t set below_places = 0, below_value = null, below_weakest = null, changed_at = ${at}::timestamptz from ${u} where ${gone} and ${same}`,
  );
}

/** The levels above some places, the lowest first: those whose totals are made from others come after them. */
export function listLevels(tree: DayTree, places: Iterable<string>): readonly (readonly string[])[] {
  const above = new Set([...places].flatMap((place) => listAbove(tree, place)));
  const depthOf = (place: string): number => listAbove(tree, place).length;
  const byDepth = Map.groupBy(above, depthOf);
  return [...byDepth].toSorted(([a], [b]) => b - a).map(([, parents]) => parents);
}
