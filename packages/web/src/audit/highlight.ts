/** A stretch of the document's text. */
export type Stretch = { readonly start: number; readonly end: number };
/** A stretch a finding blames. */
export type Mark = Stretch & { readonly check: string; readonly tone: "error" | "review" };
/** How the chosen finding lights a stretch: the figure it blames, or one that belongs to it. */
export type Light = Stretch & { readonly as: "blamed" | "operand" };

/** A piece of text drawn in one manner. */
export type Piece = Stretch & { readonly checks: readonly string[]; readonly tone?: Mark["tone"]; readonly light?: Light["as"] };

const overlaps = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

/** Of stretches in order of their starts and not longer than `widest`, those that touch a span. */
export function findTouching<T extends Stretch>(sorted: readonly T[], span: Stretch, widest: number): readonly T[] {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle]?.start ?? 0) < span.start - widest) from = middle + 1;
    else to = middle;
  }
  const found: T[] = [];
  for (let at = from; at < sorted.length; at += 1) {
    const one = sorted[at];
    if (one === undefined || one.start >= span.end) break;
    if (overlaps(one, span)) found.push(one);
  }
  return found;
}

/**
 * A span cut where marks and lights begin and end; together the pieces are the span. An error outweighs a review, the blamed
 * figure outweighs its operands.
 * @rule Q245
 */
export function cutSpan(span: Stretch, marks: readonly Mark[], lights: readonly Light[]): readonly Piece[] {
  const inside = (at: number): number => Math.min(Math.max(at, span.start), span.end);
  const cuts = [...new Set([span, ...marks, ...lights].flatMap(({ start, end }) => [inside(start), inside(end)]))].toSorted(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, position) => {
    const piece = { start, end: cuts[position + 1] ?? span.end };
    const here = marks.filter((mark) => overlaps(mark, piece));
    const lit = lights.filter((light) => overlaps(light, piece));
    const tone = here.some((mark) => mark.tone === "error") ? "error" : here.length > 0 ? "review" : undefined;
    const light = lit.some((one) => one.as === "blamed") ? "blamed" : lit.length > 0 ? "operand" : undefined;
    return {
      ...piece,
      checks: here.map(({ check }) => check),
      ...(tone === undefined ? {} : { tone }),
      ...(light === undefined ? {} : { light }),
    };
  });
}
