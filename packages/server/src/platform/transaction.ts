import { sql, type Transaction } from "kysely";
import type { Database } from "./db.ts";
import type { Schema } from "./schema.ts";
import type { Scope } from "./scope.ts";

export type Tx = Transaction<Schema>;

/** Says the scope to the database, for the rest of the transaction. @rule X1 */
export async function enterScope(tx: Tx, scope: Scope): Promise<void> {
  const whole = scope.kind === "user" ? scope.whole : [];
  const part = scope.kind === "user" ? (scope.part ?? scope.desk) : undefined;
  const partly = part === undefined ? [] : [part.authority];
  await sql`select enter_scope(${scope.kind}, ${whole}::bigint[], ${partly}::bigint[], ${part?.places ?? []}::bigint[])`.execute(
    tx,
  );
}

/** One action: all of it or nothing, within a scope. */
export function inTransaction<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await enterScope(tx, scope);
    return work(tx);
  });
}

/** One question, or several that must agree: a single snapshot that can write nothing, within a scope. */
export function inSnapshot<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      await enterScope(tx, scope);
      return work(tx);
    });
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
