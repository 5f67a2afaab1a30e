import { sql } from "kysely";
import { type Database, openPool } from "./db.ts";
import { listMigrations } from "./migrate.ts";

/** What can be told of a database without looking at its data. */
export type Health = {
  readonly database: string;
  readonly server: string;
  readonly migrations: {
    readonly expected: number;
    /** Files of this release that were not applied, were applied with another text, or are of another release. */
    readonly missing: readonly string[];
    readonly changed: readonly string[];
    readonly unknown: readonly string[];
  };
  readonly tables: number;
  /** Tables without row level security. */
  readonly unguarded: readonly string[];
  /** The login everything but migrations works under, and whether it can get round row level security. */
  readonly login: { readonly name: string; readonly isBound: boolean };
};

type Table = { readonly name: string; readonly guarded: boolean };
type Applied = { readonly name: string; readonly digest: string };

async function examineAsOwner(ownerUrl: string): Promise<Omit<Health, "login">> {
  const pool = openPool(ownerUrl, 1);
  try {
    const [identity, applied, tables] = [
      await pool.query<{ database: string; server: string }>(
        "select current_database() as database, current_setting('server_version') as server",
      ),
      await pool.query<Applied>("select name, digest from migration"),
      await pool.query<Table>(
        "select relname as name, relrowsecurity as guarded from pg_class where relnamespace = 'kehoach'::regnamespace and relkind in ('r', 'p') order by relname",
      ),
    ];
    const known = new Map(applied.rows.map(({ name, digest }) => [name, digest]));
    const files = listMigrations();
    return {
      database: identity.rows[0]?.database ?? "",
      server: identity.rows[0]?.server ?? "",
      migrations: {
        expected: files.length,
        missing: files.filter(({ name }) => !known.has(name)).map(({ name }) => name),
        changed: files.filter(({ name, digest }) => known.has(name) && known.get(name) !== digest).map(({ name }) => name),
        unknown: [...known.keys()].filter((name) => !files.some((file) => file.name === name)),
      },
      tables: tables.rows.length,
      unguarded: tables.rows.filter(({ guarded }) => !guarded).map(({ name }) => name),
    };
  } finally {
    await pool.end();
  }
}

/** Looks a database over: its version, its migrations, and what keeps authorities apart. @rule L7 */
export async function examineDatabase(ownerUrl: string, db: Database): Promise<Health> {
  const found = await sql<{ name: string; bound: boolean }>`
    select current_user as name,
      not exists (select from pg_roles r where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member'))
      and not exists (select from pg_class c where c.relnamespace = 'kehoach'::regnamespace and pg_has_role(current_user, c.relowner, 'member')) as bound`.execute(
    db,
  );
  const login = found.rows[0];
  return { ...(await examineAsOwner(ownerUrl)), login: { name: login?.name ?? "", isBound: login?.bound ?? false } };
}
