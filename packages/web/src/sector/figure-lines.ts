import type { Reply } from "@kehoach/api/client";
import type { RelationJson, TargetJson, ValueJson } from "@kehoach/api/figure";

/** Plan, actual and what the document says of them, side by side: one line per breakdown, place and period. */
export type FigureLine = {
  readonly key: string;
  readonly indicator: string;
  readonly name: string;
  readonly headline: boolean;
  /** "" on the first line of an indicator. */
  readonly part: string;
  actual?: ValueJson;
  target?: TargetJson;
  percent?: RelationJson;
  readonly others: RelationJson[];
};

type IndicatorOf = Reply<"sector">["indicators"][number];
type Cell = { readonly breakdown: string; readonly place: { readonly key: string }; readonly period: string };

const keyOf = (cell: Cell): string => `${cell.breakdown}|${cell.place.key}|${cell.period}`;

/** `home`: the place and year of the page, which need not be said again on every line. */
export function toLines(indicator: IndicatorOf, home: { readonly place: string; readonly year: string }): FigureLine[] {
  const lines = new Map<string, FigureLine>();
  const main: FigureLine = {
    key: indicator.code,
    indicator: indicator.code,
    name: indicator.name,
    headline: indicator.headline,
    part: "",
    others: [],
  };
  const add = (fact: ValueJson | TargetJson): FigureLine => {
    const key = keyOf(fact);
    const known = lines.get(key);
    if (known) return known;
    const parts = [
      fact.breakdownName,
      fact.place.key === home.place ? "" : fact.place.name,
      fact.period === home.year ? "" : fact.periodName,
    ].filter((part) => part !== "");
    const line: FigureLine = { ...main, key: `${indicator.code}|${key}`, part: parts.join(" · "), others: [] };
    lines.set(key, line);
    return line;
  };
  for (const value of [indicator.actual, ...indicator.parts]) if (value) add(value).actual ??= value;
  for (const target of [indicator.target, ...indicator.partTargets]) if (target) add(target).target ??= target;
  const whole = [...lines.values()].find((line) => line.part === "");
  const first = whole ?? main;
  for (const relation of indicator.relations) {
    const line = (relation.subject?.indicator === indicator.code ? lines.get(keyOf(relation.subject)) : undefined) ?? first;
    if (relation.kind === "percent-of-plan" && line.percent === undefined) line.percent = relation;
    else line.others.push(relation);
  }
  return [first, ...[...lines.values()].filter((line) => line !== first)];
}
