import { showPeriod } from "@kehoach/core/period/period";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { findOwn, type OwnFigure, type Reading, rollUp, type Total } from "@kehoach/core/value/roll-up";
import type { Tx } from "../platform/transaction.ts";
import { listBatches } from "./batches.ts";
import { loadNumbers, type Numbers, type TotalBook } from "./numbers.ts";
import { loadOwnCells, type OwnCell, toRound } from "./own-figures.ts";
import { isSameOwn, isSameTotal, loadRowsOf } from "./rows.ts";
import { dayOfPeriod, treeOn } from "./tree.ts";

/** Where what is kept is not what the values say. A side that is left out says nothing. */
export type TotalFault = {
  readonly place: string;
  readonly indicator: string;
  readonly breakdown: string;
  readonly period: string;
  readonly reading: string;
  readonly kept?: string;
  readonly found?: string;
};
export type TotalReport = { readonly cells: number; readonly faultCount: number; readonly faults: readonly TotalFault[] };

/** As many faults as are told. */
const MOST_TOLD = 100;

type Said = { readonly own: OwnFigure | undefined; readonly below: Total | undefined };

function readingsOf(cells: readonly OwnCell[]): readonly Reading[] {
  const readings = new Map<string, Reading>([["best", { status: "best" }]]);
  for (const { own } of cells)
    for (const { status, round } of own) readings.set(nameReading({ status, round }), { status, ...(round ? { round } : {}) });
  return [...readings.values()];
}

function nameReading({
  status,
  round,
}: {
  readonly status: Reading["status"];
  readonly round?: Reading["round"] | undefined;
}): string {
  return round === undefined ? status : `${status} ${showPeriod(round)}`;
}

/** What one row says, as text, so that two are the same or not. */
function showSaid({ own, below }: Said): string {
  const figure = (value: OwnFigure["value"]): string => (value === undefined ? "-" : showDecimal(value));
  const parts = [
    own === undefined ? "" : `${own.status} ${figure(own.value)}`,
    below === undefined ? "" : `${below.places} ${below.weakest} ${figure(below.value)}`,
  ];
  return parts.join(" | ");
}

function isSame(kept: Said | undefined, found: Said | undefined): boolean {
  return isSameOwn(kept?.own, found?.own) && isSameTotal(kept?.below, found?.below);
}

type Names = {
  readonly placeOf: (id: bigint) => string;
  readonly indicatorOf: (id: bigint) => string;
  readonly numbers: Numbers;
};

/** What is kept of some indicators and what their values say, row by row. */
async function compareBatch(
  tx: Tx,
  authorityId: bigint,
  { authority, places }: TotalBook,
  indicators: readonly bigint[],
  { placeOf, indicatorOf, numbers }: Names,
): Promise<{ readonly kept: ReadonlyMap<string, Said>; readonly found: ReadonlyMap<string, Said> }> {
  const name = (place: string, indicator: bigint, period: string, breakdown: string, reading: string): string =>
    JSON.stringify([place, indicatorOf(indicator), period, breakdown, reading]);
  const rows = await loadRowsOf(tx, authorityId, indicators);
  const kept = new Map(
    rows.map(({ own, below, ...row }) => {
      const reading = row.round === "" ? row.status : `${row.status} ${showPeriod(toRound(row.round))}`;
      return [name(placeOf(row.placeId), row.indicatorId, row.period, row.breakdown, reading), { own, below }];
    }),
  );
  const own = await loadOwnCells(tx, authorityId, numbers.series, { indicators });
  const found = new Map<string, Said>();
  for (const near of Map.groupBy(own, (cell) => `${cell.indicatorId} ${cell.period} ${cell.breakdown}`).values()) {
    const [cell] = near;
    if (cell === undefined) continue;
    const byPlace = new Map(near.map((one) => [placeOf(one.placeId), one.own]));
    const tree = treeOn(places, authority.place, dayOfPeriod(cell.period));
    for (const reading of readingsOf(near)) {
      const ownOf = (place: string): OwnFigure | undefined => findOwn(byPlace.get(place) ?? [], reading);
      const totals = tree.root === undefined ? new Map<string, Total>() : rollUp(tree.branches, tree.root, ownOf);
      for (const place of new Set([...byPlace.keys(), ...totals.keys()])) {
        const said = { own: ownOf(place), below: totals.get(place) };
        if (said.own === undefined && said.below === undefined) continue;
        found.set(name(place, cell.indicatorId, cell.period, cell.breakdown, nameReading(reading)), said);
      }
    }
  }
  return { kept, found };
}

function toFault(name: string, before: Said | undefined, after: Said | undefined): TotalFault {
  const [place = "", indicator = "", period = "", breakdown = "", reading = ""] = JSON.parse(name) as string[]; // compareBatch wrote it
  return {
    place,
    indicator,
    breakdown,
    period,
    reading,
    ...(before ? { kept: showSaid(before) } : {}),
    ...(after ? { found: showSaid(after) } : {}),
  };
}

/**
 * Makes every total of an authority anew from its values, by the plain function of core, and compares with what is kept, to the last
 * digit.
 *
 * @rule V15
 */
export async function verifyTotals(tx: Tx, authorityId: bigint, book: TotalBook): Promise<TotalReport> {
  const numbers = await loadNumbers(tx, authorityId, book);
  const listed = await tx.selectFrom("indicator").select(["id", "code"]).where("authority_id", "=", authorityId).execute();
  const codes = new Map(listed.map((one) => [one.id, one.code]));
  const names = {
    numbers,
    placeOf: (id: bigint) => numbers.keys.get(id) ?? "",
    indicatorOf: (id: bigint) => codes.get(id) ?? String(id),
  };
  let [cells, faultCount] = [0, 0];
  const faults: TotalFault[] = [];
  for (const indicators of await listBatches(tx, authorityId)) {
    const { kept, found } = await compareBatch(tx, authorityId, book, indicators, names);
    const wrong = [...new Set([...kept.keys(), ...found.keys()])].filter((one) => !isSame(kept.get(one), found.get(one)));
    cells += found.size;
    faultCount += wrong.length;
    for (const one of wrong.slice(0, MOST_TOLD - faults.length)) faults.push(toFault(one, kept.get(one), found.get(one)));
  }
  return { cells, faultCount, faults };
}

/** Every authority in turn, with what is not as its values say. @rule V15 */
export async function verifyAllTotals(
  tx: Tx,
  loadBook: (authority: string) => Promise<TotalBook>,
): Promise<readonly (TotalReport & { readonly authority: string })[]> {
  const authorities = await tx.selectFrom("authority").select(["id", "code"]).orderBy("code").execute();
  const reports: (TotalReport & { readonly authority: string })[] = [];
  for (const { id, code } of authorities) {
    reports.push({ authority: code, ...(await verifyTotals(tx, id, await loadBook(code))) });
  }
  return reports;
}
