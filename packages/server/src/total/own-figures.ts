import type { Indicator, Series } from "@kehoach/core/indicator/indicator";
import { type Period, parsePeriod } from "@kehoach/core/period/period";
import { decimal } from "@kehoach/core/quantity/decimal";
import type { OwnFigure } from "@kehoach/core/value/roll-up";
import type { Status } from "@kehoach/core/value/value";
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../platform/transaction.ts";

/** A cell of an indicator, whatever the place. */
export type CellKey = {
  readonly indicatorId: bigint;
  readonly breakdown: string;
  /** Text form. */
  readonly period: string;
  readonly start: string;
  readonly end: string;
};
export type OwnCell = CellKey & { readonly placeId: bigint; readonly own: readonly OwnFigure[] };

type Row = {
  readonly indicator_id: bigint;
  readonly place_id: bigint;
  readonly breakdown: string;
  readonly period: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly status: Status;
  readonly series: Series;
  readonly round: string | null;
  readonly value: string | null;
};

const rounds = new Map<string, Period>();

export function toRound(text: string): Period {
  const known = rounds.get(text);
  if (known) return known;
  const read = parsePeriod(text);
  if (!read.ok) throw new Error(`a stored period does not read: ${text}`);
  if (rounds.size > 5_000) rounds.clear();
  rounds.set(text, read.value);
  return read.value;
}

/** Only what adds up over places has totals; a ratio is computed from the totals of its parts where it is read. @rule V13 */
export function addsUp({ additive, formula }: Indicator): boolean {
  return additive.places && formula === undefined;
}

/** The series of an indicator that is added up: what places report, unless a register or the statistics judge it. @rule V13 */
export function seriesOf(judgedBy: Series): Series {
  return judgedBy === "register" || judgedBy === "statistics" ? judgedBy : "own";
}

/** A place and a period, in its text form and with the day after it. */
export type PlacePeriod = { readonly placeId: bigint; readonly period: string; readonly end: string };

/** Places with their periods as rows x. */
export function unnestPairs(pairs: readonly PlacePeriod[]): RawBuilder<unknown> {
  return sql`unnest(${pairs.map(({ placeId }) => placeId)}::bigint[], ${pairs.map(({ period }) => period)}::text[],
    ${pairs.map(({ end }) => end)}::date[]) as x(place_id, period, period_end)`;
}

/** Which cells are asked for: of some places, each of a period; of some indicators; or of both. */
export type OwnQuestion = (
  | { readonly pairs: readonly PlacePeriod[]; readonly indicators?: readonly bigint[] }
  | { readonly pairs?: undefined; readonly indicators: readonly bigint[] }
) & {
  /** Only what was known on this day; left out: what is said now. */
  readonly knownAt?: string;
};

/**
 * What places say of cells now, or as known on a day: of every key the version known last. Of series other than the one that is added up nothing.
 * @param series  of each indicator that adds up over places
 */
export async function loadOwnCells(
  tx: Tx,
  authorityId: bigint,
  series: ReadonlyMap<bigint, Series>,
  { pairs, indicators, knownAt }: OwnQuestion,
): Promise<readonly OwnCell[]> {
  const ofThese = indicators === undefined ? sql`` : sql`and indicator_id = any (${indicators}::bigint[])`;
  const ofSeries = sql`authority_id = ${authorityId} and series = any (${[...new Set(series.values())]}::text[])`;
  // Place by place (offset 0 holds the database to it). The index of places knows the last days, the text tells the period.
  const keys =
    pairs === undefined
      ? sql`(select * from value where ${ofSeries} ${ofThese}) k`
      : sql`${unnestPairs(pairs)} cross join lateral (
          select * from value where ${ofSeries} and place_id = x.place_id and period_end = x.period_end and period = x.period ${ofThese} offset 0) k`;
  const visible = (version: "v" | "r") =>
    knownAt === undefined ? sql`` : sql`and ${sql.ref(`${version}.known_at`)} <= ${knownAt}::date`;
  const found = await sql<Row>`
    select k.indicator_id, k.place_id, k.breakdown, k.period, k.period_start, k.period_end, k.status, k.series, k.round, v.value
    from ${keys} cross join lateral (
      select v.value from value_version v where v.authority_id = k.authority_id and v.value_id = k.id and v.retired_on is null ${visible("v")} and not exists (
        select from value_version r where r.authority_id = v.authority_id and r.value_id = v.value_id and r.replaces = v.id ${visible("r")})
      order by v.known_at desc, v.id desc limit 1) v`.execute(tx);
  const cells = new Map<string, OwnCell & { readonly own: OwnFigure[] }>();
  for (const row of found.rows) {
    // Which series counts goes by the indicator: told here, where the database would compare every value with every indicator.
    if (series.get(row.indicator_id) !== row.series) continue;
    const name = `${row.place_id} ${row.indicator_id} ${row.period} ${row.breakdown}`;
    const cell = cells.get(name) ?? {
      indicatorId: row.indicator_id,
      placeId: row.place_id,
      breakdown: row.breakdown,
      period: row.period,
      start: row.period_start,
      end: row.period_end,
      own: [],
    };
    cells.set(name, cell);
    cell.own.push({
      status: row.status,
      ...(row.round === null ? {} : { round: toRound(row.round) }),
      ...(row.value === null ? {} : { value: decimal(row.value) }),
    });
  }
  return [...cells.values()];
}
