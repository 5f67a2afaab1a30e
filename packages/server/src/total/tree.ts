import { lastDay } from "@kehoach/core/period/period";
import { type Place, type PlaceKey, parsePlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import { isAliveAt } from "@kehoach/core/place/tree";
import { type Branches, countLeaves } from "@kehoach/core/value/roll-up";
import { toRound } from "./own-figures.ts";

/** The last day of a period in its text form: the tree of that day is the one by which it is added up. */
export function dayOfPeriod(period: string): string {
  return lastDay(toRound(period));
}

/** The territories of an authority on one day: keys below each key, and how far down the longest way goes. */
export type DayTree = {
  readonly branches: Branches;
  readonly parentOf: ReadonlyMap<string, string>;
  /** The place of the authority. */
  readonly root: string | undefined;
};

/** By the places of a book, which stay the same object until a pack is applied. */
const known = new WeakMap<readonly Place[], Map<string, DayTree>>();
const MOST_DAYS = 400;

function findRoot(alive: readonly Place[], root: string): string | undefined {
  const key = parsePlaceKey(root);
  const own = alive.find((place) => (key.ok ? isKey(place, key.value) : place.code === root));
  return own && showPlaceKey(own);
}

function isKey(place: Place, key: PlaceKey): boolean {
  return place.code === key.code && place.validFrom === key.validFrom;
}

/**
 * The territories below the place of an authority as they are on a day. Agencies are none: a figure is never counted from a commune and
 * a department both.
 *
 * @param root  the place of the authority as the authority names it: a key, or a code
 * @rule V12
 */
export function treeOn(places: readonly Place[], root: string, day: string): DayTree {
  const near = known.get(places) ?? new Map<string, DayTree>();
  known.set(places, near);
  const name = `${root} ${day}`;
  const found = near.get(name) ?? makeTree(places, root, day);
  if (near.size >= MOST_DAYS) near.clear();
  near.set(name, found);
  return found;
}

function makeTree(places: readonly Place[], root: string, day: string): DayTree {
  const alive = places.filter((place) => place.kind === "territory" && isAliveAt(place, day));
  const keys = new Set(alive.map(showPlaceKey));
  const branches = new Map<string, string[]>();
  const parentOf = new Map<string, string>();
  for (const place of alive) {
    const parent = place.parent && showPlaceKey(place.parent);
    // A place whose parent does not live on that day stands in no tree: its figures are its own, and in no total.
    if (parent === undefined || !keys.has(parent)) continue;
    branches.set(parent, [...(branches.get(parent) ?? []), showPlaceKey(place)]);
    parentOf.set(showPlaceKey(place), parent);
  }
  return { branches, parentOf, root: findRoot(alive, root) };
}

/** The places above one up to the place of the authority, nearest first; none where it does not lie below it. */
export function listAbove({ parentOf, root }: DayTree, place: string): readonly string[] {
  const above: string[] = [];
  for (let at = place; at !== root; ) {
    const parent = parentOf.get(at);
    if (parent === undefined || above.includes(parent)) return [];
    above.push(parent);
    at = parent;
  }
  return above;
}

const counts = new WeakMap<DayTree, Map<string, number>>();

/** Places at the bottom below one, which counts itself where nothing lies below: counted once for a tree. */
export function leavesOf(tree: DayTree, place: string): number {
  const known = counts.get(tree) ?? new Map<string, number>();
  counts.set(tree, known);
  const found = known.get(place) ?? countLeaves(tree.branches, place);
  known.set(place, found);
  return found;
}
