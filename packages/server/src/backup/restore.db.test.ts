import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Entries, readEntries, sumUp, writeEntries } from "../../test/backup-file.ts";
import { type EmptyDatabase, makeEmptyDatabase } from "../../test/empty-database.ts";
import { makeChain, makeRelation, makeTarget, makeValue } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { applyPack } from "../pack/apply.ts";
import { PROJECT_ROOT } from "../platform/config.ts";
import { openConnection } from "../platform/db.ts";
import { listMigrations } from "../platform/migrate.ts";
import { listSequences, listTables, listUpkeep, showTable } from "./catalog.ts";
import { ENTRY } from "./format.ts";
import { readArchive } from "./read-archive.ts";
import { restoreBackup } from "./restore.ts";
import { summarise } from "./summary.ts";
import { writeBackup } from "./write.ts";

// Databases are made and started here.
vi.setConfig({ testTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), "kehoach-restore-"));
const file = join(folder, "small.tar.zst");
const at = new Date("2031-01-02T03:04:05Z");
let own: TestDatabase;
const drops: EmptyDatabase[] = [];

async function ask<T>(url: string, question: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(question)).rows as T[]; // the shape the question asks for
  } finally {
    await client.end();
  }
}

async function newDatabase(): Promise<EmptyDatabase> {
  const made = await makeEmptyDatabase();
  drops.push(made);
  return made;
}

async function restore(path: string, target: EmptyDatabase) {
  return restoreBackup({ dataFolder: "/nowhere", databaseUrl: target.adminUrl }, path, "command:test");
}

async function findProblem(path: string, target: EmptyDatabase): Promise<string | undefined> {
  const restored = await restore(path, target);
  return restored.ok ? undefined : restored.problems[0].code;
}

/** Columns, privileges, policies and functions, one text each. */
const SHAPE = `
  select format('%s.%s %s %s %s %s', a.attrelid::regclass, a.attname, a.atttypid::regtype, a.attnotnull, a.attidentity, pg_get_expr(d.adbin, d.adrelid)) as shape
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    join pg_class c on c.oid = a.attrelid where c.relnamespace in ('kehoach'::regnamespace, 'auth'::regnamespace) and c.relkind = 'r' and a.attnum > 0
  union all select format('%s %s %s %s %s', oid::regclass, relowner::regrole, relacl, relrowsecurity, relforcerowsecurity)
    from pg_class where relnamespace in ('kehoach'::regnamespace, 'auth'::regnamespace) and relkind in ('r', 'S')
  union all select format('%s %s %s %s %s', polrelid::regclass, polname, polcmd, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) from pg_policy
  union all select format('%s %s %s', oid::regprocedure, proacl, prosrc) from pg_proc where pronamespace in ('kehoach'::regnamespace, 'auth'::regnamespace)
  union all select format('%s %s', conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace in ('kehoach'::regnamespace, 'auth'::regnamespace)
  order by 1`;

/** Everything in a database: the tables row by row, and what is kept up of them. */
async function takeStock(url: string) {
  const { client, close } = await openConnection(url);
  try {
    const rows: Record<string, readonly string[]> = {};
    for (const table of await listTables(client)) {
      const found = await client.query<{ row: string }>(`select t::text as row from ${showTable(table)} t order by 1`);
      rows[`${table.schema}.${table.name}`] = found.rows.map(({ row }) => row);
    }
    const shape = await client.query<{ shape: string }>(SHAPE);
    return {
      rows,
      upkeep: await listUpkeep(client),
      counters: await listSequences(client),
      shape: shape.rows.map((row) => row.shape),
    };
  } finally {
    await close();
  }
}

async function summariseAt(url: string) {
  const { db, close } = await openConnection(url);
  try {
    return await db.transaction().execute(summarise);
  } finally {
    await close();
  }
}

/** Text that COPY has to escape, and an attachment's worth of bytes in one row. */
const AWKWARD = "tab\there, back\\slash, dòng một\ndòng hai\r, \\N và \\.";

beforeAll(async () => {
  own = await makeTestDatabase();
  for (const entered of ["1.234,50", "1.300,25"]) {
    const values = [makeValue({ entered, note: AWKWARD })];
    const applied = await applyPack(own.db, makeChain({ values, targets: [makeTarget()], relations: [makeRelation()] }), {
      actor: "test",
    });
    if (!applied.ok) throw new Error(applied.problems[0].code);
  }
  await ask(
    own.ownerUrl,
    `insert into auth."user" (id, name, email, email_verified, username) values ('u1', 'Nông Thị Dựng', 'dung@vidu.vn', true, 'dung');
     insert into auth.account (id, account_id, provider_id, user_id, password, updated_at) values ('a1', 'u1', 'credential', 'u1', repeat('x', 3000000), now());
     insert into kehoach.submission (authority_id, regime, place_id, period, period_start, period_end, state, seq, sent, filled, begun_by, begun_at, changed_at)
       select u.id, 'month', p.id, '2030-M05', '2030-05-01', '2030-06-01', 'draft', 2, 1, 1, 'user:dung', now(), now() from kehoach.authority u, kehoach.place p where p.code = '01';
     insert into kehoach.entry_version (authority_id, submission_id, place_id, seq, row_key, column_code, problem_key, body, value, qualifiers, note, actor, at)
       select authority_id, id, place_id, 1, 'crops.area', 'now', null, '1.234,50', 1234.50, '{about,over}'::text[], E'tab\there, \\N', 'user:dung', now() from kehoach.submission
       union all select authority_id, id, place_id, 2, null, null, 'ENTRY_JUMP crops.area#now', 'mưa lũ', null, '{}'::text[], null, 'user:dung', now() from kehoach.submission;
     insert into kehoach.sent_form (authority_id, digest, body) select authority_id, 'x', '{"b": 1, "a": 2}' from kehoach.submission;
     insert into kehoach.sending (authority_id, submission_id, place_id, n, seq, asked_seq, form_digest, facts, figures, periods, is_late, actor, at)
       select authority_id, id, place_id, 1, 2, 2, 'x', '{}', '{}', '{2030-M05}', true, 'user:dung', now() from kehoach.submission;
     insert into kehoach.sending_recall (authority_id, submission_id, place_id, n, reason, actor, at) select authority_id, id, place_id, 1, 'sai', 'user:dung', now() from kehoach.submission;
     insert into kehoach.attachment (authority_id, submission_id, place_id, row_key, column_code, name, media_type, size, sha256, bytes, added_by, recorded_at)
       select authority_id, id, place_id, 'crops.area', 'now', 'a.pdf', 'application/pdf', 3, 'x', '\\x00ff0a', 'user:dung', now() from kehoach.submission;
     insert into auth.session (id, expires_at, token, updated_at, user_id) values ('s1', now() + interval '1 day', 't1', now(), 'u1')`,
  );
  await writeBackup(own.ownerUrl, file, at);
});
afterAll(async () => {
  for (const one of drops) await one.drop();
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe("a backup put back", () => {
  it("[B1] [B4] gives every row, index, foreign key and export as they were; only sessions are ended", async () => {
    const target = await newDatabase();
    const before = await takeStock(own.ownerUrl);
    const restored = await restore(file, target);
    expect(restored).toMatchObject({ ok: true, value: { upgraded: [] } });
    const after = await takeStock(target.ownerUrl);
    expect(before.rows["auth.session"]).toHaveLength(1);
    expect(after.rows["auth.session"]).toEqual([]);
    const [added] = (after.rows["kehoach.journal"] ?? []).filter((row) => !before.rows["kehoach.journal"]?.includes(row));
    expect(added).toContain("backup.restore");
    const ignored = { "auth.session": [], "kehoach.journal": [] };
    expect({ ...after.rows, ...ignored }).toEqual({ ...before.rows, ...ignored });
    for (const table of ["submission", "entry_version", "sent_form", "sending", "sending_recall", "attachment"])
      expect([table, before.rows[`kehoach.${table}`]?.length]).toEqual([table, table === "entry_version" ? 2 : 1]);
    expect(after.upkeep).toEqual(before.upkeep);
    expect(after.shape).toEqual(before.shape);
    expect(after.shape.length).toBeGreaterThan(300);
    const counters = ({ counters }: typeof before) => counters.filter(({ name }) => !name.startsWith("journal"));
    expect(counters(after)).toEqual(counters(before));
    expect(counters(after).some(({ called }) => called) && counters(after).some(({ called }) => !called)).toBe(true);
    expect((await summariseAt(target.ownerUrl)).exports).toEqual((await summariseAt(own.ownerUrl)).exports);
    const read = await readArchive(file);
    expect(read.end.exports.map(({ authority, pack }) => `${authority} ${pack}`)).toEqual(["north base", "north small"]);
  });

  it("[B4] counters go on: what is written next takes no number that was taken", async () => {
    const target = await newDatabase();
    await restore(file, target);
    const next =
      "insert into kehoach.place (code, valid_from, kind, level, type, name, position, pack, digest) values ('z', '2000-01-01', 'territory', 'commune', 'xã', 'Z', 1, 'x', 'x') returning id";
    const [there] = await ask<{ id: string }>(own.ownerUrl, "select max(id) as id from kehoach.place");
    const [made] = await ask<{ id: string }>(target.ownerUrl, next);
    expect(Number(made?.id)).toBe(Number(there?.id) + 1);
  });

  it("[B4] the application's login works with it, and can do no more than before", async () => {
    const target = await newDatabase();
    await restore(file, target);
    expect(await ask(target.appUrl, "select * from kehoach.authority")).toEqual([]);
    await expect(ask(target.appUrl, "delete from kehoach.value")).rejects.toThrow(/permission denied/);
    expect(await ask(target.appUrl, `select username from auth."user"`)).toEqual([{ username: "dung" }]);
  });

  it("[B7] a database that holds data is refused, and nothing of it is changed", async () => {
    const target = await newDatabase();
    await restore(file, target);
    const before = await takeStock(target.ownerUrl);
    expect(await findProblem(file, target)).toBe("RESTORE_DATABASE_NOT_EMPTY");
    expect(await takeStock(target.ownerUrl)).toEqual(before);
  });

  it("[B7] a database that has only the empty tables of some release takes it", async () => {
    const target = await makeTestDatabase();
    try {
      const restored = await restoreBackup({ dataFolder: "/nowhere", databaseUrl: target.adminUrl }, file, "command:test");
      expect(restored.ok).toBe(true);
      expect((await summariseAt(target.ownerUrl)).exports).toEqual((await summariseAt(own.ownerUrl)).exports);
    } finally {
      await target.drop();
    }
  });

  it("[B1] is of one moment, while others go on writing", async () => {
    const writing = new Client({ connectionString: own.ownerUrl });
    await writing.connect();
    // A pair of rows a transaction, in tables that are read at different times: a backup holds both or neither.
    const life = { going: true };
    const write = async (): Promise<number> => {
      let pairs = 0;
      for (; life.going; pairs += 1) {
        await writing.query("begin");
        await writing.query(
          "insert into kehoach.relation (authority_id, code) values ((select min(id) from kehoach.authority), $1)",
          [`pair-${pairs}`],
        );
        await writing.query(`insert into auth.verification (id, identifier, value, expires_at) values ($1, 'x', 'x', now())`, [
          `pair-${pairs}`,
        ]);
        await writing.query("commit");
      }
      return pairs;
    };
    const written = write();
    const counts: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const path = join(folder, `moment-${turn}.tar.zst`);
      await sleep(50);
      await writeBackup(own.ownerUrl, path, at);
      const entries = await readEntries(path);
      const count = (table: string): number =>
        [...entries]
          .filter(([name]) => name.startsWith(table))
          .map(([, text]) => text.match(/^.*pair-\d+/gm)?.length ?? 0)
          .reduce((a, b) => a + b, 0);
      expect(count("kehoach/relation/")).toBe(count("auth/verification/"));
      counts.push(count("kehoach/relation/"));
    }
    life.going = false;
    expect(await written).toBeGreaterThan(counts.at(-1) ?? 0);
    expect(counts[0]).toBeLessThan(counts.at(-1) ?? 0);
    await writing.query("delete from auth.verification; delete from kehoach.relation where code like 'pair-%'");
    await writing.end();
  });
});

describe("a file that can not be put back", () => {
  const bad = join(folder, "bad.tar.zst");

  async function expectRefused(change: (entries: Entries) => Entries, code: string): Promise<void> {
    await writeEntries(bad, change(await readEntries(file)));
    const target = await newDatabase();
    expect(await findProblem(bad, target)).toBe(code);
    const left = await ask(target.ownerUrl, "select nspname from pg_namespace where nspname in ('kehoach', 'auth')");
    expect(left).toEqual([]);
  }

  function edit(entries: Entries, name: string, change: (text: string) => string): Entries {
    return sumUp(new Map(entries).set(name, change(entries.get(name) ?? "")));
  }

  it("[B5] of a later release is refused before anything is touched", async () => {
    const later = (text: string) =>
      text
        .replace('"tables":', '"release":"9.9","tables":')
        .replace(/("migrations":\[.*?)\]/, `$1,{"name":"9999_later.sql","digest":"${"a".repeat(64)}"}]`);
    await expectRefused((entries) => edit(entries, ENTRY.manifest, later), "BACKUP_FROM_LATER_RELEASE");
  });

  it("[B5] whose upgrade steps read otherwise than ours is refused", async () => {
    const [first] = listMigrations();
    await expectRefused(
      (entries) => edit(entries, ENTRY.manifest, (text) => text.replace(first?.digest ?? "", "b".repeat(64))),
      "BACKUP_MIGRATION_DIFFERS",
    );
  });

  it("[B8] whose data break a rule of the database is refused, and the target is as it was", async () => {
    const chunk = "kehoach/value_version/000001.copy";
    await expectRefused(
      (entries) => edit(entries, chunk, (text) => text.replace(/^(\d+)\t\d+/, "$1\t999999")),
      "BACKUP_FILE_DAMAGED",
    );
    await expectRefused(
      (entries) => edit(entries, chunk, (text) => text.replace(/\t\d{4}-\d\d-\d\d\t/, "\tno day\t")),
      "BACKUP_FILE_DAMAGED",
    );
  });

  it("[B8] that names other tables than its release has is refused", async () => {
    await expectRefused(
      (entries) => edit(entries, ENTRY.manifest, (text) => text.replace('"name":"relation"', '"name":"pg_authid"')),
      "BACKUP_FILE_DAMAGED",
    );
  });
});

describe("data of an earlier release", () => {
  it("[B6] migrate: exports are equal, every later step is applied, corrections are there", async () => {
    const path = join(PROJECT_ROOT, "fixtures/backups/schema-0005.tar.zst");
    const target = await newDatabase();
    const restored = await restore(path, target);
    if (!restored.ok) throw new Error(JSON.stringify(restored.problems));
    const all = listMigrations().map(({ name }) => name);
    expect(restored.value.read.manifest.migrations.map(({ name }) => name)).toEqual(all.slice(0, 5));
    expect(restored.value.upgraded).toEqual(all.slice(5));
    const { exports, tables } = restored.value.read.end;
    expect((await summariseAt(target.ownerUrl)).exports).toEqual(exports);
    expect(exports).toHaveLength(2);
    for (const { name, rows } of tables.filter(({ name }) => name !== "journal")) {
      const [found] = await ask<{ count: string }>(target.ownerUrl, `select count(*) from kehoach.${name}`);
      expect([name, Number(found?.count)]).toEqual([name, rows]);
    }
    const replaced = await ask(target.ownerUrl, "select from kehoach.value_version where replaces is not null");
    expect(replaced).toHaveLength(2);
  });
});
