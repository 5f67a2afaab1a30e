import { type RawBuilder, sql } from "kysely";

/** From the weakest on, as `strengthOf` of core has them. */
const STATUSES = sql`array['estimate', 'reported', 'preliminary', 'official']`;
const rankOf = (status: RawBuilder<unknown>): RawBuilder<unknown> => sql`array_position(${STATUSES}, ${status})`;

/** The weakest status of some rows. @param status  of one row; null: it has none */
export function weakestOf(status: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${STATUSES})[min(${rankOf(status)})]`;
}

/** The weaker one of two statuses; of one that is null the other. */
export function weakerOf(a: RawBuilder<unknown>, b: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${STATUSES})[least(${rankOf(a)}, ${rankOf(b)})]`;
}
