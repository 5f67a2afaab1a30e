import { setImmediate as turn } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "./transaction.ts";

/** Columns of the rows and their SQL types: { code: "text", factor: "numeric" }. */
export type RowShape = Readonly<Record<string, string>>;
export type Cell = string | number | bigint | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>;

const ROWS_AT_ONCE = 2_500;

/** Numbers of rows go as texts, too. Told by column: asked of every part of every row (a replacer), it takes four times as long. */
function toJson(columns: readonly string[], rows: readonly Readonly<Record<string, Cell>>[]): string {
  return JSON.stringify(
    rows.map((row) => {
      const shown: Record<string, Cell> = { ...row };
      for (const column of columns) if (typeof shown[column] === "bigint") shown[column] = shown[column].toString();
      return shown;
    }),
  );
}

/**
 * Runs one statement for many rows: `statement` gets a row source `u` with the given columns, sent as one parameter.
 * Exact numbers go as texts. Written so that the same statement runs on a distributed table (INSERT ... SELECT, no VALUES list).
 */
export async function runForRows<T>(
  tx: Tx,
  shape: RowShape,
  rows: readonly Readonly<Record<string, Cell>>[],
  statement: (u: RawBuilder<unknown>) => RawBuilder<T>,
): Promise<T[]> {
  const names = Object.keys(shape);
  const columns = sql.join(Object.entries(shape).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`));
  const found: T[] = [];
  let running: Promise<{ readonly rows: T[] }> = Promise.resolve({ rows: [] });
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    // Written out while the database works on those before them.
    const json = toJson(names, rows.slice(from, from + ROWS_AT_ONCE));
    found.push(...(await running).rows);
    running = statement(sql`json_to_recordset(${json}::json) as u(${columns})`).execute(tx);
    // Its failure is told where it is waited for.
    running.catch(() => undefined);
    if (from + ROWS_AT_ONCE < rows.length) await turn();
  }
  found.push(...(await running).rows);
  return found;
}
