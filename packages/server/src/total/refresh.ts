import type { Indicator, Series } from "@kehoach/core/indicator/indicator";
import { showPeriod } from "@kehoach/core/period/period";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { countLeaves, findOwn, type OwnFigure } from "@kehoach/core/value/roll-up";
import { type RawBuilder, sql } from "kysely";
import { lookBeyond } from "../platform/beyond-scope.ts";
import { runForRows } from "../platform/insert-rows.ts";
import type { Scope } from "../platform/scope.ts";
import { lockName, readNow, type Tx } from "../platform/transaction.ts";
import { listBatches } from "./batches.ts";
import { addsUp, type CellKey, loadOwnCells, type OwnCell, type OwnQuestion, seriesOf } from "./own-figures.ts";
import { type DayTree, dayOfPeriod, listAbove, treeOn } from "./tree.ts";
import { weakestOf } from "./weakest.ts";

/** What totals are made by: the book of the authority. */
export type TotalBook = {
  readonly authority: { readonly place: string };
  readonly places: readonly Place[];
  readonly indicators: ReadonlyMap<string, Indicator>;
};
/** A value that was written, ended, or may have been: by the key of its place. */
export type Touched = { readonly place: string; readonly indicator: string; readonly period: string; readonly end: string };

type Numbers = {
  readonly places: ReadonlyMap<string, bigint>;
  /** The series that is added up, of each indicator that adds up over places. */
  readonly series: ReadonlyMap<bigint, Series>;
};

/** By the places of a book, which stay the same object until a pack is applied, and no number ever changes. */
const known = new WeakMap<TotalBook["places"], Numbers>();

export async function loadNumbers(tx: Tx, authorityId: bigint, book: TotalBook): Promise<Numbers> {
  const found = known.get(book.places);
  if (found) return found;
  const places = await tx.selectFrom("place").select(["id", "code", "valid_from"]).execute();
  const indicators = await tx.selectFrom("indicator").select(["id", "code"]).where("authority_id", "=", authorityId).execute();
  const series = indicators.flatMap(({ id, code }): [bigint, Series][] => {
    const indicator = book.indicators.get(code);
    return indicator && addsUp(indicator) ? [[id, seriesOf(indicator.judgedBy)]] : [];
  });
  const numbers = {
    places: new Map(places.map(({ id, code, valid_from }) => [showPlaceKey({ code, validFrom: valid_from }), id])),
    series: new Map(series),
  };
  known.set(book.places, numbers);
  return numbers;
}

const CELL = {
  indicator_id: "bigint",
  breakdown: "text",
  period: "text",
  period_start: "date",
  period_end: "date",
} as const;
const cellRow = ({ indicatorId, breakdown, period, start, end }: CellKey) => ({
  indicator_id: indicatorId,
  breakdown,
  period,
  period_start: start,
  period_end: end,
});

/** The rows of what a place says: one for each status and round, and the best of them. */
function toOwnRows({ placeId, own, ...cell }: OwnCell) {
  const best = findOwn(own, { status: "best" });
  const toRow = (reading: string, figure: OwnFigure) => ({
    ...cellRow(cell),
    place_id: placeId,
    status: reading,
    round: reading === "best" || figure.round === undefined ? "" : showPeriod(figure.round),
    own_status: figure.status,
    own_value: figure.value === undefined ? null : showDecimal(figure.value),
  });
  return [...own.map((figure) => toRow(figure.status, figure)), ...(best ? [toRow("best", best)] : [])];
}

/** The rows of totals that may change by what was asked for. */
function isAsked(asked: OwnQuestion): RawBuilder<unknown> {
  return asked.places === undefined
    ? sql`indicator_id = any (${asked.indicators}::bigint[])`
    : // The index of places knows the last days, the text tells the period.
      sql`place_id = any (${asked.places}::bigint[]) and period_end = any (${asked.ends}::date[]) and period = any (${asked.periods}::text[])`;
}

/** Writes what places say of cells now, and takes away what they say no more. */
async function saveOwn(tx: Tx, authorityId: bigint, own: readonly OwnCell[], at: string, asked: OwnQuestion): Promise<void> {
  await runForRows(
    tx,
    { ...CELL, place_id: "bigint", status: "text", round: "text", own_status: "text", own_value: "numeric" },
    own.flatMap(toOwnRows),
    (u) => sql`
      insert into total as t (authority_id, indicator_id, place_id, breakdown, period, period_start, period_end, status, round, own_status, own_value, below_places, changed_at)
      select ${authorityId}::bigint, u.indicator_id, u.place_id, u.breakdown, u.period, u.period_start, u.period_end, u.status, u.round, u.own_status, u.own_value, 0, ${at}::timestamptz
      from ${u}
      on conflict (authority_id, indicator_id, period, breakdown, status, round, place_id)
      do update set own_status = excluded.own_status, own_value = excluded.own_value, changed_at = excluded.changed_at`,
  );
  const where = isAsked(asked);
  // What was not written just now is said no more.
  await sql`delete from total where authority_id = ${authorityId} and own_status is not null and changed_at <> ${at}::timestamptz and below_places = 0 and ${where}`.execute(
    tx,
  );
  await sql`update total set own_status = null, own_value = null
    where authority_id = ${authorityId} and own_status is not null and changed_at <> ${at}::timestamptz and ${where}`.execute(tx);
}

/** Where the tree may have changed no total is sure: all of them are made from nothing. */
async function dropTotals(tx: Tx, authorityId: bigint, asked: OwnQuestion): Promise<void> {
  await sql`delete from total where authority_id = ${authorityId} and own_status is null and ${isAsked(asked)}`.execute(tx);
  await sql`update total set below_places = 0, below_value = null, below_weakest = null
    where authority_id = ${authorityId} and below_places > 0 and ${isAsked(asked)}`.execute(tx);
}

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
async function saveLevel(
  tx: Tx,
  authorityId: bigint,
  { parents, cells, tree }: Level,
  numbers: Numbers,
  { at, by }: { readonly at: string; readonly by: "places" | "cells" },
): Promise<void> {
  const idOf = (key: string): bigint => {
    const id = numbers.places.get(key);
    if (id === undefined) throw new Error(`place ${key} has no number`);
    return id;
  };
  const links = parents.flatMap((parent) =>
    (tree.branches.get(parent) ?? []).map((child) => ({
      parent: idOf(parent),
      child: idOf(child),
      leaves: countLeaves(tree.branches, child),
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
  const gone = sql`t.authority_id = ${authorityId} and t.place_id = any (${parents.map(idOf)}::bigint[]) and t.period_end = ${end}::date and t.period = ${period}
    and t.below_places > 0 and t.changed_at <> ${at}::timestamptz`;
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
    (u) => sql`update total t set below_places = 0, below_value = null, below_weakest = null from ${u} where ${gone} and ${same}`,
  );
}

/** The levels above some places, the lowest first: those whose totals are made from others come after them. */
function listLevels(tree: DayTree, places: readonly string[]): readonly (readonly string[])[] {
  const above = new Set(places.flatMap((place) => listAbove(tree, place)));
  const depthOf = (place: string): number => listAbove(tree, place).length;
  const byDepth = Map.groupBy(above, depthOf);
  return [...byDepth].toSorted(([a], [b]) => b - a).map(([, parents]) => parents);
}

function keyName({ indicatorId, period, breakdown }: CellKey): string {
  return `${indicatorId} ${period} ${breakdown}`;
}

/** Cells that stand in `total` at some places now, or are said there: what may change by what was touched. */
async function listCells(tx: Tx, authorityId: bigint, own: readonly OwnCell[], asked: OwnQuestion): Promise<readonly CellKey[]> {
  const found = await sql<{ indicator_id: bigint; breakdown: string; period: string; period_start: string; period_end: string }>`
    select distinct indicator_id, breakdown, period, period_start, period_end from total where authority_id = ${authorityId} and ${isAsked(asked)}`.execute(
    tx,
  );
  const known = found.rows.map(
    (row): CellKey => ({
      indicatorId: row.indicator_id,
      breakdown: row.breakdown,
      period: row.period,
      start: row.period_start,
      end: row.period_end,
    }),
  );
  return [...new Map([...known, ...own].map((cell) => [keyName(cell), cell])).values()];
}

type TotalFrame = { readonly authorityId: bigint; readonly book: TotalBook; readonly numbers: Numbers };

/** The totals of the cells asked for. @param places  those that were touched; left out: any may have been, and the tree too */
async function refreshAsked(
  tx: Tx,
  { authorityId, book, numbers }: TotalFrame,
  asked: OwnQuestion,
  places?: readonly string[],
): Promise<void> {
  const at = await readNow(tx);
  const own = await loadOwnCells(tx, authorityId, numbers.series, asked);
  const cells = await listCells(tx, authorityId, own, asked);
  await saveOwn(tx, authorityId, own, at, asked);
  if (places === undefined) await dropTotals(tx, authorityId, asked);
  const keys = new Map([...numbers.places].map(([key, id]) => [id, key]));
  const placesOf = places ?? [...new Set(own.map(({ placeId }) => keys.get(placeId) ?? ""))];
  const by = places === undefined ? "cells" : "places";
  for (const [period, [first, ...others]] of Map.groupBy(cells, (cell) => cell.period)) {
    if (first === undefined) continue;
    const tree = treeOn(book.places, book.authority.place, dayOfPeriod(period));
    const at = await readNow(tx);
    for (const parents of listLevels(tree, placesOf))
      await saveLevel(tx, authorityId, { parents, cells: [first, ...others], tree }, numbers, { at, by });
  }
}

/**
 * Makes totals anew after values were written or ended: of the cells concerned, at every place above, in the transaction that wrote
 * them. Whoever changes values of an authority comes this way, one after the other, as the last thing he does.
 *
 * @param scope     that of the transaction: what lies beside it is read all the same, and never shown
 * @param findBook  asked once nobody else changes values
 * @param touched   "all": the tree or the indicators may have changed too
 * @rule V10 V11 V12 V13
 */
export async function refreshTotals(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  findBook: () => Promise<TotalBook>,
  touched: readonly Touched[] | "all",
): Promise<void> {
  if (touched !== "all" && touched.length === 0) return;
  await lookBeyond(tx, scope, async () => {
    await lockName(tx, `totals ${authorityId}`);
    // Not before: the tree may have been changed by whoever was waited for.
    const book = await findBook();
    const numbers = await loadNumbers(tx, authorityId, book);
    const frame = { authorityId, book, numbers };
    if (touched === "all") {
      for (const indicators of await listBatches(tx, authorityId)) await refreshAsked(tx, frame, { indicators });
      return;
    }
    const names = [...new Set(touched.map(({ place }) => place))];
    const asked = {
      places: names.flatMap((name) => numbers.places.get(name) ?? []),
      periods: [...new Set(touched.map(({ period }) => period))],
      ends: [...new Set(touched.map(({ end }) => end))],
    };
    await refreshAsked(tx, frame, asked, names);
  });
}
