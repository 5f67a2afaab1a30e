import type { Indicator, Series } from "@kehoach/core/indicator/indicator";
import { type Period, previousYear, showPeriod } from "@kehoach/core/period/period";
import type { PlaceKey } from "@kehoach/core/place/place";
import type { JudgedTarget, TargetVersion } from "@kehoach/core/plan/target";
import { decimal } from "@kehoach/core/quantity/decimal";
import type { FactRef, RelationKind, StatedRelation, StatedVerdict } from "@kehoach/core/value/relation";
import type { Qualifier, Status, ValueVersion } from "@kehoach/core/value/value";
import { type RawBuilder, sql } from "kysely";
import type { FactKeys } from "../fact-key/read.ts";
import { selectPacked } from "../platform/packed-rows.ts";
import { isWithin, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import {
  type CellRow,
  type Figure,
  type OnPaper,
  type OnSheet,
  type Told,
  toBreakdownOf,
  toCell,
  toEntered,
  toFigure,
  toPaper,
  toPeriod,
  toPlaceKey,
  toSource,
} from "./stored.ts";

/** Which facts of an authority are asked for; every part left out means all. */
export type FactQuestion = {
  readonly place?: PlaceKey;
  /** Facts whose period touches this one or the same period of the year before, which comparisons need. */
  readonly period?: Period;
  /** Figures of these very periods only; relations are not asked by period. */
  readonly periods?: readonly Period[];
  /** Only what was known on this day. */
  readonly knownAt?: string;
  /** Only figures that cover nothing after this day. */
  readonly dataAsOf?: string;
  /** Only what was written by this moment (ISO, UTC): for freezing and recovery. */
  readonly recordedAt?: string;
  /** Only what this pack lists, in its order. */
  readonly pack?: string;
  /** Only figures with these keys; relations are not asked by key. */
  readonly keys?: FactKeys;
  /** Only relations of these codes. */
  readonly codes?: readonly string[];
  /** Only figures of these indicators, and relations that speak of one of them. */
  readonly indicators?: readonly string[];
  /** Only these versions of actuals or of targets, by the numbers of their keys and their own; nothing else. */
  readonly rows?: { readonly of: "value" | "target"; readonly keys: readonly bigint[]; readonly versions: readonly bigint[] };
};

const TOLD = sql`v.entered_text, v.entered_unit, v.entered_decimals, v.note, v.source_document, v.source_line, v.source_ref, v.known_at, v.recorded_at`;
const ON_SHEET = sql`v.source_regime, v.source_period, v.source_sending, v.source_row, v.source_column`;
const CELL = sql`i.code as indicator, k.breakdown, p.code as place_code, p.valid_from as place_from, k.period`;

function between(at: RawBuilder<unknown>, { start, end }: Period): RawBuilder<boolean> {
  return sql<boolean>`(${at}.period_start <= ${end}::date and ${at}.period_end >= ${start}::date and (${at}.period_start < ${end}::date or ${at}.period_start = ${at}.period_end)
    and (${at}.period_end > ${start}::date or ${at}.period_start = ${at}.period_end))`;
}

/** Conditions on a version `v` and on the table `at` that holds its place and period. */
function matches(
  scope: Scope,
  at: "k" | "v",
  version: string,
  link: string,
  authorityId: bigint,
  ask: FactQuestion,
): RawBuilder<boolean> {
  const holder = sql.ref(at);
  const parts = [sql`v.authority_id = ${authorityId}`, sql`v.retired_on is null`, isWithin(scope, authorityId, "p.id")];
  const visible: RawBuilder<unknown>[] = [];
  if (ask.knownAt !== undefined) {
    parts.push(sql`v.known_at <= ${ask.knownAt}::date`);
    visible.push(sql`r.known_at <= ${ask.knownAt}::date`);
  }
  if (ask.recordedAt !== undefined) {
    parts.push(sql`v.recorded_at <= ${ask.recordedAt}::timestamptz`);
    visible.push(sql`r.recorded_at <= ${ask.recordedAt}::timestamptz`);
  }
  const later = visible.length === 0 ? sql`` : sql`and ${sql.join(visible, sql` and `)}`;
  parts.push(
    sql`not exists (select from ${sql.table(version)} r where r.authority_id = v.authority_id and r.${sql.ref(link)} = v.${sql.ref(link)} and r.replaces = v.id ${later})`,
  );
  if (ask.place)
    parts.push(
      sql`${holder}.place_id = (select id from place where code = ${ask.place.code} and valid_from = ${ask.place.validFrom}::date)`,
    );
  if (ask.period) parts.push(sql`(${between(holder, ask.period)} or ${between(holder, previousYear(ask.period))})`);
  if (ask.periods && at === "k") {
    // The index of places knows the last days, the text tells the period.
    const ends = [...new Set(ask.periods.map(({ end }) => end))];
    parts.push(sql`k.period_end = any(${ends}::date[])`, sql`k.period = any(${ask.periods.map(showPeriod)}::text[])`);
  }
  if (ask.rows && link !== `${ask.rows.of}_id`) parts.push(sql`false`);
  else if (ask.rows)
    parts.push(
      sql`v.${sql.ref(link)} = any(${[...ask.rows.keys]}::bigint[]) and v.id = any(${[...ask.rows.versions]}::bigint[])`,
    );
  if (ask.keys && link === "value_id") parts.push(sql`v.value_id = any(${[...ask.keys.value]}::bigint[])`);
  if (ask.keys && link === "target_id") parts.push(sql`v.target_id = any(${[...ask.keys.target]}::bigint[])`);
  if (ask.codes && at === "v") parts.push(sql`k.code = any(${[...ask.codes]}::text[])`);
  if (ask.indicators && at === "k") parts.push(sql`i.code = any(${[...ask.indicators]}::text[])`);
  if (ask.indicators && at === "v") {
    parts.push(
      sql`(v.subject->>'indicator' = any(${[...ask.indicators]}::text[]) or exists (select from json_array_elements(v.operands) o where o->>'indicator' = any(${[...ask.indicators]}::text[])))`,
    );
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/**
 * The facts of a selection from versions `v`, in the order of writing; or only those a pack lists, in its order. Their
 * names in the pack's list are then computed once and looked up once each: the planner, left alone, would do so for every pair.
 */
function select(
  columns: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
  list: { readonly ask: FactQuestion; readonly kind: string; readonly authorityId: bigint; readonly key: RawBuilder<unknown> },
): RawBuilder<unknown> {
  const { ask, kind, authorityId, key } = list;
  if (ask.pack === undefined) return sql`select ${columns} ${rest} order by ${ask.rows ? sql`k.id, v.id` : sql`v.id`}`;
  return sql`
    with found as materialized (select ${columns}, v.id, ${key} || ' ' || v.known_at as entry ${rest})
    select found.* from found cross join lateral (
      select e.position from pack_entry e where e.authority_id = ${authorityId} and e.pack = ${ask.pack} and e.kind = ${kind} and e.entry = found.entry
      and e.retired_on is null offset 0
    ) e order by e.position, found.id`;
}

const CELL_TEXT = sql`i.code || '|' || k.breakdown || '|' || p.code || '@' || p.valid_from || '|' || k.period`;

type ValueRow = Told &
  (OnPaper | OnSheet) &
  CellRow &
  Figure & {
    readonly status: Status;
    readonly series: Series;
    readonly round: string | null;
    readonly qualifiers: readonly Qualifier[];
    readonly data_as_of: string | null;
  };

/** Versions of actuals. @rule S7 S13 S20 */
export async function loadValues(tx: Tx, scope: Scope, authorityId: bigint, ask: FactQuestion): Promise<ValueVersion[]> {
  const list = {
    ask,
    kind: "value",
    authorityId,
    key: sql`'value|' || ${CELL_TEXT} || '|' || k.status || '|' || k.series || '|' || coalesce(k.round, '')`,
  };
  const asOf =
    ask.dataAsOf === undefined
      ? sql``
      : sql`and coalesce(v.data_as_of, greatest(k.period_start, k.period_end - 1)) <= ${ask.dataAsOf}::date`;
  // A pack lists its own: an approved form may say the same key on the same day.
  const own = ask.pack === undefined ? sql`` : sql`and v.pack is not null`;
  const columns = sql`${CELL}, k.status, k.series, k.round, v.value, v.qualifiers, v.members, v.data_as_of, ${TOLD}, ${ON_SHEET}`;
  const rest = sql`
    from value k join value_version v on v.authority_id = k.authority_id and v.value_id = k.id
    join indicator i on i.authority_id = k.authority_id and i.id = k.indicator_id join place p on p.id = k.place_id
    where ${matches(scope, "k", "value_version", "value_id", authorityId, ask)} ${asOf} ${own}`;
  const found = await sql<ValueRow>`${select(columns, rest, list)}`.execute(tx);
  return found.rows.map((row) => ({
    key: {
      ...toCell(row),
      status: row.status,
      series: row.series,
      ...(row.round === null ? {} : { round: toPeriod(row.round) }),
    },
    ...toFigure(row),
    qualifiers: row.qualifiers,
    source: toSource(row),
    ...(row.data_as_of === null ? {} : { dataAsOf: row.data_as_of }),
    knownAt: row.known_at,
    recordedAt: row.recorded_at,
  }));
}

type TargetRow = Told &
  OnPaper &
  CellRow &
  Figure & {
    readonly assigner: string;
    readonly state: TargetVersion["state"];
    readonly qualifiers: TargetVersion["qualifiers"];
    readonly assigned_by: string | null;
    readonly effective: string | null;
    readonly reason: string | null;
  };

/** Versions of targets. @rule S7 S13 */
export async function loadTargets(tx: Tx, scope: Scope, authorityId: bigint, ask: FactQuestion): Promise<TargetVersion[]> {
  const list = { ask, kind: "target", authorityId, key: sql`'target|' || ${CELL_TEXT} || '|' || k.assigner` };
  const columns = sql`${CELL}, k.assigner, v.value, v.qualifiers, v.members, v.state, v.assigned_by, v.effective, v.reason, ${TOLD}`;
  const rest = sql`
    from target k join target_version v on v.authority_id = k.authority_id and v.target_id = k.id
    join indicator i on i.authority_id = k.authority_id and i.id = k.indicator_id join place p on p.id = k.place_id
    where ${matches(scope, "k", "target_version", "target_id", authorityId, ask)}`;
  const found = await sql<TargetRow>`${select(columns, rest, list)}`.execute(tx);
  return found.rows.map((row) => ({
    key: { ...toCell(row), assigner: row.assigner },
    ...toFigure(row),
    state: row.state,
    qualifiers: row.qualifiers,
    ...(row.assigned_by === null ? {} : { document: row.assigned_by }),
    ...(row.effective === null ? {} : { effective: row.effective }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    source: toPaper(row),
    knownAt: row.known_at,
    recordedAt: row.recorded_at,
  }));
}

/**
 * What judging by the targets of a place needs of them: of forms, that ask for hundreds and show no paper, a third of what all of it takes.
 *
 * @param place       one that the asker sees
 * @param indicators  by their numbers in the database, as texts
 * @rule S7
 */
export async function loadJudgedTargets(
  tx: Tx,
  authorityId: bigint,
  place: { readonly id: bigint; readonly key: PlaceKey },
  indicators: ReadonlyMap<string, Indicator>,
  periods: readonly Period[],
): Promise<readonly JudgedTarget[]> {
  const ends = [...new Set(periods.map(({ end }) => end))];
  // All versions of the place are compared with one another by its own index (offset 0 holds the database to it), not looked up one by one.
  const groups = await selectPacked(
    tx,
    {
      period: sql<string>`k.period`,
      assigner: sql<string>`k.assigner`,
      state: sql<JudgedTarget["state"]>`v.state`,
      effective: sql<string | null>`v.effective`,
      knownAt: sql<string>`v.known_at`,
      recordedAt: sql<string>`v.recorded_at`,
    },
    [sql`v.id`, sql`k.indicator_id`, sql`k.breakdown`, sql`v.value`],
    sql`from target k join (
        select v.* from target_version v
        where v.authority_id = ${authorityId} and v.place_id = ${place.id} and v.retired_on is null and not exists (
          select from target_version r where r.authority_id = ${authorityId} and r.place_id = ${place.id} and r.replaces = v.id
        ) offset 0
      ) v on v.target_id = k.id
      where k.authority_id = ${authorityId} and k.place_id = ${place.id} and k.period_end = any (${ends}::date[])
      and k.period = any (${periods.map(showPeriod)}::text[])`,
  );
  const found = groups.flatMap(({ common, rows }) => {
    const { assigner, state, knownAt, recordedAt } = common;
    const period = toPeriod(common.period);
    const effective = common.effective === null ? {} : { effective: common.effective };
    return rows.flatMap(([id, number, breakdown, value]): { readonly id: number; readonly target: JudgedTarget }[] => {
      const indicator = indicators.get(number)?.code;
      if (indicator === undefined) return [];
      const key = { indicator, breakdown: toBreakdownOf(breakdown), place: place.key, period, assigner };
      const said = value === "" ? {} : { value: decimal(value) };
      return [{ id: Number(id), target: { key, ...said, state, ...effective, knownAt, recordedAt } }];
    });
  });
  return found.sort((a, b) => a.id - b.id).map(({ target }) => target);
}

type StoredRef = {
  readonly fact: "value" | "target";
  readonly indicator: string;
  readonly breakdown: string;
  readonly place: string;
  readonly period: string;
};
type RelationRow = Told &
  OnPaper & {
    readonly code: string;
    readonly kind: RelationKind;
    readonly place_code: string;
    readonly place_from: string;
    readonly period: string;
    readonly subject: StoredRef | null;
    readonly operands: readonly StoredRef[];
    readonly stated: string | null;
    readonly verdict: StatedVerdict | null;
    readonly verdict_of: string | null;
    readonly base: string | null;
  };

function toRef(ref: StoredRef): FactRef {
  return {
    fact: ref.fact,
    indicator: ref.indicator,
    breakdown: toBreakdownOf(ref.breakdown),
    place: toPlaceKey(ref.place),
    period: toPeriod(ref.period),
  };
}

/** Stated relations. @rule S7 S13 */
export async function loadRelations(tx: Tx, scope: Scope, authorityId: bigint, ask: FactQuestion): Promise<StatedRelation[]> {
  const list = { ask, kind: "relation", authorityId, key: sql`'relation|' || k.code` };
  const columns = sql`k.code, v.kind, p.code as place_code, p.valid_from as place_from, v.period, v.subject, v.operands, v.stated, v.verdict, v.verdict_of, v.base, ${TOLD}`;
  const rest = sql`
    from relation_version v join relation k on k.authority_id = v.authority_id and k.id = v.relation_id join place p on p.id = v.place_id
    where ${matches(scope, "v", "relation_version", "relation_id", authorityId, ask)}`;
  const found = await sql<RelationRow>`${select(columns, rest, list)}`.execute(tx);
  return found.rows.map((row) => {
    const entered = toEntered(row);
    return {
      code: row.code,
      kind: row.kind,
      ...(row.subject === null ? {} : { subject: toRef(row.subject) }),
      operands: row.operands.map(toRef),
      ...(row.stated === null || !entered ? {} : { stated: { value: decimal(row.stated), asEntered: entered } }),
      ...(row.verdict === null ? {} : { verdict: row.verdict }),
      ...(row.verdict_of === null ? {} : { of: decimal(row.verdict_of) }),
      ...(row.base === null ? {} : { base: row.base }),
      place: { code: row.place_code, validFrom: row.place_from },
      period: toPeriod(row.period),
      ...(row.note === null ? {} : { note: row.note }),
      source: toPaper(row),
      knownAt: row.known_at,
    };
  });
}

/** Codes of the relations stated of a place in a year: for counting them, without reading what they say. @rule S13 S16 */
export async function listRelationCodes(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  ask: Pick<FactQuestion, "knownAt"> & { readonly place: PlaceKey; readonly period: Period },
): Promise<readonly string[]> {
  const { period, ...rest } = ask;
  const found = await sql<{ code: string }>`
    select k.code from relation_version v join relation k on k.authority_id = v.authority_id and k.id = v.relation_id join place p on p.id = v.place_id
    where ${matches(scope, "v", "relation_version", "relation_id", authorityId, rest)} and ${between(sql.ref("v"), period)}`.execute(
    tx,
  );
  return found.rows.map(({ code }) => code);
}
