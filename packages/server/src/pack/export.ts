import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { listHolders, loadPackFiles } from "../pack-export/read.ts";
import type { Database } from "../platform/db.ts";
import type { Scope } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";

export type ExportProblem =
  | { readonly code: "EXPORT_PACK_UNKNOWN"; readonly pack: string; readonly known: readonly string[] }
  | { readonly code: "EXPORT_AUTHORITY_NEEDED"; readonly pack: string; readonly known: readonly string[] };

/**
 * A pack as it stands in the database, ready to be written; its canonical texts equal those of the pack that was applied.
 * @problem EXPORT_PACK_UNKNOWN      no authority has applied it
 * @problem EXPORT_AUTHORITY_NEEDED  several authorities have, each with its own copy
 * @rule S14
 */
export function exportPack(
  db: Database,
  scope: Scope,
  pack: string,
  authority?: string,
): Promise<Outcome<PackFiles, ExportProblem>> {
  return inSnapshot(db, scope, async (tx) => {
    const holders = await listHolders(tx, scope);
    const having = holders.filter((one) => one.pack === pack && (authority === undefined || one.code === authority));
    const [holder, other] = having;
    if (!holder) return refuse({ code: "EXPORT_PACK_UNKNOWN", pack, known: [...new Set(holders.map((one) => one.pack))] });
    if (other) return refuse({ code: "EXPORT_AUTHORITY_NEEDED", pack, known: having.map((one) => one.code) });
    return accept(await loadPackFiles(tx, scope, holder));
  });
}
