import { openPool } from "./db.ts";

/** Tables of facts and what they name: those whose size a question's plan turns on. */
const TABLES = [
  "value",
  "value_version",
  "total",
  "target",
  "target_version",
  "relation",
  "relation_version",
  "indicator",
  "place",
];

/**
 * Tells the planner what was just loaded, and which pages an index speaks for; left to itself the database does so a minute
 * later, and until then guesses badly. Of an empty table it is not told: it would plan for one that stays so, and read through all of
 * it for every key once it grows.
 */
export async function analyze(ownerUrl: string): Promise<void> {
  const pool = openPool(ownerUrl, 1);
  try {
    const filled: string[] = [];
    for (const table of TABLES) {
      const found = await pool.query(`select from ${table} limit 1`);
      if (found.rowCount === 1) filled.push(table);
    }
    if (filled.length > 0) await pool.query(`vacuum (analyze) ${filled.join(", ")}`);
  } finally {
    await pool.end();
  }
}
