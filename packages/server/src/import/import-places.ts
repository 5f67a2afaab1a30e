import type { ApiProblem } from "@kehoach/api/problem";
import type { PlaceField } from "@kehoach/core/import/columns";
import { type OwnedPlaces, type PlacePlan, planPlaces } from "@kehoach/core/import/plan-places";
import { readPlaces } from "@kehoach/core/import/read-places";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { NO_ENTRIES, PACK_FORMAT, type PackFiles } from "@kehoach/core/pack/pack";
import type { Setter } from "@kehoach/core/pack/setter";
import { showPlaceKey } from "@kehoach/core/place/place";
import type { AuthorityRow } from "../place/read.ts";
import { digestOf } from "../platform/canonical-digest.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { TotalChanges } from "../total/try.ts";
import type { ApplyWithin, ImportAsk, PackChange } from "./ask.ts";
import { loadKnownPlaces } from "./read.ts";

export type PlacesAsk = ImportAsk<PlaceField> & {
  /** What was imported before and is not in the table is retired. */
  readonly replace: boolean;
};

export type PlacesDone = {
  readonly plan: PlacePlan;
  readonly known: OwnedPlaces;
  readonly mark: string;
  readonly applied: boolean;
  /** Of a preview where places that are there become others. */
  readonly totals?: TotalChanges;
};

/** The pack of imported places as it stands afterwards. It names the authority as it is: importing does not rename it. */
async function toPack(tx: Tx, authority: AuthorityRow, plan: PlacePlan, pack: string): Promise<PackFiles> {
  const row = await tx.selectFrom("authority").select("is_public").where("id", "=", authority.id).executeTakeFirstOrThrow();
  const { code, name, place } = authority;
  return {
    ...NO_ENTRIES,
    manifest: {
      format: PACK_FORMAT,
      code: pack,
      name: "Danh mục đơn vị nhập tại chỗ",
      authority: { code, name, place, ...(row.is_public ? { public: true } : {}) },
    },
    places: plan.entries,
  };
}

function listKeys(plan: PlacePlan, what: string): readonly string[] {
  return plan.rows.flatMap((row) => (row.what === what && row.place ? [showPlaceKey(row.place)] : []));
}

function countProblems(plan: PlacePlan): number {
  return plan.rows.filter(({ what }) => what === "problem").length;
}

/** What would be done, in one word: the file, the way, what is there now, the pack that results and every change of it. */
function toMark({ bytesDigest, replace }: PlacesAsk, plan: PlacePlan, changes: readonly PackChange[]): string {
  const rows = plan.rows.map(({ row, what, before }) => [row?.line ?? 0, what, before]);
  return digestOf({ bytesDigest, replace, rows, entries: plan.entries, changes }).slice(0, 32);
}

/** Places are set by packs only. */
function nameSetter(setter: Setter): string {
  return "pack" in setter ? setter.pack : setter.regime;
}

/**
 * Shows what importing places would do, or does it: the places become entries of a pack of the authority's own, applied like any
 * other. Needs the scope `system`, as applying a pack does.
 *
 * @problem IMPORT_HAS_PROBLEMS  some row is not right
 * @problem IMPORT_STALE         not what was seen in the preview
 * @problem IMPORT_CONFLICT      another pack set a place otherwise
 * @rule E10 E11 E12 E17 E18 V21
 */
export async function importPlaces(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  ask: PlacesAsk,
  applyWithin: ApplyWithin,
): Promise<Outcome<PlacesDone, ApiProblem>> {
  const { table, today, actor, mark: seen } = ask;
  const known = await loadKnownPlaces(tx, scope, authority, today);
  const plan = planPlaces(readPlaces(table, known), known, ask.replace);
  const isIdle = plan.rows.every(({ what }) => what === "same" || what === "problem");
  const files = await toPack(tx, authority, plan, known.pack);
  const options = { actor, dryRun: true, withTotals: seen === undefined };
  const tried = isIdle ? undefined : await applyWithin(tx, [files], options);
  // The rows were checked one by one; a pack that is refused all the same is a fault of ours.
  if (tried && !tried.ok) throw new Error(`imported places make no pack: ${JSON.stringify(tried.problems.slice(0, 3))}`);
  const [conflict] = tried?.value.conflicts ?? [];
  if (conflict) return refuse({ code: "IMPORT_CONFLICT", found: conflict.key, note: nameSetter(conflict.setBy) });
  const mark = toMark(ask, plan, tried?.value.changes ?? []);
  const totals = tried?.value.totals;
  if (seen === undefined) return accept({ plan, known, mark, applied: false, ...(totals ? { totals } : {}) });
  const problems = countProblems(plan);
  if (problems > 0) return refuse({ code: "IMPORT_HAS_PROBLEMS", found: String(problems) });
  if (seen !== mark) return refuse({ code: "IMPORT_STALE" });
  if (isIdle) return accept({ plan, known, mark, applied: true });
  const applied = await applyWithin(tx, [files], { actor });
  if (!applied.ok) throw new Error(`applying differs from its dry run: ${JSON.stringify(applied.problems.slice(0, 3))}`);
  const change = { added: listKeys(plan, "new"), changed: listKeys(plan, "changed"), retired: listKeys(plan, "retired") };
  await writeJournal(tx, { authorityId: authority.id, actor, act: "place.import", subject: known.pack, change });
  return accept({ plan, known, mark, applied: true });
}
