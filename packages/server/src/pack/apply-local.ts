import { type Outcome, refuse } from "@kehoach/core/outcome";
import { NO_ENTRIES, type PackFiles } from "@kehoach/core/pack/pack";
import { listHolders, loadPackFiles } from "../pack-export/read.ts";
import type { Database } from "../platform/db.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction, type Tx } from "../platform/transaction.ts";
import { type ApplyOptions, type ApplyProblem, type ApplyResult, applyWithin, lockApplication } from "./apply.ts";
import { listPackOrder } from "./read.ts";

/** The pack that holds what an authority enters on its own screens, laid over the packs it applied. */
export function toLocalCode(authority: string): string {
  return `tai-cho-${authority}`;
}

export type LocalProblem = ApplyProblem | { readonly code: "LOCAL_AUTHORITY_UNKNOWN"; readonly authority: string };

/**
 * Changes what an authority enters itself: its local pack as it stands goes through `edit`, and what comes out is applied like any
 * pack, in the transaction of the act. So whatever is typed on a screen has the versions, conflicts, journal and export that files
 * have. Needs the scope `system`.
 *
 * @param edit  gets the local pack and, for looking things up, the configuration it is laid over (weakest first)
 * @problem LOCAL_AUTHORITY_UNKNOWN, those of applyPack, and those of `edit`
 * @rule S17
 */
export async function applyLocalWithin<P>(
  tx: Tx,
  authority: string,
  edit: (local: PackFiles, under: readonly PackFiles[]) => Outcome<PackFiles, P>,
  options: ApplyOptions,
): Promise<Outcome<ApplyResult, LocalProblem | P>> {
  await lockApplication(tx, authority);
  const holders = (await listHolders(tx, SYSTEM)).filter((one) => one.code === authority);
  const [any] = holders;
  if (!any) return refuse({ code: "LOCAL_AUTHORITY_UNKNOWN", authority });
  const code = toLocalCode(authority);
  const under: PackFiles[] = [];
  for (const pack of await listPackOrder(tx, any.id)) {
    const one = holders.find((holder) => holder.pack === pack);
    if (one && pack !== code) under.push(await loadPackFiles(tx, SYSTEM, one, "configuration"));
  }
  const holder = holders.find(({ pack }) => pack === code);
  const found = holder && (await loadPackFiles(tx, SYSTEM, holder));
  const own = under.filter(({ manifest }) => manifest.authority !== undefined).map(({ manifest }) => manifest.code);
  const manifest = {
    format: "kehoach-pack/1",
    code,
    name: `Nhập tại chỗ: ${any.name}`,
    extends: own,
    authority: { code: authority, name: any.name, place: any.place },
  } as const;
  const edited = edit(found ? { ...found, manifest } : { ...NO_ENTRIES, manifest }, under);
  if (!edited.ok) return edited;
  return applyWithin(tx, [...under, edited.value], options);
}

/** The same as an act of its own. */
export function applyLocal<P>(
  db: Database,
  authority: string,
  edit: (local: PackFiles, under: readonly PackFiles[]) => Outcome<PackFiles, P>,
  options: ApplyOptions,
): Promise<Outcome<ApplyResult, LocalProblem | P>> {
  return inTransaction(db, SYSTEM, (tx) => applyLocalWithin(tx, authority, edit, options));
}
