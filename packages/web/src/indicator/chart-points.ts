import type { Reply } from "@kehoach/api/client";
import type { Point } from "./series-table.tsx";

type Fact = Reply<"indicator">["values"][number] | Reply<"indicator">["targets"][number];

/**
 * The points of the chart in the unit the documents print (triệu đồng rather than đồng), when every one of them
 * was entered in the same unit; else as they are held.
 */
export function toPrintedPoints(points: readonly Point[], values: readonly Fact[], targets: readonly Fact[]): readonly Point[] {
  const units = new Set<string>();
  const find = (facts: readonly Fact[], point: Point, held: string | null): string | null | undefined => {
    if (held === null) return null;
    const entered = facts.find(
      (fact) => fact.period === point.period && fact.breakdown === point.breakdown && fact.value === held,
    )?.entered;
    if (!entered?.value) return undefined;
    units.add(entered.unit);
    return entered.value;
  };
  const printed = points.map((point) => ({
    ...point,
    actual: find(values, point, point.actual),
    target: find(targets, point, point.target),
  }));
  const [unit] = units;
  if (unit === undefined || units.size > 1) return points;
  const whole = printed.flatMap(({ actual, target, ...point }) =>
    actual === undefined || target === undefined ? [] : [{ ...point, actual, target, unit }],
  );
  return whole.length === points.length ? whole : points;
}
