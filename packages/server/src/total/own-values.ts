import { parseBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Breakdown, Indicator } from "@kehoach/core/indicator/indicator";
import { type Period, showPeriod } from "@kehoach/core/period/period";
import type { PlaceKey } from "@kehoach/core/place/place";
import { decimal } from "@kehoach/core/quantity/decimal";
import type { CurrentVersion } from "@kehoach/core/value/best-known";
import type { Status } from "@kehoach/core/value/value";
import { sql } from "kysely";
import { selectPacked } from "../platform/packed-rows.ts";
import type { Tx } from "../platform/transaction.ts";
import { addsUp, seriesOf, toRound } from "./own-figures.ts";

/** Whether what places say of an indicator, in the series that judges it, is kept beside totals. @rule V13 */
export function isKeptOwn(indicator: Indicator): boolean {
  return addsUp(indicator) && (indicator.judgedBy === "rolled-up" || seriesOf(indicator.judgedBy) === indicator.judgedBy);
}

function toBreakdown(text: string): Breakdown {
  if (text === "") return [];
  const read = parseBreakdown(text);
  if (!read.ok) throw new Error(`a stored breakdown does not read: ${text}`);
  return read.value;
}

/** Those of a total's rows that hold what a place says itself; told one by one, for the index knows them. */
const OWN = sql.lit("{estimate,reported,preliminary,official}");

/**
 * What a place says now of some indicators, of every status and round, as it is kept beside totals: without what it was typed as and who
 * said it, and read in a fraction of the time that versions take.
 *
 * @param indicators  those that isKeptOwn, by their numbers in the database, as texts
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
  const groups = await selectPacked(
    tx,
    {
      period: sql<string>`t.period`,
      round: sql<string>`t.round`,
      status: sql<Status>`t.own_status`,
      knownAt: sql<string>`t.changed_at::date`,
    },
    [sql`t.indicator_id`, sql`t.breakdown`, sql`t.own_value`],
    sql`from total t
      where t.authority_id = ${authorityId} and t.place_id = ${place.id} and t.period_end = any (${ends}::date[])
      and t.period = any (${periods.map(showPeriod)}::text[]) and t.own_status is not null and t.status = any (${OWN}::text[])`,
  );
  return groups.flatMap(({ common, rows }) => {
    const { status, knownAt } = common;
    const period = toRound(common.period);
    const round = common.round === "" ? {} : { round: toRound(common.round) };
    const found: CurrentVersion[] = [];
    for (const [id, breakdown, value] of rows) {
      const indicator = indicators.get(id);
      if (indicator === undefined) continue;
      const { code, judgedBy } = indicator;
      const of = { indicator: code, breakdown: toBreakdown(breakdown), place: place.key, period };
      const key = { ...of, status, series: seriesOf(judgedBy), ...round };
      // One of each key is kept: nothing is known later.
      found.push(value === "" ? { key, knownAt } : { key, value: decimal(value), knownAt });
    }
    return found;
  });
}
