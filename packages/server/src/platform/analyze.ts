import { openPool } from "./db.ts";

/** Tables of facts and what they name: those whose size a question's plan turns on. */
const TABLES = "value, value_version, target, target_version, relation, relation_version, indicator, place";

/**
 * Tells the planner what was just loaded, and which pages an index speaks for; left to itself the database does so a minute
 * later, and until then guesses badly.
 */
export async function analyze(ownerUrl: string): Promise<void> {
  const pool = openPool(ownerUrl, 1);
  try {
    await pool.query(`vacuum (analyze) ${TABLES}`);
  } finally {
    await pool.end();
  }
}
