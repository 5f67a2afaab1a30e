import { parseBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Breakdown, Indicator } from "@kehoach/core/indicator/indicator";
import { type Period, showPeriod } from "@kehoach/core/period/period";
import type { PlaceKey } from "@kehoach/core/place/place";
import { decimal } from "@kehoach/core/quantity/decimal";
import type { CurrentVersion } from "@kehoach/core/value/best-known";
import type { Status } from "@kehoach/core/value/value";
import { sql } from "kysely";
import type { Tx } from "../platform/transaction.ts";
import { addsUp, seriesOf, toRound } from "./own-figures.ts";

/** Whether what places say of an indicator, in the series that judges it, is kept beside totals. @rule V13 */
export function isKeptOwn(indicator: Indicator): boolean {
  return addsUp(indicator) && (indicator.judgedBy === "rolled-up" || seriesOf(indicator.judgedBy) === indicator.judgedBy);
}

type Row = {
  readonly indicator: string;
  readonly breakdown: string;
  readonly period: string;
  readonly round: string;
  readonly own_status: Status;
  readonly own_value: string | null;
  readonly changed_at: string;
};

function toBreakdown(text: string): Breakdown {
  if (text === "") return [];
  const read = parseBreakdown(text);
  if (!read.ok) throw new Error(`a stored breakdown does not read: ${text}`);
  return read.value;
}

/**
 * What a place says now of some indicators, of every status and round, as it is kept beside totals: without what it was typed as and who
 * said it, and read in a fraction of the time that versions take.
 *
 * @param indicators  by code, each of those that isKeptOwn
 * @rule V10 V13
 */
export async function loadOwnValues(
  tx: Tx,
  authorityId: bigint,
  place: { readonly id: bigint; readonly key: PlaceKey },
  indicators: ReadonlyMap<string, Indicator>,
  periods: readonly Period[],
): Promise<readonly CurrentVersion[]> {
  if (indicators.size === 0 || periods.length === 0) return [];
  const ends = [...new Set(periods.map(({ end }) => end))];
  const found = await sql<Row>`
    select i.code as indicator, t.breakdown, t.period, t.round, t.own_status, t.own_value, t.changed_at
    from total t join indicator i on i.authority_id = t.authority_id and i.id = t.indicator_id
    where t.authority_id = ${authorityId} and t.place_id = ${place.id} and t.period_end = any (${ends}::date[])
      and t.period = any (${periods.map(showPeriod)}::text[]) and t.own_status is not null and t.status <> 'best'`.execute(tx);
  return found.rows.flatMap((row): CurrentVersion[] => {
    const indicator = indicators.get(row.indicator);
    if (indicator === undefined) return [];
    return [
      {
        key: {
          indicator: row.indicator,
          breakdown: toBreakdown(row.breakdown),
          place: place.key,
          period: toRound(row.period),
          status: row.own_status,
          series: seriesOf(indicator.judgedBy),
          ...(row.round === "" ? {} : { round: toRound(row.round) }),
        },
        ...(row.own_value === null ? {} : { value: decimal(row.own_value) }),
        // One of each key is kept: nothing is known later.
        knownAt: row.changed_at.slice(0, 10),
      },
    ];
  });
}
