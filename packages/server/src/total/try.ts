import { sql } from "kysely";
import { lockName, type Tx } from "../platform/transaction.ts";

/** A total as it is kept: of how many places, and what they say together; null: that there is none. */
export type KeptTotal = { readonly places: number; readonly value: string | null };
/** A total that becomes another one. A side that is left out: there is no total. Codes and keys; `period` as text. */
export type TotalChange = {
  readonly indicator: string;
  readonly breakdown: string;
  readonly place: string;
  readonly placeId: bigint;
  readonly period: string;
  readonly before?: KeptTotal;
  readonly after?: KeptTotal;
};
/** How many totals become others, and some of them, the newest first. */
export type TotalChanges = { readonly count: number; readonly changes: readonly TotalChange[] };

/** As many as are told one by one. */
const MOST_TOLD = 50;

type Row = KeptTotal &
  Pick<TotalChange, "indicator" | "breakdown" | "place" | "placeId" | "period"> & { readonly period_end: string };

/** What is known best of the places below every place of an authority, by cell. */
async function loadKept(tx: Tx, authorityId: bigint): Promise<ReadonlyMap<string, Row>> {
  const found = await sql<Row>`
    select i.code as indicator, t.breakdown, p.code || '@' || p.valid_from as place, p.id as "placeId", t.period, t.period_end, t.below_places as places,
      trim_scale(t.below_value)::text as value
    from total t join indicator i on i.authority_id = t.authority_id and i.id = t.indicator_id join place p on p.id = t.place_id
    where t.authority_id = ${authorityId} and t.status = 'best' and t.below_places > 0`.execute(tx);
  return new Map(found.rows.map((row) => [[row.indicator, row.breakdown, row.place, row.period].join(" "), row]));
}

function toKept(row: Row | undefined): KeptTotal | undefined {
  return row && { places: row.places, value: row.value };
}

/**
 * Does what changes totals, tells which ones are others then, and undoes all of it: exact, whatever it is that is tried.
 *
 * @param act  writes, and makes totals anew
 * @rule V21
 */
export async function tryTotals(tx: Tx, authorityId: bigint, act: () => Promise<void>): Promise<TotalChanges> {
  // As `act` takes it: what an approval changes meanwhile is not told as changed by this.
  await lockName(tx, `totals ${authorityId}`);
  const before = await loadKept(tx, authorityId);
  await sql`savepoint tried`.execute(tx);
  await act();
  const after = await loadKept(tx, authorityId);
  await sql`rollback to savepoint tried`.execute(tx);
  const changed = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    const any = now ?? old;
    if (any === undefined || (old?.places === now?.places && old?.value === now?.value && (old && now) !== undefined)) return [];
    return [{ key, end: any.period_end, any, old: toKept(old), now: toKept(now) }];
  });
  changed.sort((a, b) => (a.end === b.end ? (a.key < b.key ? -1 : 1) : a.end < b.end ? 1 : -1));
  return {
    count: changed.length,
    changes: changed.slice(0, MOST_TOLD).map(({ any: { indicator, breakdown, place, placeId, period }, old, now }) => ({
      indicator,
      breakdown,
      place,
      placeId,
      period,
      ...(old ? { before: old } : {}),
      ...(now ? { after: now } : {}),
    })),
  };
}
