import { isAdditive } from "../indicator/additivity.ts";
import type { Dimension } from "../indicator/indicator.ts";
import type { SheetLine } from "./line.ts";
import { showLineKey } from "./line-reference.ts";

/** A line and the lines that are its parts by one dimension. */
export type PartGroup = {
  readonly whole: SheetLine;
  readonly dimension: string;
  readonly parts: readonly SheetLine[];
  /** Whether every item of the dimension has a line: otherwise they are "in there" (trong đó) and need not make the whole. */
  readonly isAll: boolean;
  /** Key of the line where a problem is shown: one that is typed. */
  readonly row: string;
};

/** Which dimension makes a line a part of another, and the key of that one. */
function listWholes({
  figure,
}: SheetLine): readonly { readonly key: string; readonly dimension: string; readonly item: string }[] {
  if (!figure) return [];
  const { indicator, breakdown } = figure;
  return breakdown
    .filter(({ dimension }) => isAdditive(indicator, { kind: "dimension", dimension }))
    .map((own) => ({
      ...own,
      key: showLineKey(
        indicator.code,
        breakdown.filter((one) => one !== own),
      ),
    }));
}

/** The lines of a form that have parts on it, once for each dimension. @rule O15 O16 */
export function listPartGroups(lines: ReadonlyMap<string, SheetLine>, dimensions: readonly Dimension[]): readonly PartGroup[] {
  const groups = new Map<string, { whole: SheetLine; dimension: string; parts: Map<string, SheetLine> }>();
  for (const line of lines.values()) {
    for (const { key, dimension, item } of line.row ? listWholes(line) : []) {
      const whole = lines.get(key);
      if (!whole?.row) continue;
      const id = `${key} ${dimension}`;
      const group = groups.get(id) ?? { whole, dimension, parts: new Map<string, SheetLine>() };
      group.parts.set(item, line);
      groups.set(id, group);
    }
  }
  return [...groups.values()].map(({ whole, dimension, parts }) => {
    const items = dimensions.find((one) => one.code === dimension)?.items;
    const lines = [...parts.values()];
    const shown = whole.isTyped ? whole : (lines.find((line) => line.isTyped) ?? whole);
    return {
      whole,
      dimension,
      parts: lines,
      isAll: items !== undefined && items.every(({ code }) => parts.has(code)),
      row: shown.key,
    };
  });
}
