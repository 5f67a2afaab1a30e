import { sql } from "kysely";
import type { Tx } from "../platform/transaction.ts";

/** Rows that are held at once: of a country every figure of every commune would be more than a process has room for. */
const MOST_ROWS = 60_000;

/**
 * The indicators of which an authority has values or totals, so many together as have few enough rows of both. Whoever works through all
 * totals does so batch by batch: no total follows from another indicator.
 */
export async function listBatches(tx: Tx, authorityId: bigint, mostRows = MOST_ROWS): Promise<readonly (readonly bigint[])[]> {
  const found = await sql<{ indicator_id: bigint; rows: string }>`
    select indicator_id, sum(rows)::text as rows from (
      select indicator_id, count(*) as rows from value where authority_id = ${authorityId} group by indicator_id
      union all select indicator_id, count(*) from total where authority_id = ${authorityId} group by indicator_id
    ) counted group by indicator_id order by indicator_id`.execute(tx);
  const batches: bigint[][] = [];
  let room = 0;
  for (const { indicator_id, rows } of found.rows) {
    const batch = batches.at(-1);
    if (batch === undefined || Number(rows) > room) {
      batches.push([indicator_id]);
      room = mostRows;
    } else batch.push(indicator_id);
    room -= Number(rows);
  }
  return batches;
}
