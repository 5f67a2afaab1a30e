import type { IsoDate } from "../period/date.ts";
import { type Place, showPlaceKey } from "../place/place.ts";

/** What is there before a table is read. */
export type KnownPlaces = {
  /** The places of the authority. */
  readonly places: readonly Place[];
  /** Places of other authorities: they can be named by their codes. */
  readonly elsewhere: readonly Place[];
  /** The authority's own place, as it is written in its pack: a code, or a key. */
  readonly home: string;
  readonly today: IsoDate;
};

/** The authority's own place among some: the one it names by key, else the latest of that code. */
export function findHome(places: readonly Place[], home: string): Place | undefined {
  const exact = places.find((place) => showPlaceKey(place) === home);
  const named = places.filter(({ code }) => code === home);
  return exact ?? named.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}
