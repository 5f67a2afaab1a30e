import { type Place, showPlaceKey } from "./place.ts";

/** By the list, which stays the same object as long as a book does. */
const known = new WeakMap<readonly Place[], ReadonlyMap<string, Place>>();

/** Places by their keys: thousands of a country, made once for a list. */
export function indexPlaces(places: readonly Place[]): ReadonlyMap<string, Place> {
  const found = known.get(places) ?? new Map(places.map((place) => [showPlaceKey(place), place]));
  known.set(places, found);
  return found;
}
