import { fold } from "../fold.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { findNear } from "../pack/near.ts";
import type { IsoDate } from "../period/period.ts";
import { groupBy } from "../place/group-by.ts";
import { type Place, showPlaceKey } from "../place/place.ts";
import { isAliveAt } from "../place/tree.ts";
import { showFullName } from "./place-type.ts";
import type { CellFault } from "./problem.ts";

/** What is near is looked for so many times a file: who misspells more finds the rest by then, and nobody waits for it. */
export const MOST_LOOKS = 20;

/** Places by everything that a cell may call them. */
export type PlaceIndex = {
  /** Those the words name: by key, by code, by name with the word before it, by name alone; the first way that finds any. */
  readonly match: (words: string) => readonly Place[];
  /** Those they may mean, with code and name, as they live on a day. */
  readonly near: (words: string, day: IsoDate) => readonly string[];
};

/** A name as it is compared: "Phòng Tài chính – Kế hoạch" and "phong tai chinh - ke hoach" are one. */
export function foldName(name: string): string {
  return fold(name.replace(/[^\p{L}\p{N}]+/gu, " "));
}

/** Places as a list offers them, and as they are found by: by name, with the code where two have one name. */
export function offerPlaces(places: readonly Place[]): readonly string[] {
  const counts = groupBy(places, (place) => foldName(showFullName(place)));
  return places.map((place) => {
    const name = showFullName(place);
    return (counts.get(foldName(name)) ?? []).length > 1 ? `${name} (${place.code})` : name;
  });
}

/** A place named so that it can be typed: "064-noi-vu (phòng Nội vụ)". */
export function showCoded(place: Place): string {
  return `${place.code} (${showFullName(place)})`;
}

/** "phòng Nội vụ (064-noi-vu)" and "064-noi-vu (phòng Nội vụ)": the code counts. */
function listCodes(words: string): readonly string[] {
  const [, before = "", inside = ""] = /^(.+?)\s*\(([^()]+)\)$/u.exec(words) ?? [];
  return before === "" ? [words] : [words, inside, before];
}

export function indexPlaces(places: readonly Place[]): PlaceIndex {
  const byKey = groupBy(places, showPlaceKey);
  const byCode = groupBy(places, ({ code }) => code);
  const byFullName = groupBy(places, (place) => foldName(showFullName(place)));
  const byName = groupBy(places, ({ name }) => foldName(name));
  let looks = 0;
  return {
    match: (words) => {
      for (const code of listCodes(words)) {
        const found = byKey.get(code) ?? byCode.get(code);
        if (found) return found;
      }
      return byFullName.get(foldName(words)) ?? byName.get(foldName(words)) ?? [];
    },
    near: (words, day) => {
      looks += 1;
      if (looks > MOST_LOOKS) return [];
      const zeros = [1, 2, 3, 4].flatMap((count) =>
        /^\d+$/u.test(words) ? (byCode.get(`${"0".repeat(count)}${words}`) ?? []) : [],
      );
      const names = findNear(foldName(words), [...byCode.keys(), ...byFullName.keys(), ...byName.keys()]);
      const near = [...zeros, ...names.flatMap((one) => byCode.get(one) ?? byFullName.get(one) ?? byName.get(one) ?? [])];
      const living = [...new Set(near)].filter((place) => isAliveAt(place, day));
      return living.slice(0, 3).map(showCoded);
    },
  };
}

/**
 * The place that the words of a cell mean on a day.
 *
 * @problem IMPORT_PLACE_UNKNOWN    with the nearest names and codes
 * @problem IMPORT_PLACE_AMBIGUOUS  several bear the name on the day
 * @problem IMPORT_PLACE_NOT_ALIVE  it does not exist on the day
 * @rule E8
 */
export function findByWords(index: PlaceIndex, words: string, day: IsoDate): Outcome<Place, CellFault> {
  const found = index.match(words);
  const alive = found.filter((place) => isAliveAt(place, day));
  const [only, another] = alive;
  if (only && another) return refuse({ code: "IMPORT_PLACE_AMBIGUOUS", found: words, near: alive.slice(0, 3).map(showCoded) });
  if (only) return accept(only);
  if (found.length > 0) return refuse({ code: "IMPORT_PLACE_NOT_ALIVE", found: words, day });
  return refuse({ code: "IMPORT_PLACE_UNKNOWN", found: words, near: index.near(words, day) });
}
