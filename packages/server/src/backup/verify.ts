import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { startBare } from "../platform/database.ts";
import { type Connection, openConnection } from "../platform/db.ts";
import { applyMigrations, listMigrations } from "../platform/migrate.ts";
import { findPlace } from "../platform/postgres-runner.ts";
import { RELEASE } from "../platform/release.ts";
import { StartRefusal } from "../platform/start-problem.ts";
import { BackupRefusal } from "./backup-problem.ts";
import { listSequences, listTables, TEXT_FORM } from "./catalog.ts";
import { copyOut } from "./copy-table.ts";
import type { Sequence, Summary, TableSum } from "./format.ts";
import { checkMigrations, loadBackup } from "./load.ts";
import { type ReadBackup, readArchive } from "./read-archive.ts";
import type { RestoreProblem } from "./restore.ts";
import { summarise } from "./summary.ts";
import { checkSpace, toTargetRefusal } from "./target.ts";
import type { Watch } from "./write.ts";

/** Something a backup says of itself that its restored data do not say. `told` or `found` is missing where one side has none. */
export type Difference = {
  readonly what: "rows" | "contents" | "counter" | "export" | "journal";
  readonly of: string;
  readonly told?: string;
  readonly found?: string;
};

export type Verified = {
  readonly read: ReadBackup;
  /** How many of each were compared. */
  readonly compared: {
    readonly tables: number;
    readonly rows: number;
    readonly counters: number;
    readonly exports: number;
    readonly journals: number;
  };
  readonly differences: readonly Difference[];
  /** Exports that read otherwise because this release writes them otherwise than the one that made the backup; their tables are equal. */
  readonly rewritten: readonly Difference[];
};

/** Nothing here must outlive the comparison. */
const THROW_AWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

type Said = ReadonlyMap<string, string>;

function compare(what: Difference["what"], told: Said, found: Said): readonly Difference[] {
  return [...new Set([...told.keys(), ...found.keys()])].flatMap((of) => {
    const [one, other] = [told.get(of), found.get(of)];
    if (one === other) return [];
    return [{ what, of, ...(one === undefined ? {} : { told: one }), ...(other === undefined ? {} : { found: other }) }];
  });
}

function sayTables(tables: readonly TableSum[], of: (table: TableSum) => string): Said {
  return new Map(tables.map((table) => [`${table.schema}.${table.name}`, of(table)]));
}

function sayCounters(sequences: readonly Sequence[]): Said {
  return new Map(
    sequences.map(({ schema, name, last, called }) => [`${schema}.${name}`, `${last}${called ? "" : " (chưa dùng)"}`]),
  );
}

function sayExports({ exports }: Pick<Summary, "exports">): Said {
  return new Map(exports.map(({ authority, pack, sha256 }) => [`${authority} ${pack}`, sha256]));
}

function sayHeads({ journals }: Pick<Summary, "journals">): Said {
  return new Map(journals.map(({ authority, position, hash }) => [authority ?? "", `${position} ${hash}`]));
}

type Found = { readonly tables: readonly TableSum[]; readonly sequences: readonly Sequence[]; readonly summary: Summary };

/** Reads back what was loaded: the tables as the backup's own release has them, the exports and heads as this one does. */
async function readBack({ client, db }: Connection, path: string, watch: Watch): Promise<Found & { readonly read: ReadBackup }> {
  const read = await db.transaction().execute(() => loadBackup(client, path, watch));
  const tables: TableSum[] = [];
  await db.transaction().execute(async () => {
    await client.query(TEXT_FORM);
    for (const table of await listTables(client)) tables.push(await copyOut(client, table, async () => undefined));
  });
  const sequences = await listSequences(client);
  await applyMigrations(client);
  const summary = await db.transaction().execute(summarise);
  return { read, tables, sequences, summary };
}

function listDifferences({ end, sequences: told }: ReadBackup, { tables, sequences, summary }: Found): readonly Difference[] {
  return [
    ...compare(
      "rows",
      sayTables(end.tables, ({ rows }) => String(rows)),
      sayTables(tables, ({ rows }) => String(rows)),
    ),
    ...compare(
      "contents",
      sayTables(end.tables, ({ sha256 }) => sha256),
      sayTables(tables, ({ sha256 }) => sha256),
    ),
    ...compare("counter", sayCounters(told), sayCounters(sequences)),
    ...compare("journal", sayHeads(end), sayHeads(summary)),
  ];
}

async function verifyIn(folder: string, path: string, watch: Watch): Promise<Verified> {
  const started = await startBare({ dataFolder: folder, postgres: THROW_AWAY });
  if (!started.ok) throw new StartRefusal(started.problems[0]);
  let connection: Connection | undefined;
  const leave = (): void => void connection?.close();
  try {
    connection = await openConnection(started.value.ownerUrl);
    watch.signal?.addEventListener("abort", leave, { once: true });
    const { read, ...found } = await readBack(connection, path, watch);
    const { tables, exports, journals } = read.end;
    const rows = tables.reduce((all, table) => all + table.rows, 0);
    const isSame = read.manifest.release === RELEASE && read.manifest.migrations.length === listMigrations().length;
    const changed = compare("export", sayExports(read.end), sayExports(found.summary));
    return {
      read,
      compared: {
        tables: tables.length,
        rows,
        counters: read.sequences.length,
        exports: exports.length,
        journals: journals.length,
      },
      differences: [...listDifferences(read, found), ...(isSame ? changed : [])],
      rewritten: isSame ? [] : changed,
    };
  } finally {
    watch.signal?.removeEventListener("abort", leave);
    await connection?.close();
    await started.value.stop();
  }
}

/**
 * Restores a backup into a database of its own that is thrown away, and compares what is there with what the backup says of itself.
 * @problem every BackupProblem and StartProblem; a difference is not a problem but an answer
 * @rule B9
 */
export async function verifyBackup(path: string, watch: Watch = {}): Promise<Outcome<Verified, RestoreProblem>> {
  const folder = mkdtempSync(join(tmpdir(), "kehoach-verify-"));
  try {
    checkSpace(folder, await readArchive(path, { manifest: (manifest) => checkMigrations(path, manifest) }, watch.signal));
    const verified = await verifyIn(folder, path, watch).catch((error: unknown) => {
      throw toTargetRefusal(error, folder);
    });
    return accept(verified);
  } catch (error) {
    if (watch.signal?.aborted) return refuse({ code: "RESTORE_BROKEN_OFF" });
    if (error instanceof BackupRefusal || error instanceof StartRefusal) return refuse(error.problem);
    throw error;
  } finally {
    rmSync(findPlace(folder), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}
