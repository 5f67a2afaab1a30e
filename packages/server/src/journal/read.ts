import { type JournalRowJson, type listJournal, MAX_JOURNAL_ROWS } from "@kehoach/api/journal";
import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { type AuthorityRow, listAuthorities } from "../place/read.ts";
import { parseMark, showMark } from "../platform/http-page-mark.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { findNotice } from "../report/read.ts";

type Query = z.output<typeof listJournal.query>;
type Filters = Omit<Query, "limit" | "cursor">;
type Reply = z.output<typeof listJournal.reply>;

/** The last position of a chain: what an issued report prints, and what proves that nothing behind it was cut off. */
export type Head = { readonly position: bigint; readonly hash: string; readonly sealedAt: string };

/** The head of an authority's chain; undefined before its first row is sealed. */
export async function loadHead(tx: Tx, _scope: Scope, authorityId: bigint): Promise<Head | undefined> {
  return tx
    .selectFrom("journal_seal")
    .select(["position", "hash", "sealed_at as sealedAt"])
    .where("authority_id", "=", authorityId)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The authority whose journal is asked for: one the asker sees whole. That it is public, like its figures, is not enough. */
async function findOwn(tx: Tx, scope: Scope, asked: string | undefined): Promise<Outcome<AuthorityRow, ApiProblem>> {
  const whole = scope.kind === "user" ? scope.whole : [];
  const rows = (await listAuthorities(tx, scope)).filter(({ id }) => scope.kind === "system" || whole.includes(id));
  const named = asked === undefined ? rows : rows.filter(({ code }) => code === asked);
  const [only, ...others] = named;
  if (only && others.length === 0) return accept(only);
  const candidates = rows.slice(0, 40).map(({ code, name }) => ({ code, name, detail: null }));
  const parameter = "authority";
  return asked === undefined && rows.length > 1
    ? refuse({ code: "AUTHORITY_NEEDED", parameter, candidates })
    : refuse({ code: "AUTHORITY_UNKNOWN", parameter, ...(asked === undefined ? {} : { found: asked }), candidates });
}

type Row = {
  readonly seq: bigint;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly change: string | null;
  readonly digest: string;
  readonly position: bigint | null;
  readonly hash: string | null;
};

const has = (column: string, part: string): RawBuilder<boolean> =>
  sql<boolean>`position(lower(${part}) in lower(${sql.ref(column)})) > 0`;
const startOf = (day: string): RawBuilder<string> => sql<string>`(${day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')`;

function toConditions(authorityId: bigint, { from, to, actor, act, subject }: Filters): RawBuilder<unknown>[] {
  return [
    sql`j.authority_id = ${authorityId}`,
    ...(from === undefined ? [] : [sql`j.at >= ${startOf(from)}`]),
    ...(to === undefined ? [] : [sql`j.at < ${startOf(to)} + interval '1 day'`]),
    ...(actor === undefined ? [] : [has("j.actor", actor)]),
    ...(act === undefined ? [] : [sql`(j.act = ${act} or starts_with(j.act, ${`${act}.`}))`]),
    ...(subject === undefined ? [] : [has("j.subject", subject)]),
  ];
}

async function listRows(tx: Tx, conditions: readonly RawBuilder<unknown>[], limit: number): Promise<readonly Row[]> {
  const found = await sql<Row>`
    select j.seq, j.at, j.actor, j.act, j.subject, j.change::text as change, j.digest, s.position, s.hash
    from journal j left join journal_seal s on s.authority_id = j.authority_id and s.journal_seq = j.seq
    where ${sql.join(conditions, sql` and `)} order by j.at desc, j.seq desc limit ${limit}`.execute(tx);
  return found.rows;
}

function toJson({ seq, position, hash, ...row }: Row): JournalRowJson {
  return { id: String(seq), ...row, seal: position === null || hash === null ? null : { position: Number(position), hash } };
}

/** A moment of six decimals as its number of microseconds, which a mark can hold; the query takes it back. */
function toMicroseconds(at: string): string {
  return `${Date.parse(`${at.slice(0, 23)}Z`)}${at.slice(23, 26)}`;
}

function findOrderFault({ from, to }: Filters): ApiProblem | undefined {
  if (from === undefined || to === undefined || from <= to) return undefined;
  return { code: "PARAMETER_INVALID", parameter: "to", found: to, reason: "range" };
}

/** Rows of the journal of an authority, newest first, a page at a time. @rule L8 W8 */
export async function loadJournal(tx: Tx, scope: Scope, query: Query): Promise<Outcome<Reply, ApiProblem>> {
  const authority = await findOwn(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const fault = findOrderFault(query);
  if (fault) return refuse(fault);
  const mark = query.cursor === undefined ? undefined : parseMark(query.cursor, 2);
  if (mark && !mark.ok) return mark;
  const conditions = toConditions(authority.value.id, query);
  const [at, seq] = mark?.value ?? [];
  if (at !== undefined && seq !== undefined)
    conditions.push(sql`(j.at, j.seq) < ('epoch'::timestamptz + ${at}::bigint * interval '1 microsecond', ${seq}::bigint)`);
  const found = await listRows(tx, conditions, query.limit + 1);
  const rows = found.slice(0, query.limit);
  const last = found.length > query.limit ? rows.at(-1) : undefined;
  const next = last ? showMark([toMicroseconds(last.at), String(last.seq)]) : null;
  return accept({ items: rows.map(toJson), total: null, next });
}

export type WholeJournal = {
  readonly authority: string;
  /** What every file of the authority begins with, if its pack says so. */
  readonly notice?: string;
  readonly rows: readonly JournalRowJson[];
};

/**
 * Every row the filters leave, for a file.
 * @problem JOURNAL_TOO_LONG  more than a file holds: the days must be narrowed, nothing is left out in silence
 * @rule L9
 */
export async function loadWholeJournal(tx: Tx, scope: Scope, query: Filters): Promise<Outcome<WholeJournal, ApiProblem>> {
  const authority = await findOwn(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const fault = findOrderFault(query);
  if (fault) return refuse(fault);
  const rows = await listRows(tx, toConditions(authority.value.id, query), MAX_JOURNAL_ROWS + 1);
  if (rows.length > MAX_JOURNAL_ROWS) return refuse({ code: "JOURNAL_TOO_LONG", found: String(MAX_JOURNAL_ROWS) });
  const notice = await findNotice(tx, scope, authority.value);
  return accept({ authority: authority.value.code, ...(notice === undefined ? {} : { notice }), rows: rows.map(toJson) });
}
