import { type RawBuilder, sql } from "kysely";

/** From the weakest on, as `strengthOf` of core has them. */
const STATUSES = sql`array['estimate', 'reported', 'preliminary', 'official']`;

/** The weakest status of some rows. @param status  of one row; null: it has none */
export function weakestOf(status: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${STATUSES})[min(array_position(${STATUSES}, ${status}))]`;
}
