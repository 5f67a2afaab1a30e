import { sql } from "kysely";
import { digestOf, showCanonical } from "./canonical-digest.ts";
import type { Tx } from "./transaction.ts";

/** The chain of acts that concern the installation as a whole and no authority: a backup, the first administrator. */
export const INSTALLATION = 0n;

/** One act, as the journal keeps it. */
export type JournalEntry = {
  readonly authorityId: bigint;
  /** `user:<username>`, `command:<login name>`, `start` or `system`. */
  readonly actor: string;
  /** A dotted code, the noun first: `user.create`. */
  readonly act: string;
  /** What it was done to: a code, a username, a file name. */
  readonly subject: string;
  /** What changed. No secret, and nothing personal beyond a name and a username. */
  readonly change: Readonly<Record<string, unknown>>;
  /** Only the digest is kept: the change holds fields of class personal. */
  readonly digestOnly?: boolean;
};

/** Writes the row of an act, in the transaction of the act itself: both are there, or neither. @rule L1 L2 */
export async function writeJournal(tx: Tx, entry: JournalEntry): Promise<void> {
  const { authorityId, actor, act, subject, change, digestOnly = false } = entry;
  await tx
    .insertInto("journal")
    .values({
      authority_id: authorityId,
      at: sql<string>`clock_timestamp()`,
      actor,
      act,
      subject,
      digest: digestOf(change),
      change: digestOnly ? null : showCanonical(change),
    })
    .execute();
}
