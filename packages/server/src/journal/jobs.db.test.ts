import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { openDatabase } from "../platform/db.ts";
import { INSTALLATION, writeJournal } from "../platform/journal.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot, inTransaction } from "../platform/transaction.ts";
import { startSealing } from "./jobs.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await makeTestDatabase();
});
afterAll(() => own.drop());

const write = (subject: string) =>
  inTransaction(own.db, SYSTEM, (tx) =>
    writeJournal(tx, { authorityId: INSTALLATION, actor: "system", act: "test.write", subject, change: {} }),
  );
async function countSeals(): Promise<number> {
  const found = await inSnapshot(own.db, SYSTEM, (tx) => sql<{ n: bigint }>`select count(*) as n from journal_seal`.execute(tx));
  return Number(found.rows[0]?.n);
}
async function waitForSeals(count: number): Promise<void> {
  for (let turn = 0; turn < 200 && (await countSeals()) < count; turn++) await sleep(50);
  expect(await countSeals()).toBe(count);
}

describe("sealing as the server does it", () => {
  it("[L4] seals what is written while it runs, goes on after the connection is lost, and seals the rest when stopped", async () => {
    const db = openDatabase(own.appUrl, 2);
    const said: string[] = [];
    const sealing = startSealing(db, (_level, message) => void said.push(message));
    await write("one");
    await waitForSeals(1);

    const admin = new Client({ connectionString: own.adminUrl });
    await admin.connect();
    // As when the database restarts and is not whole for a while.
    await admin.query("alter table kehoach.journal rename to journal_away");
    await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    for (let turn = 0; turn < 200 && said.length === 0; turn++) await sleep(50);
    await sleep(1_200);
    expect(said).toEqual(["journal can not be sealed"]); // told once, however often it was tried
    await admin.query("alter table kehoach.journal_away rename to journal");
    await admin.end();

    await write("two");
    await waitForSeals(2);
    for (let turn = 0; turn < 200 && said.length === 1; turn++) await sleep(50);
    expect(said).toEqual(["journal can not be sealed", "journal is sealed again"]);

    await write("three");
    await sealing.stop();
    expect(await countSeals()).toBe(3);
    await write("four");
    await sleep(1_200);
    expect(await countSeals()).toBe(3);
    await db.destroy();
  });

  it("[L4] can be stopped while the database is gone", async () => {
    const db = openDatabase("postgres://nobody:x@127.0.0.1:1/none", 1);
    const said: string[] = [];
    const sealing = startSealing(db, (_level, message) => void said.push(message));
    for (let turn = 0; turn < 200 && said.length === 0; turn++) await sleep(20);
    await sealing.stop();
    expect(said).toEqual(["journal can not be sealed", "the last rows of the journal are left unsealed"]);
    await db.destroy();
  });
});
