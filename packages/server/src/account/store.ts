import { createHash } from "node:crypto";
import type { Pool } from "pg";

/** The attempts on one name after which it is locked, the span they are counted in, and how long it stays locked. */
export const MOST_FAILURES = 10;
const FAILURE_MINUTES = 15;

/** One act of one client address, so many times in so many seconds. */
export type Limit = { readonly act: string; readonly most: number; readonly seconds: number };

/** A typed name, so that a mistyped password in the box of the name is kept nowhere. */
function digestName(name: string): string {
  return createHash("sha256").update(name.normalize("NFC").trim().toLowerCase()).digest("hex");
}

/**
 * Counts an attempt on a name before its password is looked at, so that attempts at the same instant can not pass together.
 * The last of them locks the name; the one that succeeds takes all back (forgiveName).
 * @returns seconds until the name opens again; undefined when the attempt may go on
 * @rule U5
 */
export async function countAttempt(pool: Pool, name: string, now: Date): Promise<number | undefined> {
  const found = await pool.query<{ locked_until: Date | null; failures: number }>(
    `insert into failed_sign_in as f (name_digest, failures, since) values ($1, 1, $2)
     on conflict (name_digest) do update set
       failures = case when f.locked_until > $2 then f.failures + 1
                       when f.locked_until <= $2 or f.since <= $2::timestamptz - make_interval(mins => $4) then 1
                       else f.failures + 1 end,
       since = case when f.locked_until > $2 then f.since
                    when f.locked_until <= $2 or f.since <= $2::timestamptz - make_interval(mins => $4) then $2 else f.since end,
       locked_until = case when f.locked_until > $2 then f.locked_until
                           when f.locked_until is null and f.since > $2::timestamptz - make_interval(mins => $4) and f.failures + 1 >= $3
                           then $2::timestamptz + make_interval(mins => $4) end
     returning locked_until, failures`,
    [digestName(name), now, MOST_FAILURES, FAILURE_MINUTES],
  );
  const row = found.rows[0];
  // The attempt that locks the name is still looked at.
  if (!row?.locked_until || row.failures <= MOST_FAILURES) return undefined;
  return Math.max(1, Math.ceil((row.locked_until.getTime() - now.getTime()) / 1000));
}

/** Forgets the attempts on some names. */
export async function forgiveNames(pool: Pool, names: readonly string[]): Promise<void> {
  await pool.query("delete from failed_sign_in where name_digest = any($1)", [names.map(digestName)]);
}

/**
 * Counts an act of a client's address.
 * @returns seconds until it may be done again; undefined when it may be done now
 * @rule U4
 */
export async function countRequest(pool: Pool, address: string, limit: Limit, now: Date): Promise<number | undefined> {
  const { act, most, seconds } = limit;
  const found = await pool.query<{ count: number; since: Date }>(
    `insert into rate_limit as r (key, count, since) values ($1, 1, $2)
     on conflict (key) do update set
       count = case when r.since <= $2::timestamptz - make_interval(secs => $4) then 1 else least(r.count + 1, $3 + 1) end,
       since = case when r.since <= $2::timestamptz - make_interval(secs => $4) then $2 else r.since end
     returning count, since`,
    [`${address}|${act}`, now, most, seconds],
  );
  const row = found.rows[0];
  if (row?.count === 1) await forgetOld(pool, now);
  if (row === undefined || row.count <= most) return undefined;
  return Math.max(1, Math.ceil(seconds - (now.getTime() - row.since.getTime()) / 1000));
}

/** No window is longer than an hour: what is older counts for nothing, and the tables stay as small as the last hour was busy. */
async function forgetOld(pool: Pool, now: Date): Promise<void> {
  await pool.query("delete from rate_limit where since < $1::timestamptz - interval '1 hour'", [now]);
  await pool.query("delete from failed_sign_in where since < $1::timestamptz - interval '1 hour'", [now]);
  await pool.query("delete from session where expires_at < $1::timestamptz - interval '1 hour'", [now]);
}
