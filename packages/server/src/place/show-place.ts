import { type Reader, showPlaceName, toDecimalText, toPlaceRef } from "@kehoach/api/figure-json";
import type { getPlace, PlaceNodeJson } from "@kehoach/api/place";
import type { Place, PlaceKey, Succession } from "@kehoach/core/place/place";
import { isSamePlace, showPlaceKey } from "@kehoach/core/place/place";
import { placesAt } from "@kehoach/core/place/tree";
import type { z } from "zod";

export type PlaceReply = z.output<typeof getPlace.reply>;
type PlaceJson = PlaceReply["place"];
type SuccessionJson = PlaceReply["became"][number];

export function toPlaceJson(place: Place): PlaceJson {
  return {
    key: showPlaceKey(place),
    code: place.code,
    validFrom: place.validFrom,
    validTo: place.validTo ?? null,
    kind: place.kind,
    level: place.level,
    type: place.type,
    name: place.name,
    fullName: showPlaceName(place),
    startedBy: place.startedBy ?? null,
    endedBy: place.endedBy ?? null,
  };
}

function toSuccessionJson(reader: Reader, link: Succession, other: PlaceKey): SuccessionJson {
  return {
    place: toPlaceRef(reader, other),
    date: link.date,
    kind: link.kind,
    weight: toDecimalText(link.weight),
    act: link.act ?? null,
  };
}

/** What a place came from and what it became. */
export function listSuccessions(reader: Reader, place: PlaceKey): { cameFrom: SuccessionJson[]; became: SuccessionJson[] } {
  const { successions } = reader.book;
  return {
    cameFrom: successions.filter((link) => isSamePlace(link.to, place)).map((link) => toSuccessionJson(reader, link, link.from)),
    became: successions.filter((link) => isSamePlace(link.from, place)).map((link) => toSuccessionJson(reader, link, link.to)),
  };
}

/** Territories before agencies, then by code. */
function compare(a: Place, b: Place): number {
  const order = (one: Place): string => `${one.kind === "agency" ? 1 : 0} ${one.code}`;
  return order(a) < order(b) ? -1 : 1;
}

/** The tree of a day as a list in tree order. A place whose parent does not live that day stands at the root. */
export function listTree(places: readonly Place[], day: string): PlaceNodeJson[] {
  const living = placesAt(places, day);
  const keys = new Set(living.map(showPlaceKey));
  const below = Map.groupBy(living, ({ parent }) => (parent && keys.has(showPlaceKey(parent)) ? showPlaceKey(parent) : ""));
  const found: PlaceNodeJson[] = [];
  const visit = (parent: string, depth: number): void => {
    for (const place of [...(below.get(parent) ?? [])].sort(compare)) {
      const key = showPlaceKey(place);
      found.push({ ...toPlaceJson(place), parent: parent === "" ? null : parent, depth, children: below.get(key)?.length ?? 0 });
      visit(key, depth + 1);
    }
  };
  visit("", 0);
  return found;
}

/** The days on which the tree changes, rising. */
export function listTurns(places: readonly Place[]): string[] {
  return [
    ...new Set(places.flatMap(({ validFrom, validTo }) => (validTo === undefined ? [validFrom] : [validFrom, validTo]))),
  ].sort();
}
