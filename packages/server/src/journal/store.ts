import { sql } from "kysely";
import { runForRows } from "../platform/insert-rows.ts";
import { INSTALLATION } from "../platform/journal.ts";
import { readNow, type Tx } from "../platform/transaction.ts";
import { type ChainEnd, EMPTY_CHAIN, type SealedText } from "./chain.ts";

export type UnsealedRow = SealedText & { readonly authority_id: bigint; readonly code: string; readonly seq: bigint };
export type NewSeal = ChainEnd & { readonly authorityId: bigint; readonly seq: bigint };

/** The lock of the one writer of seals; waits for it, or says that another process has it. */
export async function takeSealLock(tx: Tx, wait: boolean): Promise<boolean> {
  const key = sql`hashtextextended('journal seal', 0)`;
  if (wait) {
    await sql`select pg_advisory_xact_lock(${key})`.execute(tx);
    return true;
  }
  const found = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${key}) as taken`.execute(tx);
  return found.rows[0]?.taken ?? false;
}

/** Which rows to look among: those written from a moment on, if one is given, behind a number. */
export type Stretch = { readonly since: string | undefined; readonly after: bigint };

/** Rows without a seal, in order of arrival. Rows of an authority that is not there are left: `doctor` tells of them. */
export async function loadUnsealed(tx: Tx, { since, after }: Stretch, limit: number): Promise<readonly UnsealedRow[]> {
  const recent = since === undefined ? sql`` : sql`j.at >= ${since}::timestamptz and`;
  const found = await sql<UnsealedRow>`
    select j.authority_id, a.code, j.seq, j.at, j.actor, j.act, j.subject, j.digest from journal j
    join (select id, code from authority union all select ${INSTALLATION}::bigint, '') a on a.id = j.authority_id
    where ${recent} j.seq > ${after} and not exists (select from journal_seal s where s.authority_id = j.authority_id and s.journal_seq = j.seq)
    order by j.seq limit ${limit}`.execute(tx);
  return found.rows;
}

/**
 * A moment before which nothing more can appear: whatever was written earlier is visible by now, or was given up. A running
 * transaction writes nothing older than its own beginning; some seconds are taken off for a clock that is set.
 */
export async function readSettled(tx: Tx): Promise<string> {
  const found = await sql<{ moment: string }>`
    select least(statement_timestamp(), min(xact_start)) - interval '5 seconds' as moment from pg_stat_activity where datname = current_database()`.execute(
    tx,
  );
  return found.rows[0]?.moment ?? (await readNow(tx));
}

export async function readDayAgo(tx: Tx): Promise<string> {
  const found = await sql<{ moment: string }>`select now() - interval '1 day' as moment`.execute(tx);
  return found.rows[0]?.moment ?? (await readNow(tx));
}

export async function loadEnd(tx: Tx, authorityId: bigint): Promise<ChainEnd> {
  const last = await tx
    .selectFrom("journal_seal")
    .select(["position", "hash"])
    .where("authority_id", "=", authorityId)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ?? EMPTY_CHAIN;
}

export async function saveSeals(tx: Tx, seals: readonly NewSeal[]): Promise<void> {
  const now = await readNow(tx);
  await runForRows(
    tx,
    { authority_id: "bigint", position: "bigint", journal_seq: "bigint", hash: "text" },
    seals.map(({ authorityId, position, seq, hash }) => ({ authority_id: authorityId, position, journal_seq: seq, hash })),
    (u) => sql`
    insert into journal_seal (authority_id, position, journal_seq, hash, sealed_at)
    select authority_id, position, journal_seq, hash, ${now}::timestamptz from ${u}`,
  );
}
