import type { AuditPageJson } from "@kehoach/api/audit";

/** Where, counted in code points, the characters stand that take two places in a text of the browser. */
function findWide(text: string): readonly number[] {
  // Almost no report has one; the look is quick and the loop below is not.
  if (!/[\ud800-\udbff]/.test(text)) return [];
  const found: number[] = [];
  let point = 0;
  for (const letter of text) {
    if (letter.length === 2) found.push(point);
    point += 1;
  }
  return found;
}

/**
 * The answer with every place in its text as the browser counts: UTF-16, not code points.
 * @rule Q245
 */
export function toBrowserPlaces(page: AuditPageJson): AuditPageJson {
  const wide = findWide(page.text);
  if (wide.length === 0) return page;
  const index = (point: number): number => {
    const before = wide.findIndex((one) => one >= point);
    return point + (before < 0 ? wide.length : before);
  };
  const move = <T extends { readonly start: number; readonly end: number }>(place: T): T => ({
    ...place,
    start: index(place.start),
    end: index(place.end),
  });
  const { audit, text, blocks } = page;
  return {
    text,
    audit: {
      ...audit,
      figures: audit.figures.map((figure) => ({ ...figure, span: move(figure.span) })),
      checks: audit.checks.map((check) => ({ ...check, span: move(check.span), related: check.related.map(move) })),
    },
    blocks: blocks.map((block) =>
      block.kind === "table" ? { ...block, cells: block.cells.map(move) } : { ...block, spans: block.spans.map(move) },
    ),
  };
}
