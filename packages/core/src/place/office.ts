import { isSamePlace, type Place } from "./place.ts";

/**
 * Who acts for a place, as a sentence names it: the people's committee of a territory, or the agency itself.
 *
 * @source Luật Tổ chức chính quyền địa phương 72/2025/QH15
 * @rule G8
 * @example nameOffice({ kind: "territory", type: "xã", name: "B", … }) // "Ủy ban nhân dân xã B"
 */
export function nameOffice({ kind, type, name }: Pick<Place, "kind" | "type" | "name">): string {
  const full = `${type} ${name}`.trim();
  return kind === "territory" ? `Ủy ban nhân dân ${full}` : full.charAt(0).toLocaleUpperCase("vi") + full.slice(1);
}

/** The place directly above another. */
export function findAbove(places: readonly Place[], { parent }: Place): Place | undefined {
  return parent && places.find((place) => isSamePlace(place, parent));
}

/** The name of the place where something of an office is signed: an agency sits in the territory it belongs to. @rule G8 */
export function nameSeat(places: readonly Place[], place: Place): string {
  for (let at: Place | undefined = place; at !== undefined; at = findAbove(places, at))
    if (at.kind === "territory") return at.name;
  return place.name;
}
