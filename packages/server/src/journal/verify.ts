import { sql } from "kysely";
import { listAuthorities } from "../place/read.ts";
import { INSTALLATION } from "../platform/journal.ts";
import { SYSTEM } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type ChainEnd, type ChainFault, checkLinks, checkUnsealed, EMPTY_CHAIN, type KeptRow, type Link } from "./chain.ts";
import { type Head, loadHead } from "./read.ts";

/** Faults that are told one by one; the others are counted. */
const TOLD = 100;
const AT_ONCE = 5_000;

/** What was found of one chain. `authority` is its code; empty for the acts of the installation as a whole. */
export type ChainReport = {
  readonly authority: string;
  readonly head: Head | undefined;
  readonly unsealed: { readonly count: number; readonly oldest: string | undefined };
  readonly faults: readonly ChainFault[];
  readonly faultCount: number;
};

type LinkRow = { readonly position: bigint; readonly hash: string; readonly seq: bigint | null } & KeptRow;

/** Seals with the rows they name, from behind a position on. */
async function loadLinks(tx: Tx, authorityId: bigint, after: bigint): Promise<readonly Link[]> {
  const found = await sql<LinkRow>`
    select s.position, s.hash, j.seq, j.at, j.actor, j.act, j.subject, j.digest, j.change::text as change
    from journal_seal s left join journal j on j.authority_id = s.authority_id and j.seq = s.journal_seq
    where s.authority_id = ${authorityId} and s.position > ${after} order by s.position limit ${AT_ONCE}`.execute(tx);
  return found.rows.map(({ position, hash, seq, ...row }) => ({ position, hash, row: seq === null ? undefined : row }));
}

type TailRow = KeptRow & { readonly seq: bigint };

async function loadTail(tx: Tx, authorityId: bigint, after: bigint): Promise<readonly TailRow[]> {
  const found = await sql<TailRow>`
    select j.seq, j.at, j.actor, j.act, j.subject, j.digest, j.change::text as change from journal j
    where j.authority_id = ${authorityId} and j.seq > ${after}
    and not exists (select from journal_seal s where s.authority_id = j.authority_id and s.journal_seq = j.seq) order by j.seq limit ${AT_ONCE}`.execute(
    tx,
  );
  return found.rows;
}

async function verifyChain(tx: Tx, authorityId: bigint, authority: string): Promise<ChainReport> {
  const told: ChainFault[] = [];
  let faultCount = 0;
  const tell = (faults: readonly ChainFault[]): void => {
    faultCount += faults.length;
    told.push(...faults.slice(0, TOLD - told.length));
  };
  let end: ChainEnd = EMPTY_CHAIN;
  for (;;) {
    const links = await loadLinks(tx, authorityId, end.position);
    if (links.length === 0) break;
    const checked = checkLinks(end, authority, links);
    end = checked.end;
    tell(checked.faults);
  }
  let unsealed: ChainReport["unsealed"] = { count: 0, oldest: undefined };
  for (let after = -1n; ; ) {
    const tail = await loadTail(tx, authorityId, after);
    for (const { seq, ...row } of tail) {
      tell(checkUnsealed(row));
      const oldest = unsealed.oldest === undefined || row.at < unsealed.oldest ? row.at : unsealed.oldest;
      unsealed = { count: unsealed.count + 1, oldest };
      after = seq;
    }
    if (tail.length < AT_ONCE) break;
  }
  const head = await loadHead(tx, SYSTEM, authorityId);
  return { authority, head, unsealed, faults: told, faultCount };
}

/** Numbers under which the journal holds something although no authority has them. */
async function listStrangers(tx: Tx): Promise<readonly bigint[]> {
  const found = await sql<{ id: bigint }>`
    select distinct authority_id as id from (select authority_id from journal union all select authority_id from journal_seal) both_of
    where authority_id <> ${INSTALLATION} and authority_id not in (select id from authority)`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/**
 * Recomputes every chain and says where it does not hold. What is behind the head and was cut off, row and seal together, only a
 * head kept elsewhere can show: that is why reports print it. To be asked within one snapshot of scope system.
 * @rule L6 L7
 */
export async function verifyJournal(tx: Tx): Promise<readonly ChainReport[]> {
  const authorities = await listAuthorities(tx, SYSTEM);
  const reports: ChainReport[] = [await verifyChain(tx, INSTALLATION, "")];
  for (const { id, code } of authorities) reports.push(await verifyChain(tx, id, code));
  for (const id of await listStrangers(tx)) {
    const report = await verifyChain(tx, id, `#${id}`);
    reports.push({ ...report, faults: [{ kind: "stranger" }], faultCount: 1 });
  }
  return reports;
}

/** Whether a chain has a position with a hash that begins so: how a head printed in a report is looked up. */
export async function hasPosition(tx: Tx, authority: string, position: bigint, hash: string): Promise<boolean> {
  const found = await sql`
    select from journal_seal s left join authority a on a.id = s.authority_id
    where coalesce(a.code, '') = ${authority} and s.position = ${position} and starts_with(s.hash, ${hash.toLowerCase()})`.execute(
    tx,
  );
  return found.rows.length > 0;
}
