import type { Book } from "@kehoach/core/analysis/book";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { showPeriod } from "@kehoach/core/period/period";
import { showPlaceKey } from "@kehoach/core/place/place";
import { loadBook } from "../book/read.ts";
import { digestInOrder } from "../platform/canonical-digest.ts";
import { dayOf } from "../platform/clock.ts";
import { SYSTEM } from "../platform/scope.ts";
import { readNow, type Tx } from "../platform/transaction.ts";
import { refreshTotals, type Touched } from "../total/refresh.ts";
import { type ApplyDecision, type Change, type EntryKind, isGuarded, type Wanted } from "./decide-apply.ts";
import type { PresentFact } from "./present.ts";
import { listPackOrder } from "./read.ts";
import {
  type Act,
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
import { showSuccessionKey, type WantedEntry, type WantedFact } from "./wanted.ts";

/** What was decided on, with all that is needed to write it. */
export type Deciding = {
  readonly authority: NonNullable<PackFiles["manifest"]["authority"]>;
  /** Of an authority that is there already and whose row stays as it is. */
  readonly keptId: bigint | undefined;
  readonly pack: string;
  /** The packs that are written: not those of the authority that the last one is laid over. */
  readonly applied: readonly PackFiles[];
  readonly book: Book;
  readonly entries: readonly WantedEntry[];
  readonly places: readonly Wanted[];
  readonly facts: readonly WantedFact[];
  readonly presentFacts: readonly PresentFact[];
  readonly decision: ApplyDecision;
  readonly actor: string;
};

const FACT_KINDS = ["target", "value", "relation"] as const;

export function isFact(one: { readonly kind: EntryKind }): boolean {
  return one.kind === "target" || one.kind === "value" || one.kind === "relation";
}

function countChanges(changes: readonly Change[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { kind, what } of changes) {
    const row = (counts[kind] ??= {});
    row[what] = (row[what] ?? 0) + 1;
  }
  return counts;
}

const REWRITES: ReadonlySet<Change["what"]> = new Set(["added", "changed", "retired"]);

function isPlace(kind: EntryKind): boolean {
  return kind === "place" || kind === "succession";
}

/** Keys of the places and of the links of places that become others. */
export function listMoved({ changes }: ApplyDecision): readonly string[] {
  return changes.filter(({ kind, what }) => isPlace(kind) && REWRITES.has(what)).map(({ key }) => key);
}

/**
 * Writes what was decided, makes totals anew, notes the application. Needs the locks of lockApplication and the scope `system`.
 *
 * @rule S8 S9 S10 S12 S19
 */
export async function writeDecision(
  tx: Tx,
  { authority, keptId, pack, applied, book, entries, places, facts, presentFacts, decision, actor }: Deciding,
): Promise<void> {
  const now = await readNow(tx);
  const today = dayOf(new Date(now));
  const positions = new Map([...entries, ...places, ...facts].map((one) => [`${one.kind} ${one.key}`, one]));
  const touched = new Set(
    decision.changes.filter((one) => one.what !== "retired" && one.what !== "left").map((one) => `${one.kind} ${one.key}`),
  );
  // Shared tables before those of an authority: a distributed database asks for that order.
  const id = keptId ?? (await saveAuthority(tx, authority));
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
    actor,
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
  await followShared(tx, id, listMoved(decision), { pack, actor, at: now });
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
