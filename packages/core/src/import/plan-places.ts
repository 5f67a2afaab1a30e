import { toPlaceEntry } from "../pack/from-book.ts";
import type { Entry } from "../pack/pack.ts";
import { type Place, showPlaceKey } from "../place/place.ts";
import type { PlaceField } from "./columns.ts";
import { findHome, type KnownPlaces } from "./known-places.ts";
import type { CellFault, CellProblem } from "./problem.ts";
import { listDifferences, type ReadPlace } from "./read-places.ts";
import { addressIn } from "./read-rows.ts";

/** What a row would do. `problem`: nothing, until it is mended. */
export type RowState = "new" | "changed" | "same" | "problem" | "retired";

export type OwnedPlaces = KnownPlaces & {
  /** The pack that set each place last, by key. */
  readonly packOf: ReadonlyMap<string, string>;
  /** Keys of what the pack of imported places lists now, in its order. */
  readonly listed: readonly string[];
  /** Keys of what other packs of the authority list. */
  readonly listedByOthers: ReadonlySet<string>;
  /** That pack. */
  readonly pack: string;
};

export type PlannedPlace = Omit<ReadPlace, "row"> & {
  /** Absent for a place that is in the list of earlier imports and not in the table. */
  readonly row?: ReadPlace["row"];
  readonly what: RowState;
};

export type PlacePlan = {
  readonly rows: readonly PlannedPlace[];
  /** What the pack of imported places lists afterwards. */
  readonly entries: readonly Entry<"places">[];
};

/** What stops a row that says otherwise of a place than the pack that set it. */
function checkOwner(read: ReadPlace, known: OwnedPlaces): CellProblem<PlaceField> | undefined {
  const { place, before, row } = read;
  const owner = before && known.packOf.get(showPlaceKey(before));
  if (!place || !before || owner === undefined || owner === known.pack) return undefined;
  const differs = listDifferences(place, before);
  const [field] = differs;
  if (field === undefined) return undefined;
  const fault: CellFault = { code: "IMPORT_SET_ELSEWHERE", pack: owner, differs };
  return { level: "error", at: addressIn(row, field), field, fault };
}

function stateOf(read: ReadPlace, problems: readonly CellProblem<PlaceField>[], inTree: ReadonlySet<string>): RowState {
  if (!read.place || problems.some(({ level }) => level === "error")) return "problem";
  if (!read.before || !inTree.has(showPlaceKey(read.place))) return "new";
  return listDifferences(read.place, read.before).length > 0 ? "changed" : "same";
}

/** The places above some, up to the top: a pack names no parent that it does not list. */
function withParents(keys: ReadonlySet<string>, byKey: ReadonlyMap<string, Place>): ReadonlySet<string> {
  const all = new Set(keys);
  for (const key of all) {
    const parent = byKey.get(key)?.parent;
    // A set that grows while it is walked gives what was added too.
    if (parent) all.add(showPlaceKey(parent));
  }
  return all;
}

/**
 * What importing would do, and what the pack of imported places lists afterwards: its earlier entries, as far as they stay, then the
 * new ones; and copies of what lies above them, so that the pack stands by itself. What no other pack lists is its own.
 *
 * @param replace  earlier entries that the table leaves out are retired, unless something that stays lies below them
 * @rule E10 E11 E12
 */
export function planPlaces(read: readonly ReadPlace[], known: OwnedPlaces, replace: boolean): PlacePlan {
  const inTree = new Set(known.places.map(showPlaceKey));
  const rows = read.map((one): PlannedPlace => {
    const problem = checkOwner(one, known);
    const problems = problem ? [...one.problems, problem] : one.problems;
    return { ...one, problems, what: stateOf(one, problems, inTree) };
  });
  const byKey = new Map([...known.elsewhere, ...known.places].map((place) => [showPlaceKey(place), place]));
  const named = new Set<string>();
  for (const { place, before, what } of rows) {
    if (place && what !== "problem") byKey.set(showPlaceKey(place), place);
    // A row with a problem does nothing, and so retires nothing.
    const meant = what === "problem" ? before : place;
    if (meant) named.add(showPlaceKey(meant));
  }
  const isOwn = (key: string): boolean => !known.listedByOthers.has(key);
  // What it set before another pack listed it too it goes on saying.
  const isSaid = (key: string): boolean => isOwn(key) || known.packOf.get(key) === known.pack;
  const earlier = known.listed.filter(isOwn);
  const kept = new Set([...(replace ? [] : known.listed.filter(isSaid)), ...[...named].filter(isSaid)]);
  const home = findHome([...byKey.values()], known.home);
  if (home && kept.size > 0) kept.add(showPlaceKey(home));
  const others = withParents(known.listedByOthers, byKey);
  const listed = withParents(new Set([...kept, ...earlier.filter((key) => others.has(key))]), byKey);
  const order = [...new Set([...known.listed, ...listed])].filter((key) => listed.has(key));
  const retired = earlier.flatMap((key): PlannedPlace[] => {
    const place = listed.has(key) ? undefined : byKey.get(key);
    return place ? [{ place, before: place, problems: [], what: "retired" }] : [];
  });
  const entries = order.flatMap((key) => {
    const place = byKey.get(key);
    return place ? [toPlaceEntry(place)] : [];
  });
  return { rows: [...rows, ...retired], entries };
}
