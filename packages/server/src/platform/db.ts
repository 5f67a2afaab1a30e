import { Kysely, PostgresDialect } from "kysely";
import { Pool, types } from "pg";
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

/** A pool on the schema `kehoach`: exact numbers stay text, days stay days, moments are UTC. */
export function openPool(url: string, max: number): Pool {
  const address = new URL(url);
  const given = address.searchParams.get("options");
  address.searchParams.set("options", [given, "-c search_path=kehoach -c timezone=UTC"].filter((one) => one !== null).join(" "));
  const pool = new Pool({
    connectionString: address.href,
    max,
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

export function openDatabase(url: string, max = 10): Database {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: openPool(url, max) }) });
}
