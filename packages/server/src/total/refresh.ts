import { sql } from "kysely";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Scope } from "../platform/scope.ts";
import { lockName, readNow, type Tx } from "../platform/transaction.ts";
import { listBatches } from "./batches.ts";
import { followTouched, type TotalFrame } from "./follow.ts";
import { listLevels, saveLevel } from "./level.ts";
import { loadNumbers, type TotalBook } from "./numbers.ts";
import { loadOwnCells } from "./own-figures.ts";
import { insertOwn, lineName, toOwnRows } from "./rows.ts";
import { dayOfPeriod, treeOn } from "./tree.ts";

/** A value that was written, ended, or may have been: by the key of its place. */
export type Touched = { readonly place: string; readonly indicator: string; readonly period: string; readonly end: string };

/** Everything kept of some indicators is made from nothing: where the tree may have changed, no total is sure. */
async function remake(tx: Tx, { authorityId, book, numbers }: TotalFrame, indicators: readonly bigint[]): Promise<void> {
  const own = await loadOwnCells(tx, authorityId, numbers.series, { indicators });
  await sql`delete from total where authority_id = ${authorityId} and indicator_id = any (${indicators}::bigint[])`.execute(tx);
  await insertOwn(tx, authorityId, own.flatMap(toOwnRows), await readNow(tx));
  for (const [period, ofPeriod] of Map.groupBy(own, (cell) => cell.period)) {
    const tree = treeOn(book.places, book.authority.place, dayOfPeriod(period));
    const [first, ...rest] = new Map(ofPeriod.map((cell) => [lineName(cell), cell])).values();
    if (first === undefined) continue;
    const places = new Set(ofPeriod.map(({ placeId }) => numbers.keys.get(placeId) ?? ""));
    for (const parents of listLevels(tree, places))
      await saveLevel(tx, authorityId, { parents, cells: [first, ...rest], tree }, numbers, "cells");
  }
}

/**
 * Makes totals follow after values were written or ended: of the cells concerned, at every place above, in the transaction that wrote
 * them. Whoever changes values of an authority comes this way, one after the other, as the last thing he does.
 *
 * @param scope     that of the transaction: what lies beside it is read all the same, and never shown
 * @param findBook  asked once nobody else changes values
 * @param touched   "all": the tree or the indicators may have changed too
 * @rule V10 V11 V12 V13
 */
export async function refreshTotals(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  findBook: () => Promise<TotalBook>,
  touched: readonly Touched[] | "all",
): Promise<void> {
  if (touched !== "all" && touched.length === 0) return;
  await lookBeyond(tx, scope, async () => {
    await lockName(tx, `totals ${authorityId}`);
    // Not before: the tree may have been changed by whoever was waited for.
    const book = await findBook();
    const numbers = await loadNumbers(tx, authorityId, book);
    const frame = { authorityId, book, numbers };
    if (touched === "all") {
      for (const indicators of await listBatches(tx, authorityId)) await remake(tx, frame, indicators);
      return;
    }
    const pairs = Map.groupBy(touched, ({ place, period }) => `${place} ${period}`);
    const counted = [...pairs.values()].flatMap(([first, ...rest]) => {
      const placeId = first && numbers.places.get(first.place);
      return first === undefined || placeId === undefined
        ? []
        : [{ placeId, period: first.period, end: first.end, values: rest.length + 1 }];
    });
    await followTouched(tx, frame, counted);
  });
}
