import type { Book } from "@kehoach/core/analysis/book";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { PackFiles } from "@kehoach/core/pack/pack";
import type { PackProblem } from "@kehoach/core/pack/problem";
import type { Setter } from "@kehoach/core/pack/setter";
import { toBook } from "@kehoach/core/pack/to-book";
import { showPeriod } from "@kehoach/core/period/period";
import { showPlaceKey } from "@kehoach/core/place/place";
import { showDecimal, ZERO } from "@kehoach/core/quantity/decimal";
import { loadBook } from "../book/read.ts";
import { digestInOrder } from "../platform/canonical-digest.ts";
import { dayOf } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inTransaction, lockName, readNow, type Tx } from "../platform/transaction.ts";
import { refreshTotals, type Touched } from "../total/refresh.ts";
import {
  type ApplyDecision,
  type Change,
  type Conflict,
  decideApply,
  type EntryKind,
  GUARDED_KINDS,
  type GuardedKind,
} from "./decide-apply.ts";
import { loadListed, loadMeasured, loadPresentFacts, loadPresentPlaces, loadWritten, type PresentFact } from "./present.ts";
import { listPackOrder } from "./read.ts";
import {
  type Act,
  findAuthorityId,
  listSharing,
  loadNumbers,
  retireFacts,
  retirePlaces,
  retireWritten,
  saveApplication,
  saveAuthority,
  saveFacts,
  saveInForce,
  saveListing,
  savePlaces,
  saveShared,
  saveSuccessions,
  saveWritten,
} from "./store.ts";
import { listEntries, listFacts, listPlaces, showSuccessionKey, type WantedFact } from "./wanted.ts";

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
  readonly applied: boolean;
};

const FACT_KINDS = ["target", "value", "relation"] as const;

function isFact(one: { readonly kind: EntryKind }): boolean {
  return one.kind === "target" || one.kind === "value" || one.kind === "relation";
}

function isGuarded(kind: EntryKind): kind is GuardedKind {
  return (GUARDED_KINDS as readonly EntryKind[]).includes(kind); // widened so that includes takes any kind
}

function countChanges(changes: readonly Change[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { kind, what } of changes) {
    const row = (counts[kind] ??= {});
    row[what] = (row[what] ?? 0) + 1;
  }
  return counts;
}

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
 * @rule S8 S9 S10 S11 S12 S19 S22
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
  if (options.dryRun) return accept(result);
  const [conflict, ...others] = decision.conflicts.map(
    ({ kind, key, setBy }): ApplyProblem => ({ code: "APPLY_CONFLICT", kind, key, setBy }),
  );
  // Without the unit its values would be taken for others: this one is never left out alone.
  const isMeasured = decision.conflicts.some(({ kind }) => kind === "indicator");
  if (conflict && (isMeasured || !options.skipConflicts)) return refuse(conflict, ...others);
  if (decision.changes.length === 0) return accept({ ...result, applied: true });
  const now = await readNow(tx);
  const today = dayOf(new Date(now));
  const positions = new Map(wanted.map((one) => [`${one.kind} ${one.key}`, one]));
  const touched = new Set(
    decision.changes.filter((one) => one.what !== "retired" && one.what !== "left").map((one) => `${one.kind} ${one.key}`),
  );
  // Shared tables before those of an authority: a distributed database asks for that order.
  const id = known !== undefined && under.length > 0 ? known : await saveAuthority(tx, authority);
  const isTouched = (kind: EntryKind, key: string): boolean => touched.has(`${kind} ${key}`);
  const changedPlaces = decision.changes
    .filter(({ what }) => what === "added" || what === "changed")
    .map(({ kind, key }) => `${kind} ${key}`);
  const rewrites = new Set(changedPlaces);
  await savePlaces(
    tx,
    book.places.filter((place) => rewrites.has(`place ${showPlaceKey(place)}`)),
    positions,
  );
  await saveSuccessions(
    tx,
    book.successions.filter((link) => rewrites.has(`succession ${showSuccessionKey(link)}`)),
    positions,
  );
  const retired = decision.changes.filter(({ what }) => what === "retired");
  await retirePlaces(
    tx,
    retired.filter(({ kind }) => isPlace(kind)).map(({ key }) => key),
    today,
  );
  await saveWritten(
    tx,
    id,
    entries.filter(({ kind, key }) => isTouched(kind, key)),
  );
  await retireWritten(
    tx,
    id,
    retired.filter(({ kind }) => !isGuarded(kind)),
    today,
  );
  const applicationId = await saveApplication(tx, {
    authorityId: id,
    pack,
    digest: digestInOrder(toPlainChain(applied)),
    actor: options.actor,
    at: now,
    counts: countChanges(decision.changes),
  });
  await saveInForce(tx, id, await listPackOrder(tx, id), today);
  await saveAllFacts(tx, { authorityId: id, applicationId, now, today }, facts, presentFacts, decision);
  await saveListing(
    tx,
    id,
    decision.changes.filter(({ kind }) => isGuarded(kind)).map((one) => toListing(one, positions)),
    today,
  );
  const touchedValues = listTouched(decision.changes, facts, presentFacts);
  if (touchedValues.length > 0) {
    // As every pack of the authority has it, not this one alone.
    await refreshTotals(tx, SYSTEM, id, () => loadBook(tx, SYSTEM, { authority: authority.code, facts: false }), touchedValues);
  }
  const moved = decision.changes.filter(({ kind, what }) => isPlace(kind) && REWRITES.has(what)).map(({ key }) => key);
  await followShared(tx, id, moved, { pack, actor: options.actor, at: now });
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

/** What totals must follow: everything where the tree or an indicator changed; else the values that did. @rule V14 */
function listTouched(
  changes: readonly Change[],
  facts: readonly WantedFact[],
  present: readonly PresentFact[],
): readonly Touched[] | "all" {
  const reaches = ["place", "succession", "indicator", "manifest"];
  if (changes.some(({ kind, what }) => reaches.includes(kind) && what !== "moved")) return "all";
  const changed = new Set(changes.filter(({ kind }) => kind === "value").map(({ key }) => key));
  if (present.some(({ kind, key }) => kind === "value" && changed.has(key) && !facts.some((one) => one.key === key)))
    return "all";
  return facts.flatMap((one): Touched[] => {
    if (one.kind !== "value" || !changed.has(one.key)) return [];
    const { place, indicator, period } = one.fact.key;
    return [{ place: showPlaceKey(place), indicator, period: showPeriod(period), end: period.end }];
  });
}

const REWRITES: ReadonlySet<Change["what"]> = new Set(["added", "changed", "retired"]);

function isPlace(kind: EntryKind): boolean {
  return kind === "place" || kind === "succession";
}

/** Places are shared: the totals of other authorities that list what was changed follow too, and their books are read anew. @rule V14 S12 */
async function followShared(
  tx: Tx,
  authorityId: bigint,
  keys: readonly string[],
  by: { readonly pack: string; readonly actor: string; readonly at: string },
): Promise<void> {
  for (const { id, code } of await listSharing(tx, authorityId, keys)) {
    await saveShared(tx, { authorityId: id, ...by, places: keys.length });
    await refreshTotals(tx, SYSTEM, id, () => loadBook(tx, SYSTEM, { authority: code, facts: false }), "all");
  }
}

function toListing({ kind, key, pack, what }: Change, positions: ReadonlyMap<string, { readonly position: bigint }>) {
  const position = positions.get(`${kind} ${key}`)?.position;
  return what === "retired" || what === "left" || position === undefined ? { kind, key, pack } : { kind, key, pack, position };
}

function toPlainChain(chain: readonly PackFiles[]): unknown {
  return chain.map((files) =>
    Object.fromEntries(Object.entries(files).map(([kind, data]) => [kind, data instanceof Map ? [...data] : data])),
  );
}

async function saveAllFacts(
  tx: Tx,
  act: Act,
  facts: readonly WantedFact[],
  present: readonly PresentFact[],
  decision: ApplyDecision,
): Promise<void> {
  const numbers = await loadNumbers(tx, act.authorityId);
  const byKey = new Map(present.map((one) => [one.key, one]));
  const what = new Map(decision.changes.filter(isFact).map((one) => [one.key, one.what]));
  for (const kind of FACT_KINDS) {
    const written = facts.filter((one) => one.kind === kind && ["added", "changed"].includes(what.get(one.key) ?? ""));
    await saveFacts(tx, act, kind, written, numbers, byKey);
    await retireFacts(
      tx,
      act,
      kind,
      present.filter((one) => one.kind === kind && what.get(one.key) === "retired"),
    );
  }
}
