import { sql } from "kysely";
import type { Database } from "../platform/db.ts";
import { INSTALLATION, writeJournal } from "../platform/journal.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction } from "../platform/transaction.ts";

/** Who does something to a user: as the journal names him, and the authority in which he does it, if in one. */
export type By = { readonly actor: string; readonly authorityId?: bigint };

/** An act on a user's account. */
export type AccountAct = {
  readonly by: By;
  readonly act: string;
  readonly userId: string;
  readonly username: string;
  readonly change?: Readonly<Record<string, unknown>>;
};

/**
 * Writes an act into the journal of every authority it concerns: where it was done, and where the user has an appointment, his own or
 * lent. When that is none, into the installation's.
 * The library's own transaction is over by then: its connection is its own.
 * @rule U12
 */
export async function recordAct(db: Database, { by, act, userId, username, change = {} }: AccountAct): Promise<void> {
  await inTransaction(db, SYSTEM, async (tx) => {
    const found = await sql<{ authority_id: bigint }>`
      select authority_id from appointment where holder = ${userId} and (ends_on is null or ends_on > current_date)
      union select authority_id from delegation where to_user = ${userId} and revoked_at is null and ends_on > current_date order by 1`.execute(
      tx,
    );
    const authorities = new Set(found.rows.map((row) => row.authority_id));
    if (by.authorityId !== undefined) authorities.add(by.authorityId);
    for (const authorityId of authorities.size === 0 ? [INSTALLATION] : authorities)
      await writeJournal(tx, { authorityId, actor: by.actor, act, subject: username, change });
  });
}
