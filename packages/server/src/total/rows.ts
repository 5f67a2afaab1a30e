import { showPeriod } from "@kehoach/core/period/period";
import { decimal, equals, showDecimal } from "@kehoach/core/quantity/decimal";
import { findOwn, type OwnFigure, type Total } from "@kehoach/core/value/roll-up";
import type { Status } from "@kehoach/core/value/value";
import { sql } from "kysely";
import { runForRows } from "../platform/insert-rows.ts";
import type { Tx } from "../platform/transaction.ts";
import { type CellKey, type OwnCell, type PlacePeriod, unnestPairs } from "./own-figures.ts";
import { weakerOf } from "./weakest.ts";

/** What tells rows of `total` apart: one for each place, cell, status and round, and one for the best of them. */
export type RowKey = CellKey & {
  readonly placeId: bigint;
  readonly status: Status | "best";
  /** Text form; none is "". */
  readonly round: string;
};
/** With names: of its cell whatever the place, and of itself among those of its place. */
export type NamedRow = RowKey & { readonly line: string; readonly name: string };
export type OwnRow = NamedRow & { readonly own: OwnFigure };
export type KeptRow = NamedRow & { readonly own?: OwnFigure; readonly below?: Total };

const KEY_SHAPE = {
  indicator_id: "bigint",
  breakdown: "text",
  period: "text",
  period_start: "date",
  period_end: "date",
  place_id: "bigint",
  status: "text",
  round: "text",
} as const;

function toKey({ indicatorId, breakdown, period, start, end, placeId, status, round }: RowKey) {
  return {
    indicator_id: indicatorId,
    breakdown,
    period,
    period_start: start,
    period_end: end,
    place_id: placeId,
    status,
    round,
  };
}

/** The name of a cell, whatever its place and reading. */
export function lineName({ indicatorId, period, breakdown }: Pick<CellKey, "indicatorId" | "period" | "breakdown">): string {
  return `${indicatorId} ${period} ${breakdown}`;
}

/** The rows of what a place says. */
export function toOwnRows({ own, ...cell }: OwnCell): readonly OwnRow[] {
  const best = findOwn(own, { status: "best" });
  const line = lineName(cell);
  const toRow = (status: RowKey["status"], figure: OwnFigure): OwnRow => {
    const round = status === "best" || figure.round === undefined ? "" : showPeriod(figure.round);
    return { ...cell, status, round, line, name: `${line} ${status} ${round}`, own: figure };
  };
  return [...own.map((figure) => toRow(figure.status, figure)), ...(best ? [toRow("best", best)] : [])];
}

function isSameValue(a: OwnFigure["value"], b: OwnFigure["value"]): boolean {
  return a === undefined || b === undefined ? a === b : equals(a, b);
}

export function isSameOwn(a: OwnFigure | undefined, b: OwnFigure | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.status === b.status && isSameValue(a.value, b.value);
}

export function isSameTotal(a: Total | undefined, b: Total | undefined): boolean {
  return a === undefined || b === undefined
    ? a === b
    : a.places === b.places && a.weakest === b.weakest && isSameValue(a.value, b.value);
}

type Row = {
  readonly indicator_id: bigint;
  readonly breakdown: string;
  readonly period: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly place_id: bigint;
  readonly status: Status | "best";
  readonly round: string;
  readonly own_status: Status | null;
  readonly own_value: string | null;
  readonly below_places: number;
  readonly below_value: string | null;
  readonly below_weakest: Status | null;
};

type KeyColumn = "place_id" | "indicator_id" | "period" | "breakdown" | "status" | "round";

function toKept(row: Row): KeptRow {
  const value = (text: string | null) => (text === null ? {} : { value: decimal(text) });
  const line = lineName({ indicatorId: row.indicator_id, ...row });
  return {
    line,
    name: `${line} ${row.status} ${row.round}`,
    indicatorId: row.indicator_id,
    breakdown: row.breakdown,
    period: row.period,
    start: row.period_start,
    end: row.period_end,
    placeId: row.place_id,
    status: row.status,
    round: row.round,
    ...(row.own_status === null ? {} : { own: { status: row.own_status, ...value(row.own_value) } }),
    ...(row.below_weakest === null
      ? {}
      : { below: { places: row.below_places, weakest: row.below_weakest, ...value(row.below_value) } }),
  };
}

const COLUMNS = sql`t.indicator_id, t.breakdown, t.period, t.period_start, t.period_end, t.place_id, t.status, t.round, t.own_status, t.own_value,
  t.below_places, t.below_value, t.below_weakest`;

/** The rows that are kept of some places, each of its period. */
export async function loadRows(tx: Tx, authorityId: bigint, pairs: readonly PlacePeriod[]): Promise<readonly KeptRow[]> {
  const found = await sql<Row>`
    select ${COLUMNS} from ${unnestPairs(pairs)} cross join lateral (
      select * from total where authority_id = ${authorityId} and place_id = x.place_id and period_end = x.period_end and period = x.period offset 0) t`.execute(
    tx,
  );
  return found.rows.map(toKept);
}

/** The rows that are kept of some indicators. */
export async function loadRowsOf(tx: Tx, authorityId: bigint, indicators: readonly bigint[]): Promise<readonly KeptRow[]> {
  const found = await sql<Row>`
    select ${COLUMNS} from total t where t.authority_id = ${authorityId} and t.indicator_id = any (${indicators}::bigint[])`.execute(
    tx,
  );
  return found.rows.map(toKept);
}

function toOwnColumns({ own, line: _line, name: _name, ...key }: OwnRow) {
  return { ...toKey(key), own_status: own.status, own_value: own.value === undefined ? null : showDecimal(own.value) };
}

const OWN_SHAPE = { ...KEY_SHAPE, own_status: "text", own_value: "numeric" } as const;

/** Writes what places say where nothing is kept yet: whoever changes totals has seen that, and holds their lock. @param at  when */
export async function insertOwn(tx: Tx, authorityId: bigint, rows: readonly OwnRow[], at: string): Promise<void> {
  // Place and period are told once for the hundreds of rows of a form.
  const pairs = new Map<string, { readonly number: number; readonly of: RowKey }>();
  const numberOfPair = (row: OwnRow): number => {
    const name = `${row.placeId} ${row.period}`;
    const pair = pairs.get(name) ?? { number: pairs.size, of: row };
    pairs.set(name, pair);
    return pair.number;
  };
  const told = rows.map((row) => ({
    pair: numberOfPair(row),
    indicator_id: row.indicatorId,
    breakdown: row.breakdown,
    status: row.status,
    round: row.round,
    own_status: row.own.status,
    own_value: row.own.value === undefined ? null : showDecimal(row.own.value),
  }));
  const column = <T>(of: (key: RowKey) => T): T[] => [...pairs.values()].map((pair) => of(pair.of));
  const places = sql`unnest(${[...pairs.values()].map(({ number }) => number)}::integer[], ${column(({ placeId }) => placeId)}::bigint[],
    ${column(({ period }) => period)}::text[], ${column(({ start }) => start)}::date[], ${column(({ end }) => end)}::date[])
    as x(pair, place_id, period, period_start, period_end)`;
  await runForRows(
    tx,
    {
      pair: "integer",
      indicator_id: "bigint",
      breakdown: "text",
      status: "text",
      round: "text",
      own_status: "text",
      own_value: "numeric",
    },
    told,
    (u) => sql`
      insert into total (authority_id, indicator_id, place_id, breakdown, period, period_start, period_end, status, round, own_status, own_value, below_places, changed_at)
      select ${authorityId}::bigint, u.indicator_id, x.place_id, u.breakdown, x.period, x.period_start, x.period_end, u.status, u.round, u.own_status, u.own_value, 0, ${at}::timestamptz
      from ${u} join ${places} on x.pair = u.pair`,
  );
}

/** The row t that one of u tells of. */
const isSameRow = (
  authorityId: bigint,
) => sql`t.authority_id = ${authorityId} and t.indicator_id = u.indicator_id and t.period = u.period
  and t.breakdown = u.breakdown and t.status = u.status and t.round = u.round and t.place_id = u.place_id`;

/** Writes what places say into rows that are kept already; what is kept below them stays. */
export async function updateOwn(tx: Tx, authorityId: bigint, rows: readonly OwnRow[], at: string): Promise<void> {
  await runForRows(
    tx,
    OWN_SHAPE,
    rows.map(toOwnColumns),
    (u) =>
      sql`update total t set own_status = u.own_status, own_value = u.own_value, changed_at = ${at}::timestamptz from ${u} where ${isSameRow(authorityId)}`,
  );
}

/** Takes away what places say no more; where something is kept below them, that stays. */
export async function takeOwn(tx: Tx, authorityId: bigint, rows: readonly RowKey[], at: string): Promise<void> {
  const same = isSameRow(authorityId);
  await runForRows(
    tx,
    KEY_SHAPE,
    rows.map(toKey),
    (u) => sql`delete from total t using ${u} where ${same} and t.below_places = 0`,
  );
  await runForRows(
    tx,
    KEY_SHAPE,
    rows.map(toKey),
    (u) => sql`update total t set own_status = null, own_value = null, changed_at = ${at}::timestamptz from ${u} where ${same}`,
  );
}

/**
 * Adds to what is kept below places what lies there newly.
 * @param rows  by place, cell and reading each once; `below`: what comes in addition
 * @returns number of the place and name of those of which the place does not speak for itself: as much comes in addition above it, too
 */
export async function addBelow(
  tx: Tx,
  authorityId: bigint,
  rows: readonly (RowKey & { readonly below: Total })[],
  at: string,
): Promise<ReadonlySet<string>> {
  const written = await runForRows<Pick<Row, KeyColumn | "own_status">>(
    tx,
    { ...KEY_SHAPE, below_places: "integer", below_value: "numeric", below_weakest: "text" },
    rows.map(({ below, ...key }) => ({
      ...toKey(key),
      below_places: below.places,
      below_value: below.value === undefined ? null : showDecimal(below.value),
      below_weakest: below.weakest,
    })),
    (u) => sql`
      insert into total as t (authority_id, indicator_id, place_id, breakdown, period, period_start, period_end, status, round, below_places, below_value, below_weakest, changed_at)
      select ${authorityId}::bigint, u.indicator_id, u.place_id, u.breakdown, u.period, u.period_start, u.period_end, u.status, u.round, u.below_places, u.below_value, u.below_weakest, ${at}::timestamptz
      from ${u}
      on conflict (authority_id, indicator_id, period, breakdown, status, round, place_id)
      do update set below_places = t.below_places + excluded.below_places,
        below_value = coalesce(t.below_value + excluded.below_value, t.below_value, excluded.below_value),
        below_weakest = ${weakerOf(sql`t.below_weakest`, sql`excluded.below_weakest`)}, changed_at = excluded.changed_at
      returning t.place_id, t.indicator_id, t.period, t.breakdown, t.status, t.round, t.own_status`,
  );
  const open = written.filter((row) => row.own_status === null);
  return new Set(
    open.map((row) => `${row.place_id} ${lineName({ indicatorId: row.indicator_id, ...row })} ${row.status} ${row.round}`),
  );
}
