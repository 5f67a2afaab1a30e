import { type ConnectionProvider, DummyDriver, PostgresDialect, sql, Transaction } from "kysely";
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

/** A transaction asks through its connection alone; Kysely wants to know how one is opened, too. */
const UNOPENED = { dialect: new PostgresDialect({ pool: () => Promise.reject(new Error("a transaction opens nothing")) }) };

/**
 * Runs work within a scope, which is on its way to the database before the first question of the work. Questions go out as they are
 * asked: those that need no answer of each other (Promise.all) are answered one after the other all the same, but wait for the database
 * once. After a failure nothing more is asked.
 */
function within<T>(scope: Scope, work: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  return (given) =>
    given.getExecutor().provideConnection(async (connection) => {
      let failure: { readonly error: unknown } | undefined;
      const provideConnection: ConnectionProvider["provideConnection"] = async (ask) => {
        if (failure) throw failure.error;
        return ask(connection);
      };
      const executor = given.getExecutor().withConnectionProvider({ provideConnection });
      const tx = new Transaction<Schema>({ config: UNOPENED, ...UNOPENED, driver: new DummyDriver(), executor });
      try {
        const [, done] = await Promise.all([enterScope(tx, scope), work(tx)]);
        return done;
      } catch (error) {
        failure = { error };
        throw error;
      }
    });
}

/** One action: all of it or nothing, within a scope. */
export function inTransaction<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(within(scope, work));
}

/** One question, or several that must agree: a single snapshot that can write nothing, within a scope. */
export function inSnapshot<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(within(scope, work));
}

/** Waits for, then holds until the end of the transaction, a lock that stands for `name`. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** The same, held together with others who share it: whoever takes the name alone waits for all of them, and they for him. */
export async function shareName(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`.execute(tx);
}

/** The database's own clock: what recorded_at is written with. */
export async function readNow(tx: Tx): Promise<string> {
  const found = await sql<{ now: string }>`select clock_timestamp() as now`.execute(tx);
  const now = found.rows[0]?.now;
  if (now === undefined) throw new Error("the database has no clock");
  return now;
}
