import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Breakdown, Dimension } from "./indicator.ts";

export type BreakdownProblem =
  | { readonly code: "BREAKDOWN_MALFORMED"; readonly text: string; readonly part: string }
  | { readonly code: "BREAKDOWN_DIMENSION_TWICE"; readonly text: string; readonly dimension: string };

export type UnknownItemProblem =
  | { readonly code: "BREAKDOWN_DIMENSION_UNKNOWN"; readonly dimension: string; readonly known: readonly string[] }
  | {
      readonly code: "BREAKDOWN_ITEM_UNKNOWN";
      readonly dimension: string;
      readonly item: string;
      readonly known: readonly string[];
    };

const PART = /^([^\s=,|[\]]+)=([^\s=,|[\]]+)$/;

/**
 * A breakdown from its text form "sex=female,age=u18"; "" is the undivided total. The order written does not matter.
 *
 * @problem BREAKDOWN_MALFORMED        a part is not "dimension=item"
 * @problem BREAKDOWN_DIMENSION_TWICE  one dimension divides twice
 * @rule    I1
 */
export function parseBreakdown(text: string): Outcome<Breakdown, BreakdownProblem> {
  if (text === "") return accept([]);
  const problems: BreakdownProblem[] = [];
  const items = new Map<string, string>();
  for (const part of text.split(",")) {
    const [, dimension, item] = PART.exec(part) ?? [];
    if (dimension === undefined || item === undefined) problems.push({ code: "BREAKDOWN_MALFORMED", text, part });
    else if (items.has(dimension)) problems.push({ code: "BREAKDOWN_DIMENSION_TWICE", text, dimension });
    else items.set(dimension, item);
  }
  const [first, ...rest] = problems;
  if (first) return refuse(first, ...rest);
  return accept(toBreakdown(Object.fromEntries(items)));
}

/** The text form of a breakdown, sorted by dimension: equal breakdowns have equal texts. @rule I1 */
export function showBreakdown(breakdown: Breakdown): string {
  return sortBreakdown(breakdown)
    .map(({ dimension, item }) => `${dimension}=${item}`)
    .join(",");
}

/** A breakdown from a record of dimension to item, as packs write it. @rule I1 */
export function toBreakdown(record: Readonly<Record<string, string>>): Breakdown {
  return sortBreakdown(Object.entries(record).map(([dimension, item]) => ({ dimension, item })));
}

/** A breakdown as packs write it; the undivided total is left out. @rule I1 */
export function toBreakdownRecord(breakdown: Breakdown): Readonly<Record<string, string>> | undefined {
  return breakdown.length === 0 ? undefined : Object.fromEntries(breakdown.map(({ dimension, item }) => [dimension, item]));
}

/** Whether two breakdowns are the same set of (dimension, item). @rule I1 */
export function isSameBreakdown(a: Breakdown, b: Breakdown): boolean {
  return a === b || (a.length === b.length && (a.length === 0 || showBreakdown(a) === showBreakdown(b)));
}

/**
 * The dimensions and items of a breakdown that the tables do not know.
 *
 * @problem BREAKDOWN_DIMENSION_UNKNOWN  with the dimensions that exist
 * @problem BREAKDOWN_ITEM_UNKNOWN       with the items of the dimension
 * @rule    I2
 */
export function checkBreakdown(breakdown: Breakdown, dimensions: readonly Dimension[]): readonly UnknownItemProblem[] {
  return breakdown.flatMap(({ dimension, item }): UnknownItemProblem[] => {
    const found = dimensions.find((d) => d.code === dimension);
    if (found === undefined) {
      return [{ code: "BREAKDOWN_DIMENSION_UNKNOWN", dimension, known: dimensions.map((d) => d.code) }];
    }
    const known = found.items.map((i) => i.code);
    return known.includes(item) ? [] : [{ code: "BREAKDOWN_ITEM_UNKNOWN", dimension, item, known }];
  });
}

function sortBreakdown(breakdown: Breakdown): Breakdown {
  return [...breakdown].sort((a, b) => (a.dimension < b.dimension ? -1 : a.dimension > b.dimension ? 1 : 0));
}
