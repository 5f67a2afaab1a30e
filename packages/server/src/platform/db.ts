import { createHash } from "node:crypto";
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import { Pool, type PoolClient, types } from "pg";
import { GatheringSocket } from "./gathering-socket.ts";
import type { Schema } from "./schema.ts";

export type Database = Kysely<Schema>;

const NUMERIC = 1700;
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/** "2031-01-02 03:04:05.6+00" as ISO text of one width, so that moments compare as texts to the microsecond. */
function toMoment(text: string): string {
  const [, day = "", time = "", fraction = ""] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text) ?? [];
  if (day === "") throw new Error(`not a moment in UTC: ${text}`);
  return `${day}T${time}.${fraction.padEnd(6, "0")}Z`;
}

const parsers = new Map<number, (text: string) => unknown>([
  [INT8, BigInt],
  [NUMERIC, (text) => text],
  [DATE, (text) => text],
  [TIMESTAMPTZ, toMoment],
]);

/**
 * A pool on the schema `kehoach`: exact numbers stay text, days stay days, moments are UTC.
 * @param pipeline  what is asked of a connection goes out at once, not after the answer to what was asked before; no COPY then
 */
export function openPool(url: string, max: number, pipeline = false): Pool {
  const address = new URL(url);
  const given = address.searchParams.get("options");
  address.searchParams.set("options", [given, "-c search_path=kehoach -c timezone=UTC"].filter((one) => one !== null).join(" "));
  const pool = new Pool({
    connectionString: address.href,
    max,
    ...(pipeline ? { pipeline, stream: () => new GatheringSocket() } : {}),
    types: {
      getTypeParser: (id: number, format?: "text" | "binary") =>
        (format === "binary" ? undefined : parsers.get(id)) ?? types.getTypeParser(id, format ?? "text"),
    } as typeof types, // pg asks for this one method only
  });
  // A connection that breaks (the database was stopped) fails its own query, or is replaced at the next one, which then says so
  // itself; pg tells it a second time as an event, and an event nobody hears would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}

/** Statements a connection keeps prepared; the texts are few, what varies goes as parameters. */
const MAX_PREPARED = 400;
/** A longer statement is one of a kind: a list of rows with as many parameters as cells. */
const MAX_LENGTH = 8_000;
/** What is not waited for: what comes next goes out with it, and fails with it. */
const BEGINNING = /^(?:begin|start transaction)\b/;
/** What changes rows is prepared too: conditions of row level security take longer to plan than rows to write. */
const PREPARED = /^\s*(?:select|with|insert|update)\b/i;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MAX_PREPARED) return known;
  const name = `q${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
}

/** Questions with parameters are prepared once a connection: planning them takes longer than answering. */
function prepared(pool: Pool): PostgresPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();
  const wrap = (client: PoolClient): PostgresPoolClient => {
    let begun: Promise<unknown> | undefined;
    const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
      const isPrepared = values.length > 0 && text.length <= MAX_LENGTH && PREPARED.test(text);
      const name = isPrepared ? nameOf(text) : undefined;
      const sent = client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
      if (BEGINNING.test(text)) {
        begun = sent;
        return { command: "BEGIN", rowCount: null, rows: [] };
      }
      const both = [sent, begun] as const;
      begun = undefined;
      return (await Promise.all(both))[0];
    };
    // The other form, with a cursor, is for reading in streams, which nothing here does.
    return { query: query as PostgresPoolClient["query"], release: (destroy) => client.release(destroy) };
  };
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? wrap(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

export function openDatabase(url: string, max = 10): Database {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: prepared(openPool(url, max, true)) }) });
}

/** One connection known both ways: bare, for COPY, and as a database of typed questions. What both ask is in the same transaction. */
export type Connection = {
  readonly client: PoolClient;
  readonly db: Database;
  /** Breaks off what is under way. */
  readonly close: () => Promise<void>;
};

export async function openConnection(url: string): Promise<Connection> {
  const pool = openPool(url, 1);
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    await pool.end();
    throw error;
  }
  const query = (text: string, values: readonly unknown[]): Promise<unknown> => client.query(text, [...values]);
  // The other form of query, with a cursor, is for reading in streams, which goes by COPY here.
  const one: PostgresPoolClient = { query: query as PostgresPoolClient["query"], release: () => undefined };
  const given: PostgresPool = { options: pool.options, connect: async () => one, end: async () => undefined };
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: given }) });
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    client.release(true);
    await pool.end();
  };
  return { client, db, close };
}
