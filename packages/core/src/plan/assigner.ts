import type { PlaceLevel } from "../place/place.ts";

/** Who assigns targets, as a pack lists them. `level`: of what authority. */
export type Assigner = { readonly code: string; readonly level: Exclude<PlaceLevel, "agency"> };

/** Those who are listed, in the order of the list, and the level of the authority itself: whoever is not listed is its own. */
export type Assigners = { readonly listed: readonly Assigner[]; readonly own: PlaceLevel | undefined };

/** How far a level is from those who carry a plan out. */
const DISTANCE = { agency: 0, commune: 0, district: 1, province: 2, country: 3 } as const satisfies Record<PlaceLevel, number>;

/** How near an assigner is (less is nearer), and its place in the list, after which come those who are not in it. */
export function rankAssigner({ listed, own }: Assigners, code: string): { readonly distance: number; readonly position: number } {
  const found = listed.findIndex((one) => one.code === code);
  const level = listed[found]?.level ?? own ?? "commune";
  return { distance: DISTANCE[level], position: found < 0 ? listed.length : found };
}
