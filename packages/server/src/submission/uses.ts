import type { getSheetUses } from "@kehoach/api/approval";
import { type Language, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { showLineKey } from "@kehoach/core/form/line-reference";
import { listSaid, type SaidCell } from "@kehoach/core/form/to-facts";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { parsePeriod, showPeriod } from "@kehoach/core/period/period";
import type { SubmissionState } from "@kehoach/core/submission/submission";
import { sql } from "kysely";
import type { z } from "zod";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { formOf } from "./find-sheet.ts";
import { toFixed } from "./given.ts";
import { findNeeds, type Needs } from "./needs.ts";
import { loadEntered } from "./read.ts";
import { nameUnder } from "./work.ts";

type Row = {
  readonly regime: string;
  readonly period: string;
  readonly n: number;
  readonly at: string;
  readonly state: SubmissionState;
};
type Uses = z.output<typeof getSheetUses.reply>;

/** The lines of what was said that another form looks back at. */
function listUsed(said: readonly SaidCell[], { lines }: Needs): readonly string[] {
  const used = said.filter(({ row, period }) => lines.get(showPeriod(period))?.has(showLineKey(row.indicator, row.breakdown)));
  return [...new Set(used.map(({ row }) => row.key))];
}

/**
 * Where the figures of a form were counted with: forms of the same place that were sent after it was, and look back at some of them.
 * Shown before it is opened for a correction.
 *
 * @rule Y82
 */
export async function loadUses(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof getSheetUses.query>,
  language: Language,
): Promise<Outcome<Uses, ApiProblem>> {
  const entered = await loadEntered(tx, scope, query);
  if (!entered.ok) return entered;
  const { found, row, sendings, entries, given } = entered.value;
  const { authority, book, place, placeId, regime, period } = found;
  const [first] = sendings;
  if (row === undefined || first === undefined) return accept({ items: [] });
  const rows = await sql<Row>`
    select s.regime, s.period, g.n, g.at, s.state from submission s
    join sending g on g.authority_id = s.authority_id and g.submission_id = s.id and g.n = s.sent
    where s.authority_id = ${authority.id} and s.place_id = ${placeId} and g.at > ${first.at}::timestamptz
      and not (s.regime = ${regime.code} and s.period = ${showPeriod(period)})
    order by s.period_start, s.regime`.execute(tx);
  const said = listSaid(given.form, period, entries, given.indicators, given.units);
  const reader = toReader(book, language);
  const items = rows.rows.flatMap((one): Uses["items"] => {
    const other = book.regimes.find(({ code }) => code === one.regime);
    const of = parsePeriod(one.period);
    if (!other || !of.ok) return [];
    const form = formOf(book, other);
    const lines = listUsed(said, findNeeds({ form, period: of.value, indicators: toFixed(book, form).indicators }));
    if (lines.length === 0) return [];
    return [
      {
        ...nameUnder(reader, other, of.value),
        place: toPlaceRef(reader, place),
        sending: one.n,
        sentAt: one.at,
        state: one.state,
        lines: [...lines],
      },
    ];
  });
  return accept({ items });
}
