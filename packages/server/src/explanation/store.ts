import type { StoodJson } from "@kehoach/api/explanation-part";
import {
  EXPLANATION_ACTS,
  type ExplanationAct,
  type ExplanationActName,
  type ExplanationActs,
  isClosed,
  stateAfter,
} from "@kehoach/core/explanation/explanation";
import { type Period, showPeriod } from "@kehoach/core/period/period";
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../platform/transaction.ts";

/** An explanation as it is kept, without what was done to it. */
export type ExplanationRow = {
  readonly id: bigint;
  readonly indicator: string;
  readonly breakdown: string;
  readonly placeId: bigint;
  readonly placeCode: string;
  readonly placeFrom: string;
  readonly period: string;
  readonly asked: StoodJson;
};

/** Which explanations: of a place, a period, a sector, an indicator; not closed, or closed. */
export type ExplanationFilter = {
  readonly id?: string;
  readonly placeId?: bigint;
  readonly period?: string;
  readonly sector?: string;
  readonly indicator?: string;
  readonly breakdown?: string;
  readonly state?: "active" | "closed";
};

const LAST = sql`(select a.act from explanation_act a where a.authority_id = e.authority_id and a.explanation_id = e.id order by a.n desc limit 1)`;
/** The last act says whether it is closed. */
const CLOSING = EXPLANATION_ACTS.filter((act) => isClosed(stateAfter(act)));

function conditionOf(authorityId: bigint, filter: ExplanationFilter): RawBuilder<unknown> {
  const { id, placeId, period, sector, indicator, breakdown, state } = filter;
  const parts = [sql`e.authority_id = ${authorityId}`];
  if (id !== undefined) parts.push(sql`e.id = ${id}::bigint`);
  if (placeId !== undefined) parts.push(sql`e.place_id = ${placeId}`);
  if (period !== undefined) parts.push(sql`e.period = ${period}`);
  if (breakdown !== undefined) parts.push(sql`e.breakdown = ${breakdown}`);
  if (indicator !== undefined) parts.push(sql`i.code = ${indicator}`);
  if (sector !== undefined) parts.push(sql`split_part(i.code, '.', 1) = ${sector}`);
  if (state === "active") parts.push(sql`${LAST} <> all (${CLOSING}::text[])`);
  if (state === "closed") parts.push(sql`${LAST} = any (${CLOSING}::text[])`);
  return sql.join(parts, sql` and `);
}

const FROM = sql`explanation e join indicator i on i.authority_id = e.authority_id and i.id = e.indicator_id join place p on p.id = e.place_id`;

/** Explanations, the newest first. */
export async function listRows(
  tx: Tx,
  authorityId: bigint,
  filter: ExplanationFilter,
  limit: number,
): Promise<readonly ExplanationRow[]> {
  const found = await sql<ExplanationRow>`
    select e.id, i.code as indicator, e.breakdown, e.place_id as "placeId", p.code as "placeCode", p.valid_from as "placeFrom", e.period, e.stood as asked
    from ${FROM} where ${conditionOf(authorityId, filter)} order by e.id desc limit ${limit}`.execute(tx);
  return found.rows;
}

export async function countRows(tx: Tx, authorityId: bigint, filter: ExplanationFilter): Promise<number> {
  const found = await sql<{ n: bigint }>`select count(*) as n from ${FROM} where ${conditionOf(authorityId, filter)}`.execute(tx);
  return Number(found.rows[0]?.n ?? 0);
}

type ActRow = {
  readonly explanation_id: bigint;
  readonly n: number;
  readonly act: ExplanationActName;
  readonly text: string;
  readonly answer_by: string | null;
  readonly files: readonly string[];
  readonly actor: string;
  readonly at: string;
};

function toAct({ n, act, text, answer_by, files, actor, at }: ActRow): ExplanationAct {
  return { n, act, text, files, by: actor, at, ...(answer_by === null ? {} : { answerBy: answer_by }) };
}

/** What was done to some explanations, in the order in which it was: by their numbers. */
export async function loadActs(
  tx: Tx,
  authorityId: bigint,
  ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, ExplanationActs>> {
  if (ids.length === 0) return new Map();
  const found = await sql<ActRow>`
    select explanation_id, n, act, text, answer_by, files, actor, at from explanation_act
    where authority_id = ${authorityId} and explanation_id = any (${ids}::bigint[]) order by explanation_id, n`.execute(tx);
  const all = new Map<bigint, ExplanationActs>();
  for (const row of found.rows) {
    const before = all.get(row.explanation_id);
    all.set(row.explanation_id, before ? [...before, toAct(row)] : [toAct(row)]);
  }
  return all;
}

export type NewExplanation = {
  readonly authorityId: bigint;
  readonly indicator: string;
  readonly breakdown: string;
  readonly placeId: bigint;
  readonly period: Period;
  readonly asked: StoodJson;
};

export async function insertExplanation(tx: Tx, given: NewExplanation): Promise<bigint> {
  const { authorityId, indicator, breakdown, placeId, period, asked } = given;
  const { id } = await tx
    .insertInto("explanation")
    .values({
      authority_id: authorityId,
      indicator_id: sql<bigint>`(select id from indicator where authority_id = ${authorityId} and code = ${indicator})`,
      breakdown,
      place_id: placeId,
      period: showPeriod(period),
      period_start: period.start,
      period_end: period.end,
      stood: JSON.stringify(asked),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertAct(
  tx: Tx,
  of: { readonly authorityId: bigint; readonly id: bigint; readonly placeId: bigint },
  { n, act, text, answerBy, files, by, at }: ExplanationAct,
): Promise<void> {
  await tx
    .insertInto("explanation_act")
    .values({
      authority_id: of.authorityId,
      explanation_id: of.id,
      place_id: of.placeId,
      n,
      act,
      text,
      answer_by: answerBy ?? null,
      files: [...files],
      actor: by,
      at,
    })
    .execute();
}
