import { accept, type Outcome, refuse } from "../outcome.ts";
import type { IsoDate } from "../period/period.ts";
import { groupBy } from "./group-by.ts";
import { isSamePlace, type Place, type PlaceKey, parsePlaceKey, showPlaceKey } from "./place.ts";

export type FindPlaceProblem =
  /** No place ever had this code or key. */
  | { readonly code: "PLACE_UNKNOWN"; readonly text: string; readonly date: IsoDate; readonly candidates: readonly Place[] }
  /** Several places of this code live on the date. */
  | { readonly code: "PLACE_AMBIGUOUS"; readonly text: string; readonly date: IsoDate; readonly candidates: readonly Place[] }
  /** The code or key is known, but the date is outside its life. */
  | { readonly code: "PLACE_OUT_OF_LIFE"; readonly text: string; readonly date: IsoDate; readonly candidates: readonly Place[] };

/** Whether the place lives on the date: [validFrom, validTo). @rule G2 */
export function isAliveAt(place: Place, date: IsoDate): boolean {
  return place.validFrom <= date && (place.validTo === undefined || date < place.validTo);
}

/** The places that live on the date, in the order given. @rule G2 */
export function placesAt(places: readonly Place[], date: IsoDate): readonly Place[] {
  return places.filter((place) => isAliveAt(place, date));
}

/** The places directly below `key` on the date. @rule G2 */
export function childrenAt(places: readonly Place[], key: PlaceKey, date: IsoDate): readonly Place[] {
  return placesAt(places, date).filter((place) => place.parent !== undefined && isSamePlace(place.parent, key));
}

/** All places below `key` on the date, parents before children. A circle in the data is walked once. @rule G2 */
export function descendantsAt(places: readonly Place[], key: PlaceKey, date: IsoDate): readonly Place[] {
  const below = groupBy(placesAt(places, date), (place) => (place.parent ? showPlaceKey(place.parent) : ""));
  const seen = new Set([showPlaceKey(key)]);
  const found: Place[] = [];
  const queue = [...(below.get(showPlaceKey(key)) ?? [])];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const text = showPlaceKey(next);
    if (seen.has(text)) continue;
    seen.add(text);
    found.push(next);
    queue.push(...(below.get(text) ?? []));
  }
  return found;
}

/** The places above `key`, nearest first; they need not live on one date. A circle in the data is walked once. @rule G2 */
export function ancestorsOf(places: readonly Place[], key: PlaceKey): readonly Place[] {
  const byKey = new Map(places.map((place) => [showPlaceKey(place), place]));
  const found: Place[] = [];
  let above = byKey.get(showPlaceKey(key))?.parent;
  while (above !== undefined) {
    const place = byKey.get(showPlaceKey(above));
    if (place === undefined || found.includes(place) || isSamePlace(place, key)) break;
    found.push(place);
    above = place.parent;
  }
  return found;
}

/**
 * The place a bare code ("00001") or a key ("00001@2025-07-01") means on a date.
 *
 * @problem PLACE_UNKNOWN      no place ever had it
 * @problem PLACE_AMBIGUOUS    several places of this code live on the date: candidates
 * @problem PLACE_OUT_OF_LIFE  it lived, but not on the date: candidates
 * @rule    G3
 */
export function findPlace(places: readonly Place[], codeOrKeyText: string, date: IsoDate): Outcome<Place, FindPlaceProblem> {
  const key = parsePlaceKey(codeOrKeyText);
  const named = key.ok ? places.filter((p) => isSamePlace(p, key.value)) : places.filter((p) => p.code === codeOrKeyText);
  const problem = { text: codeOrKeyText, date };
  if (named.length === 0) {
    const candidates = key.ok ? places.filter((p) => p.code === key.value.code) : [];
    return refuse({ code: "PLACE_UNKNOWN", ...problem, candidates });
  }
  const [place, ...others] = placesAt(named, date);
  if (place === undefined) return refuse({ code: "PLACE_OUT_OF_LIFE", ...problem, candidates: named });
  if (others.length > 0) return refuse({ code: "PLACE_AMBIGUOUS", ...problem, candidates: [place, ...others] });
  return accept(place);
}
