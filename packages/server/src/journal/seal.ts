import type { Database } from "../platform/db.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction, type Tx } from "../platform/transaction.ts";
import { type ChainEnd, hashRow } from "./chain.ts";
import {
  loadEnd,
  loadUnsealed,
  type NewSeal,
  readDayAgo,
  readSettled,
  type Stretch,
  saveSeals,
  takeSealLock,
  type UnsealedRow,
} from "./store.ts";

const AT_ONCE = 5_000;
/** However sure the sealer is, it looks at everything now and then: a clock may have been set back. */
const LOOK_AT_ALL_EVERY_MS = 3_600_000;

/** Adds rows to the chains of their authorities. */
async function sealRows(tx: Tx, rows: readonly UnsealedRow[]): Promise<void> {
  const ends = new Map<bigint, ChainEnd>();
  const seals: NewSeal[] = [];
  for (const row of rows) {
    const { authority_id: authorityId, seq } = row;
    const end = ends.get(authorityId) ?? (await loadEnd(tx, authorityId));
    const next = { position: end.position + 1n, hash: hashRow(end.hash, row.code, row) };
    ends.set(authorityId, next);
    seals.push({ authorityId, seq, ...next });
  }
  await saveSeals(tx, seals);
}

type Batch = { readonly sealed: number; readonly last: bigint | undefined; readonly settled: string };

/** One batch in one transaction; undefined when another process is at it. `last` is its last row when more may follow. */
function sealBatch(db: Database, stretch: Stretch, wait: boolean): Promise<Batch | undefined> {
  return inTransaction(db, SYSTEM, async (tx) => {
    if (!(await takeSealLock(tx, wait))) return undefined;
    // Asked before the rows: what is not among them yet was begun no earlier.
    const settled = await readSettled(tx);
    const rows = await loadUnsealed(tx, stretch, AT_ONCE);
    if (rows.length > 0) await sealRows(tx, rows);
    return { sealed: rows.length, last: rows.length === AT_ONCE ? rows.at(-1)?.seq : undefined, settled };
  });
}

type Pass = { readonly sealed: number; readonly settled: string | undefined };

/** Every row visible at the first batch. `settled` is the moment before which nothing is left; undefined when another process took over. */
async function sealAll(db: Database, since: string | undefined, wait: boolean): Promise<Pass> {
  let sealed = 0;
  let settled: string | undefined;
  for (let after = -1n; ; ) {
    const batch = await sealBatch(db, { since, after }, wait);
    if (batch === undefined) return { sealed, settled: undefined };
    sealed += batch.sealed;
    settled ??= batch.settled;
    if (batch.last === undefined) return { sealed, settled };
    after = batch.last;
  }
}

/** Seals every row that is visible now, waiting for another process that is at it. @returns how many @rule L3 L4 L5 */
export async function sealOnce(db: Database): Promise<number> {
  return (await sealAll(db, undefined, true)).sealed;
}

/** The same for the rows of the last day: what a command may have written, and does not want to look at all others for. */
export async function sealRecent(db: Database): Promise<number> {
  const since = await inTransaction(db, SYSTEM, readDayAgo);
  return (await sealAll(db, since, true)).sealed;
}

/** Seals what came since the last time; `wait` for another process that is at it rather than leave it to that one. */
export type Sealer = (options?: { readonly wait?: boolean }) => Promise<number>;

/**
 * A sealer that is called again and again: it remembers up to when all is sealed, and asks only for what came since. While
 * another process seals it stands by. @rule L4 L5
 */
export function makeSealer(db: Database, clock: () => number): Sealer {
  let since: string | undefined;
  let lookedAtAll = Number.NEGATIVE_INFINITY;
  return async ({ wait = false } = {}) => {
    if (clock() - lookedAtAll > LOOK_AT_ALL_EVERY_MS) since = undefined;
    const isWhole = since === undefined;
    const { sealed, settled } = await sealAll(db, since, wait);
    if (settled === undefined) return sealed;
    since = settled;
    if (isWhole) lookedAtAll = clock();
    return sealed;
  };
}
