import { writeJournal } from "../platform/journal.ts";
import { SYSTEM } from "../platform/scope.ts";
import { lockName, type Tx } from "../platform/transaction.ts";
import type { TotalBook } from "./numbers.ts";
import { refreshTotals } from "./refresh.ts";
import { verifyTotals } from "./verify.ts";

/** An authority whose totals were made anew, and how many cells were not as its values say. */
export type Remade = { readonly authority: string; readonly faultCount: number };

/**
 * Makes the totals of every authority anew from its values where one of them is not what they say, and writes that down. Values stay.
 * @param actor  who asked for it
 * @rule V22
 */
export async function remakeTotals(
  tx: Tx,
  actor: string,
  loadBook: (authority: string) => Promise<TotalBook>,
): Promise<readonly Remade[]> {
  const authorities = await tx.selectFrom("authority").select(["id", "code"]).orderBy("code").execute();
  const remade: Remade[] = [];
  for (const { id, code } of authorities) {
    // As whoever writes values takes it: nothing changes between looking and writing.
    await lockName(tx, `totals ${id}`);
    const { faultCount } = await verifyTotals(tx, id, await loadBook(code));
    if (faultCount === 0) continue;
    await refreshTotals(tx, SYSTEM, id, () => loadBook(code), "all");
    await writeJournal(tx, { authorityId: id, actor, act: "total.remake", subject: code, change: { cells: faultCount } });
    remade.push({ authority: code, faultCount });
  }
  return remade;
}
