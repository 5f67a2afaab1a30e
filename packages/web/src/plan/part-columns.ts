import type { PlaceRefJson } from "@kehoach/api/figure";
import type { PlanJson } from "@kehoach/api/plan";
import { useMemo, useState } from "react";
import { useAsked, useQuestion } from "../data/question.ts";

type PartGroup = "none" | "territory" | "agency";

export type PartColumns = {
  readonly group: PartGroup;
  readonly groups: readonly PartGroup[];
  readonly setGroup: (group: PartGroup) => void;
  /** Keys of the parts that have a column. */
  readonly shown: ReadonlySet<string>;
  /** The place itself, then the parts that have a column. */
  readonly columns: readonly PlaceRefJson[];
  /** Gives a place a column, and says which one it is then. */
  readonly bring: (place: string) => number;
  /** Whether it is known yet which parts are agencies. */
  readonly isKnown: boolean;
};

/** Which parts have a column of their own: places, agencies, or none; places first, as most plans are given on to them. */
export function usePartColumns(plan: PlanJson | undefined, year: string): PartColumns {
  const { authority } = useAsked();
  const places = useQuestion("places", {}, { authority, at: `${year}-12-31` });
  const [chosen, setGroup] = useState<PartGroup | undefined>(undefined);
  const items = places.data?.items;
  const byGroup = useMemo(() => {
    const agencies = new Set((items ?? []).filter(({ kind }) => kind === "agency").map(({ key }) => key));
    const all = plan?.parts ?? [];
    return {
      none: [],
      territory: all.filter(({ key }) => !agencies.has(key)),
      agency: all.filter(({ key }) => agencies.has(key)),
    } satisfies Record<PartGroup, readonly PlaceRefJson[]>;
  }, [plan, items]);
  const groups = (["none", "territory", "agency"] as const).filter((one) => one === "none" || byGroup[one].length > 0);
  const group = chosen ?? groups[1] ?? "none";
  const parts = byGroup[group];
  const shown = useMemo(() => new Set(parts.map(({ key }) => key)), [parts]);
  const columns = useMemo(() => (plan === undefined ? [] : [plan.place, ...parts]), [plan, parts]);
  const bring = (place: string): number => {
    const found = groups.find((one) => byGroup[one].some(({ key }) => key === place));
    if (found === undefined) return 0;
    if (found !== group) setGroup(found);
    return byGroup[found].findIndex(({ key }) => key === place) + 1;
  };
  return { group, groups, setGroup, shown, columns, bring, isKnown: items !== undefined };
}
