import type { Remark, Result, Rule } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import type { Note } from "../note.ts";

/** A finding about several figures that is no equation; the first is the one it points at. */
export function remarkOn(
  rule: Rule,
  result: Result,
  note: Note,
  figures: readonly [Figure, ...Figure[]],
  group?: string,
): Remark {
  const [first, ...others] = figures;
  return {
    kind: "remark",
    rule,
    result,
    note,
    // Where the unit is what differs, the unit is shown.
    stated:
      note.code === "mentions-unit" ? showFigure(first) : first.unit.dimension === "percent" ? `${first.text}%` : first.text,
    operands: figures,
    passage: first.passage,
    span: first.span,
    related: others.map(({ passage, span }) => ({ passage, span })),
    ...(group === undefined ? {} : { group }),
  };
}

/** As printed, with its unit: "285,3 triệu đồng". */
export function showFigure({ text, unit }: Figure): string {
  if (unit.text === "" || unit.text === "%") return `${text}${unit.text}`;
  return `${text} ${unit.text}`;
}
