import { type Language, toDecimalText } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { getUnapprovedTotals } from "@kehoach/api/total";
import { parseBreakdown, showBreakdown } from "@kehoach/core/indicator/breakdown";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { showPeriod } from "@kehoach/core/period/period";
import { showPlaceKey } from "@kehoach/core/place/place";
import { decimal } from "@kehoach/core/quantity/decimal";
import { findOwn, type OwnFigure, rollUp } from "@kehoach/core/value/roll-up";
import type { Status } from "@kehoach/core/value/value";
import { sql } from "kysely";
import type { z } from "zod";
import { isReached } from "../access/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { loadSentFigures } from "../submission/read.ts";
import { seriesOf } from "../total/own-figures.ts";
import { listAbove } from "../total/tree.ts";
import { type Frame, findFrame, toHead, type Where } from "./frame.ts";
import { toLineJson } from "./line.ts";

type Reply = z.output<typeof getUnapprovedTotals.reply>;
type OwnRow = {
  readonly place: string;
  readonly code: string;
  readonly breakdown: string;
  readonly status: Status;
  readonly value: string | null;
};
/** By indicator and breakdown, then by place. */
type Table = Map<string, Map<string, OwnFigure>>;

function put(table: Table, cell: string, place: string, figure: OwnFigure): void {
  const near = table.get(cell) ?? new Map<string, OwnFigure>();
  table.set(cell, near.set(place, figure));
}

/** What places say that was approved. */
async function loadApproved(tx: Tx, authorityId: bigint, period: string): Promise<Table> {
  const found = await sql<OwnRow>`
    select p.code || '@' || p.valid_from as place, i.code, t.breakdown, t.own_status as status, t.own_value as value
    from total t join indicator i on i.authority_id = t.authority_id and i.id = t.indicator_id join place p on p.id = t.place_id
    where t.authority_id = ${authorityId} and t.period = ${period} and t.status = 'best' and t.own_status is not null`.execute(
    tx,
  );
  const table: Table = new Map();
  for (const { place, code, breakdown, status, value } of found.rows)
    put(table, `${code}|${breakdown}`, place, { status, ...(value === null ? {} : { value: decimal(value) }) });
  return table;
}

/**
 * Totals that count what was sent and is not approved, in the place of what its place said before: a look ahead, kept nowhere and marked
 * as what it is.
 *
 * @rule V16
 */
export async function loadUnapproved(
  tx: Tx,
  scope: Scope,
  where: Where & { readonly period: string },
  language: Language,
): Promise<Outcome<Reply, ApiProblem>> {
  const found = await findFrame(tx, scope, where, language, "own");
  if (!found.ok) return found;
  const frame: Frame = found.value;
  const { authority, book, period, tree, place } = frame;
  const days = showPeriod(period);
  const table = await loadApproved(tx, authority.id, days);
  const sent = await loadSentFigures(tx, scope, authority.id, days);
  for (const { place: of, figures } of sent)
    for (const { indicator, breakdown, value, status = "reported" } of figures)
      put(table, `${indicator}|${showBreakdown(breakdown)}`, of, { status, ...(value ? { value } : {}) });
  const rows = [...table].flatMap(([cell, own]): Reply["rows"] => {
    const at = cell.indexOf("|");
    const [code, breakdown] = [cell.slice(0, at), cell.slice(at + 1)];
    const indicator = book.indicators.get(code);
    // What a register or the statistics judge no form changes.
    if (!indicator?.additive.places || indicator.formula !== undefined || seriesOf(indicator.judgedBy) !== "own") return [];
    if (where.sector !== undefined && sectorOf(code) !== where.sector) return [];
    const ownOf = (key: string): OwnFigure | undefined => {
      const figure = own.get(key);
      return figure && findOwn([figure], { status: "best" });
    };
    const total = rollUp(tree.branches, showPlaceKey(place), ownOf).get(showPlaceKey(place));
    if (!total) return [];
    const read = breakdown === "" ? accept([]) : parseBreakdown(breakdown);
    if (!read.ok) throw new Error(`a stored breakdown does not read: ${breakdown}`);
    const line = toLineJson(frame, { indicator, breakdown: read.value });
    return [
      {
        ...line,
        sectorName: book.sectors.find((one) => one.code === line.sector)?.name ?? "",
        total: { value: toDecimalText(total.value), places: total.places, parts: 1, weakest: total.weakest },
      },
    ];
  });
  const isSeen = (key: string): boolean => isReached(scope, authority.id, frame.numbers.get(key) ?? 0n);
  const order = new Map([...book.indicators.keys()].map((code, at) => [code, at]));
  const rank = ({ indicator }: Reply["rows"][number]): number => order.get(indicator) ?? order.size;
  const waiting = sent.filter(({ place: of }) => listAbove(tree, of).includes(showPlaceKey(place))).length;
  return accept({ ...toHead(frame, isSeen), waiting, rows: rows.toSorted((a, b) => rank(a) - rank(b)) });
}
