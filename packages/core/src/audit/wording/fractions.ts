import { type Figure, isPercent } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { areSlashed } from "./around.ts";
import { measureAlike } from "./measures.ts";

/** "A/B" with one unit: a part of a whole, or an actual over its plan. "183 lượt/186 người" is a pair, not a fraction. */
export type Fraction = { readonly a: Figure; readonly b: Figure; readonly order: number };

/** The figure before a closed bracket that ends at `end`: "176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn". */
function figureBeforeBracket(passage: Passage, order: number): Figure | undefined {
  const b = passage.figures[order];
  if (!b) return undefined;
  const lead = passage.text.slice(0, b.start).trimEnd();
  if (!lead.endsWith("/") || !lead.slice(0, -1).trimEnd().endsWith(")")) return undefined;
  const open = lead.lastIndexOf("(");
  return passage.figures.findLast((figure) => figure.unitEnd <= open && /^\s*$/u.test(passage.text.slice(figure.unitEnd, open)));
}

/** Every fraction of a passage, in order; `order` is the place of its second figure. @rule Q162 */
export function listFractions(passage: Passage): readonly Fraction[] {
  const found: Fraction[] = [];
  for (const [order, b] of passage.figures.entries()) {
    const before = passage.figures[order - 1];
    const next = passage.figures[order + 1];
    const a = before && areSlashed(passage, before, b) ? before : figureBeforeBracket(passage, order);
    if (!a || isPercent(a) !== isPercent(b) || !measureAlike(a, b)) continue;
    // "2.758.926 triệu đồng/98.081 hộ/2.592 tổ" lines up measures; so does a third one after a pair.
    const beforeThat = passage.figures[passage.figures.indexOf(a) - 1];
    if ((next && areSlashed(passage, b, next)) || (beforeThat && areSlashed(passage, beforeThat, a))) continue;
    found.push({ a, b, order });
  }
  return found;
}
