import type { IsoDate } from "../period/period.ts";
import { add, compare, type Decimal, ONE } from "../quantity/decimal.ts";
import { groupBy } from "./group-by.ts";
import { type Place, type PlaceKey, type Succession, showPlaceKey } from "./place.ts";
import { isAliveAt } from "./tree.ts";

export type PlaceProblem =
  | { readonly code: "PLACE_TWICE"; readonly place: PlaceKey }
  | { readonly code: "PLACE_LIFE_EMPTY"; readonly place: PlaceKey; readonly validTo: IsoDate }
  /** Two places carry one code on one day: a bare code would mean both. */
  | { readonly code: "PLACE_LIVES_OVERLAP"; readonly place: PlaceKey; readonly other: PlaceKey }
  | { readonly code: "PLACE_PARENT_UNKNOWN"; readonly place: PlaceKey; readonly parent: PlaceKey }
  | { readonly code: "PLACE_PARENT_NOT_ALIVE"; readonly place: PlaceKey; readonly parent: PlaceKey }
  | { readonly code: "PLACE_PARENT_CIRCLE"; readonly place: PlaceKey };

export type SuccessionProblem =
  | { readonly code: "SUCCESSION_PLACE_UNKNOWN"; readonly link: Succession; readonly place: PlaceKey }
  /** The giver does not live until the day, or the taker not on it. */
  | { readonly code: "SUCCESSION_OUTSIDE_LIFE"; readonly link: Succession; readonly place: PlaceKey }
  | { readonly code: "SUCCESSION_TO_ITSELF"; readonly link: Succession }
  /** Whole means everything: it cannot stand beside another link of the same day. */
  | { readonly code: "SUCCESSION_WHOLE_NOT_ALONE"; readonly link: Succession }
  /** A whole link ends the place; it cannot live on. */
  | { readonly code: "SUCCESSION_WHOLE_LIVES_ON"; readonly link: Succession }
  | { readonly code: "SUCCESSION_WEIGHT_OUT_OF_RANGE"; readonly link: Succession; readonly weight: Decimal }
  | { readonly code: "SUCCESSION_WEIGHTS_NOT_WHOLE"; readonly link: Succession; readonly total: Decimal };

/** What does not fit in a table of places, in its order; each problem names its place. @rule G2 G3 */
export function checkPlaces(places: readonly Place[]): readonly PlaceProblem[] {
  const byKey = new Map(places.map((place) => [showPlaceKey(place), place]));
  const byCode = groupBy(places, (place) => place.code);
  return places.flatMap((place, i): PlaceProblem[] => {
    const problems: PlaceProblem[] = [];
    const key = keyOf(place);
    const namesakes = (byCode.get(place.code) ?? []).filter((other) => places.indexOf(other) < i);
    if (namesakes.some((other) => other.validFrom === place.validFrom)) problems.push({ code: "PLACE_TWICE", place: key });
    if (place.validTo !== undefined && place.validTo <= place.validFrom) {
      problems.push({ code: "PLACE_LIFE_EMPTY", place: key, validTo: place.validTo });
    }
    for (const other of namesakes) {
      if (other.validFrom === place.validFrom) continue;
      if (isAliveAt(other, place.validFrom) || isAliveAt(place, other.validFrom)) {
        problems.push({ code: "PLACE_LIVES_OVERLAP", place: key, other: keyOf(other) });
      }
    }
    return [...problems, ...checkParent(place, byKey)];
  });
}

function checkParent(place: Place, byKey: ReadonlyMap<string, Place>): readonly PlaceProblem[] {
  if (place.parent === undefined) return [];
  const parent = byKey.get(showPlaceKey(place.parent));
  const key = keyOf(place);
  if (parent === undefined) return [{ code: "PLACE_PARENT_UNKNOWN", place: key, parent: place.parent }];
  const seen = new Set<Place>([place]);
  for (let above: Place | undefined = parent; above !== undefined; ) {
    if (above === place) return [{ code: "PLACE_PARENT_CIRCLE", place: key }];
    if (seen.has(above)) break;
    seen.add(above);
    above = above.parent && byKey.get(showPlaceKey(above.parent));
  }
  const overlaps =
    (parent.validTo === undefined || place.validFrom < parent.validTo) &&
    (place.validTo === undefined || parent.validFrom < place.validTo);
  return overlaps ? [] : [{ code: "PLACE_PARENT_NOT_ALIVE", place: key, parent: place.parent }];
}

/** What does not fit in a table of successions, in its order; each problem names its link. @rule G4 G5 */
export function checkSuccessions(places: readonly Place[], successions: readonly Succession[]): readonly SuccessionProblem[] {
  const byKey = new Map(places.map((place) => [showPlaceKey(place), place]));
  const groups = groupBy(successions, (link) => `${showPlaceKey(link.from)} ${link.date}`);
  return successions.flatMap((link): SuccessionProblem[] => {
    const from = byKey.get(showPlaceKey(link.from));
    const to = byKey.get(showPlaceKey(link.to));
    const problems: SuccessionProblem[] = [];
    if (from === undefined) problems.push({ code: "SUCCESSION_PLACE_UNKNOWN", link, place: link.from });
    if (to === undefined) problems.push({ code: "SUCCESSION_PLACE_UNKNOWN", link, place: link.to });
    if (from === undefined || to === undefined) return problems;
    if (from === to) return [{ code: "SUCCESSION_TO_ITSELF", link }];
    const livesUntil = from.validFrom < link.date && (from.validTo === undefined || link.date <= from.validTo);
    if (!livesUntil) problems.push({ code: "SUCCESSION_OUTSIDE_LIFE", link, place: link.from });
    if (!isAliveAt(to, link.date)) problems.push({ code: "SUCCESSION_OUTSIDE_LIFE", link, place: link.to });
    const group = groups.get(`${showPlaceKey(link.from)} ${link.date}`) ?? [link];
    return [...problems, ...checkShare(link, from, group)];
  });
}

function checkShare(link: Succession, from: Place, group: readonly Succession[]): readonly SuccessionProblem[] {
  if (link.kind === "whole") {
    const problems: SuccessionProblem[] = [];
    if (group.length > 1) problems.push({ code: "SUCCESSION_WHOLE_NOT_ALONE", link });
    if (isAliveAt(from, link.date)) problems.push({ code: "SUCCESSION_WHOLE_LIVES_ON", link });
    return problems;
  }
  const { weight } = link;
  if (weight === undefined) return [];
  if (weight.units <= 0n || compare(weight, ONE) > 0) return [{ code: "SUCCESSION_WEIGHT_OUT_OF_RANGE", link, weight }];
  if (group[0] !== link) return [];
  const weights = group.flatMap((other) => (other.weight ? [other.weight] : []));
  if (weights.length < group.length) return [];
  const total = weights.reduce(add);
  const fits = isAliveAt(from, link.date) ? compare(total, ONE) < 0 : compare(total, ONE) === 0;
  return fits ? [] : [{ code: "SUCCESSION_WEIGHTS_NOT_WHOLE", link, total }];
}

function keyOf(place: Place): PlaceKey {
  return { code: place.code, validFrom: place.validFrom };
}
