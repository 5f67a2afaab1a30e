import type { Book } from "@kehoach/core/analysis/book";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { PackFiles } from "@kehoach/core/pack/pack";
import type { PackProblem } from "@kehoach/core/pack/problem";
import type { Setter } from "@kehoach/core/pack/setter";
import { toBook } from "@kehoach/core/pack/to-book";
import { showDecimal, ZERO } from "@kehoach/core/quantity/decimal";
import { loadBook } from "../book/read.ts";
import type { Database } from "../platform/db.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction, lockName, type Tx } from "../platform/transaction.ts";
import { type TotalChanges, tryTotals } from "../total/try.ts";
import { type Change, type Conflict, decideApply, type EntryKind } from "./decide-apply.ts";
import { loadListed, loadMeasured, loadPresentFacts, loadPresentPlaces, loadWritten } from "./present.ts";
import { listPackOrder } from "./read.ts";
import { findAuthorityId } from "./store.ts";
import { listEntries, listFacts, listPlaces } from "./wanted.ts";
import { isFact, listMoved, writeDecision } from "./write-decision.ts";

export type ApplyProblem =
  | { readonly code: "APPLY_NO_AUTHORITY"; readonly pack: string }
  | { readonly code: "APPLY_BASE_FIRST"; readonly pack: string; readonly base: string }
  | { readonly code: "APPLY_PACK_INVALID"; readonly problem: PackProblem }
  | { readonly code: "APPLY_CONFLICT"; readonly kind: EntryKind; readonly key: string; readonly setBy: Setter };

export type ApplyOptions = {
  /** Who does it, for the journal. */
  readonly actor: string;
  /** Say what would happen, change nothing. */
  readonly dryRun?: boolean;
  /** With a dry run: say too which totals become others where places do. It takes as long as doing it. */
  readonly withTotals?: boolean;
  /** Leave what another pack or an approved form set as it is and apply the rest. */
  readonly skipConflicts?: boolean;
};

export type ApplyResult = {
  readonly authority: string;
  readonly pack: string;
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  readonly unchanged: number;
  /** Versions of figures written. */
  readonly versions: number;
  /** Where it was asked for, and places or links of places become others: the totals that would, too. */
  readonly totals?: TotalChanges;
  readonly applied: boolean;
};

/**
 * Applies a pack with its bases: loads what is there, decides, saves, all in one transaction. Several at once wait for
 * each other; one that is cut off leaves nothing.
 *
 * @param chain  bases first, the pack itself last
 * A pack of the same authority among the bases is what this one is laid over: it must have been applied, and stays as it is.
 *
 * @problem APPLY_NO_AUTHORITY  a base pack has nobody to apply it to
 * @problem APPLY_BASE_FIRST    the pack it is laid over has not been applied
 * @problem APPLY_PACK_INVALID  the pack has errors
 * @problem APPLY_CONFLICT      another pack, or an approved form, says something else; nothing is applied unless skipConflicts
 * @rule S8 S9 S10 S11 S12 S19 S22 V21
 */
export function applyPack(
  db: Database,
  chain: readonly PackFiles[],
  options: ApplyOptions,
): Promise<Outcome<ApplyResult, ApplyProblem>> {
  return inTransaction(db, SYSTEM, (tx) => applyWithin(tx, chain, options));
}

/** One application at a time: of an authority, and of the places that all share. */
export async function lockApplication(tx: Tx, authority: string): Promise<void> {
  await lockName(tx, "place");
  await lockName(tx, `authority ${authority}`);
}

/** The same in a transaction that does more; it needs the scope `system`. */
export async function applyWithin(
  tx: Tx,
  chain: readonly PackFiles[],
  options: ApplyOptions,
): Promise<Outcome<ApplyResult, ApplyProblem>> {
  const own = chain.at(-1)?.manifest;
  if (!own?.authority) return refuse({ code: "APPLY_NO_AUTHORITY", pack: own?.code ?? "" });
  const { authority, code: pack } = own;
  const read = toBook(chain);
  if (!read.ok) {
    const [first, ...rest] = read.problems.map((problem): ApplyProblem => ({ code: "APPLY_PACK_INVALID", problem }));
    if (first) return refuse(first, ...rest);
    throw new Error("a refusal without a reason");
  }
  const book = read.value;
  const under = chain.slice(0, -1).filter(({ manifest }) => manifest.authority !== undefined);
  const applied = chain.filter((files) => !under.includes(files));
  const packs = applied.map(({ manifest }) => manifest.code);
  const entries = applied.flatMap(listEntries);
  const places = listPlaces(applied, book);
  const facts = listFacts(book, pack);
  const wanted = [...entries, ...places, ...facts];
  await lockApplication(tx, authority.code);
  const known = await findAuthorityId(tx, authority.code);
  const authorityId = known ?? 0n; // no authority has this number: nothing of it is there
  const order = await listPackOrder(tx, authorityId);
  const missing = under.find(({ manifest }) => !order.includes(manifest.code));
  if (missing) return refuse({ code: "APPLY_BASE_FIRST", pack, base: missing.manifest.code });
  const { facts: presentFacts, approved } = await loadPresentFacts(tx, authorityId, packs, facts);
  const present = {
    written: await loadWritten(tx, authorityId, packs),
    guarded: [...(await loadPresentPlaces(tx, packs, places)), ...presentFacts],
    listed: await loadListed(
      tx,
      authorityId,
      packs,
      [...places, ...facts].map(({ key }) => key),
    ),
    approved,
    measured: await loadMeasured(tx, authorityId, known === undefined ? [] : await listRemeasured(tx, authority.code, book)),
  };
  const decision = decideApply(present, wanted);
  const versions = decision.changes.filter((one) => isFact(one) && ["added", "changed", "retired"].includes(one.what)).length;
  const result: ApplyResult = { authority: authority.code, pack, ...decision, versions, applied: false };
  const keptId = under.length > 0 ? known : undefined;
  const { actor } = options;
  const deciding = { authority, keptId, pack, applied, book, entries, places, facts, presentFacts, decision, actor };
  if (options.dryRun) {
    // How many figures go elsewhere with a place, no list of changed entries tells.
    const isAsked = options.withTotals === true && listMoved(decision).length > 0;
    const totals = isAsked && known !== undefined ? await tryTotals(tx, known, () => writeDecision(tx, deciding)) : undefined;
    return accept({ ...result, ...(totals ? { totals } : {}) });
  }
  const [conflict, ...others] = decision.conflicts.map(
    ({ kind, key, setBy }): ApplyProblem => ({ code: "APPLY_CONFLICT", kind, key, setBy }),
  );
  // Without the unit its values would be taken for others: this one is never left out alone.
  const isMeasured = decision.conflicts.some(({ kind }) => kind === "indicator");
  if (conflict && (isMeasured || !options.skipConflicts)) return refuse(conflict, ...others);
  if (decision.changes.length > 0) await writeDecision(tx, deciding);
  return accept({ ...result, applied: true });
}

/** Indicators that would be measured in another unit, or in one of the same name and another size, than they are. */
async function listRemeasured(tx: Tx, authority: string, wanted: Pick<Book, "indicators" | "units">): Promise<readonly string[]> {
  const present = await loadBook(tx, SYSTEM, { authority, facts: false });
  const sizeOf = ({ indicators, units }: Pick<Book, "indicators" | "units">, code: string): string | undefined => {
    const unit = indicators.get(code)?.unit;
    return unit === undefined ? undefined : `${unit} ${showDecimal(units.get(unit)?.factor ?? ZERO)}`;
  };
  return [...wanted.indicators.keys()].filter((code) => {
    const [before, after] = [sizeOf(present, code), sizeOf(wanted, code)];
    return before !== undefined && before !== after;
  });
}
