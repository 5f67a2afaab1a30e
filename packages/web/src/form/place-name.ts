import type { Place } from "@kehoach/core/place/place";

/** A place as it is called: "xã Mẫu Một". */
export function showPlaceName({ type, name }: Pick<Place, "type" | "name">): string {
  return [type, name].filter((part) => part !== "").join(" ");
}
