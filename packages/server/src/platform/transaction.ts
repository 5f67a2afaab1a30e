import { sql, type Transaction } from "kysely";
import type { Database } from "./db.ts";
import type { Schema } from "./schema.ts";

export type Tx = Transaction<Schema>;

/** One action: all of it or nothing. */
export function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

/** One question, or several that must agree: a single snapshot that can write nothing. */
export function inSnapshot<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(work);
}

/** Waits for, then holds until the end of the transaction, a lock that stands for `name`. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** The database's own clock: what recorded_at is written with. */
export async function readNow(tx: Tx): Promise<string> {
  const found = await sql<{ now: string }>`select clock_timestamp() as now`.execute(tx);
  const now = found.rows[0]?.now;
  if (now === undefined) throw new Error("the database has no clock");
  return now;
}
