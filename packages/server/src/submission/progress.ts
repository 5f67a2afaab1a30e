import { showPlaceKey } from "@kehoach/core/place/place";
import type { SubmissionState } from "@kehoach/core/submission/submission";
import { sql } from "kysely";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** How far the form of a place for a period has come. */
export type Progress = {
  readonly state: SubmissionState;
  readonly filled: number;
  /** Of the sending that stands; a recalled one does not. */
  readonly sentAt?: string;
  readonly sentBy?: string;
  readonly isLate?: boolean;
};
/** By regime, place and period, as progressKey writes them. */
export type ProgressTable = ReadonlyMap<string, Progress>;

export function progressKey(regime: string, place: string, period: string): string {
  return `${regime} ${place} ${period}`;
}

type Row = {
  readonly regime: string;
  readonly place_code: string;
  readonly place_from: string;
  readonly period: string;
  readonly state: SubmissionState;
  readonly filled: number;
  readonly at: string | null;
  readonly actor: string | null;
  readonly is_late: boolean | null;
};

/** The submissions of some regimes for some periods, at the places the asker sees: the database leaves out the others. @rule X6 */
export async function loadProgress(
  tx: Tx,
  _scope: Scope,
  authorityId: bigint,
  ask: { readonly regimes: readonly string[]; readonly periods: readonly string[] },
): Promise<ProgressTable> {
  if (ask.regimes.length === 0 || ask.periods.length === 0) return new Map();
  const found = await sql<Row>`
    select s.regime, p.code as place_code, p.valid_from as place_from, s.period, s.state, s.filled, g.at, g.actor, g.is_late
    from submission s join place p on p.id = s.place_id
    left join sending g on g.authority_id = s.authority_id and g.submission_id = s.id and g.n = s.sent and s.state <> 'draft'
    where s.authority_id = ${authorityId} and s.regime = any (${ask.regimes}::text[]) and s.period = any (${ask.periods}::text[])`.execute(
    tx,
  );
  return new Map(
    found.rows.map((row) => [
      progressKey(row.regime, showPlaceKey({ code: row.place_code, validFrom: row.place_from }), row.period),
      {
        state: row.state,
        filled: row.filled,
        ...(row.at === null || row.actor === null ? {} : { sentAt: row.at, sentBy: row.actor, isLate: row.is_late === true }),
      },
    ]),
  );
}
