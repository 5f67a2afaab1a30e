import type { ChaseGroupJson } from "@kehoach/api/chase";

/** A place that has not sent what is overdue: how many forms, and for how many working days the oldest. */
export type LatePlace = {
  readonly place: ChaseGroupJson["overdue"][number]["place"];
  readonly forms: number;
  readonly days: number;
};

/** Who is late, by what the page for chasing tells: those with the most forms first, then the longest. @rule Y121 */
export function listLate(groups: readonly Pick<ChaseGroupJson, "overdue">[]): readonly LatePlace[] {
  const late = new Map<string, LatePlace>();
  for (const { place, days } of groups.flatMap(({ overdue }) => overdue)) {
    const before = late.get(place.key) ?? { place, forms: 0, days: 0 };
    late.set(place.key, { place, forms: before.forms + 1, days: Math.max(before.days, -days) });
  }
  return [...late.values()].toSorted(
    (a, b) => b.forms - a.forms || b.days - a.days || a.place.name.localeCompare(b.place.name, "vi"),
  );
}
