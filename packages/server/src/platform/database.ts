import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { Client } from "pg";
import type { Config } from "./config.ts";
import { type EmbeddedServer, startEmbedded } from "./embedded-postgres.ts";
import { migrate, prepareRoles } from "./migrate.ts";
import { type StartProblem, StartRefusal } from "./start-problem.ts";

export type RunningDatabase = {
  /** Logs in as kehoach_owner: migrations only. */
  readonly ownerUrl: string;
  /** Logs in as kehoach_app: everything else. */
  readonly appUrl: string;
  /** Close every pool first. An external server is left alone. */
  readonly stop: () => Promise<void>;
};

const NAME = "kehoach";
/** Any number of our own. */
const ROOM = 4_115_201_102;

/** Logins and the database of an embedded server; harmless when they are there. */
async function prepareEmbedded(server: EmbeddedServer): Promise<RunningDatabase> {
  const admin = (database: string): string => server.url("postgres", server.secrets.superuser, database);
  await prepareRoles(admin("postgres"));
  const client = new Client({ connectionString: admin("postgres") });
  client.on("error", () => undefined); // a query in flight says it too
  try {
    await client.connect();
    // Two starts share one server; CREATE DATABASE knows no "if not exists". The lock ends with the connection.
    await client.query("select pg_advisory_lock($1)", [ROOM]);
    // Passwords are our own hexadecimal text, so they may stand in the statement; a parameter can not.
    await client.query(`alter role kehoach_owner login password '${server.secrets.owner}'`);
    await client.query(`alter role kehoach_app login password '${server.secrets.app}'`);
    const found = await client.query("select from pg_database where datname = $1", [NAME]);
    if (found.rowCount === 0) await client.query(`create database ${NAME} owner kehoach_owner`);
    await client.query(`revoke all on database ${NAME} from public`);
    await client.query(`grant connect on database ${NAME} to kehoach_app`);
  } finally {
    await client.end();
  }
  return {
    ownerUrl: server.url("kehoach_owner", server.secrets.owner, NAME),
    appUrl: server.url("kehoach_app", server.secrets.app, NAME),
    stop: server.stop,
  };
}

/** The given login, acting as one of our roles. */
export function urlAs(url: string, role: "kehoach_owner" | "kehoach_app"): string {
  const address = new URL(url);
  address.searchParams.set(
    "options",
    [address.searchParams.get("options"), `-c role=${role}`].filter((one) => one !== null).join(" "),
  );
  return address.href;
}

/** What it takes to find or start a database. */
export type DatabaseConfig = Pick<Config, "dataFolder" | "databaseUrl" | "databaseAppUrl" | "postgres">;

/**
 * The database, started if it is ours, and brought to this release.
 * An embedded server is stopped again when a later step refuses.
 * @problem every StartProblem
 * @rule S1 S2 S3 S4
 */
export function startDatabase(config: DatabaseConfig): Promise<Outcome<RunningDatabase, StartProblem>> {
  return start(config, { alone: false, upgrade: true });
}

/**
 * The database as it is, of whatever release: for filling an empty one from a backup. An embedded one must be used by nobody else.
 * @problem every StartProblem
 */
export function startBare(config: DatabaseConfig): Promise<Outcome<RunningDatabase, StartProblem>> {
  return start(config, { alone: true, upgrade: false });
}

type Way = { readonly alone: boolean; readonly upgrade: boolean };

async function start(config: DatabaseConfig, { alone, upgrade }: Way): Promise<Outcome<RunningDatabase, StartProblem>> {
  let running: RunningDatabase | undefined;
  try {
    if (config.databaseUrl === undefined) {
      const server = await startEmbedded(config.dataFolder, config.postgres, { alone });
      running = { ownerUrl: "", appUrl: "", stop: server.stop };
      running = await prepareEmbedded(server);
    } else {
      await prepareRoles(config.databaseUrl);
      const appUrl = config.databaseAppUrl ?? urlAs(config.databaseUrl, "kehoach_app");
      running = { ownerUrl: urlAs(config.databaseUrl, "kehoach_owner"), appUrl, stop: async () => undefined };
    }
    if (upgrade) await migrate(running.ownerUrl);
    return accept(running);
  } catch (error) {
    await running?.stop();
    if (error instanceof StartRefusal) return refuse(error.problem);
    throw error;
  }
}
