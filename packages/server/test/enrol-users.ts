import { sql } from "kysely";
import type { SignedIn } from "../src/access/door.ts";
import type { Database } from "../src/platform/db.ts";
import { SYSTEM } from "../src/platform/scope.ts";
import { inTransaction } from "../src/platform/transaction.ts";

/** Makes rows of users whose sessions a test makes up: where people are looked for they are found, by their names. */
export function enrolUsers(db: Database, people: readonly SignedIn[]): Promise<void> {
  return inTransaction(db, SYSTEM, async (tx) => {
    for (const { userId, username, name } of people)
      await sql`insert into auth."user" (id, name, email, email_verified, username)
        values (${userId}, ${name}, ${`${username}@vidu.test`}, false, ${username})`.execute(tx);
  });
}
