import type { AuditPageJson } from "@kehoach/api/audit";
import type { CheckJson, FigureJson } from "./findings.ts";
import { findTouching, type Stretch } from "./highlight.ts";

/** How a reader finds a stretch in the file: a line of a text, a cell of a spreadsheet; a word processor counts neither. */
export type Whereabouts = { readonly line: number } | { readonly cell: string } | undefined;

/** Kinds of files whose own programs show the lines that the auditor counts. */
const LINED: readonly string[] = ["text", "markdown", "html"] satisfies readonly AuditPageJson["audit"]["document"]["kind"][];

/** Tells whereabouts in the file a place is. */
export function openWhereabouts({ audit, blocks }: AuditPageJson): (place: Stretch & { readonly line: number }) => Whereabouts {
  const cells = blocks
    .flatMap((block) =>
      block.kind === "table"
        ? block.cells.flatMap(({ start, end, address }) =>
            address === null ? [] : [{ start, end, cell: block.name === null ? address : `${block.name}!${address}` }],
          )
        : [],
    )
    .toSorted((a, b) => a.start - b.start);
  const widest = cells.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const lined = LINED.includes(audit.document.kind);
  return (place) => {
    const [found] = findTouching(cells, place, widest);
    if (found !== undefined) return { cell: found.cell };
    return lined ? { line: place.line } : undefined;
  };
}

/** A place that belongs to a finding beside the one it blames: another figure, the other mention, an item of a list. */
export type Belonging = { readonly start: number; readonly text: string; readonly where: Whereabouts };

const MOST_LETTERS = 60;

/** What belongs to a finding, each place once, in the order of the text. @rule Q248 */
export function listBelongings(
  check: CheckJson,
  figures: ReadonlyMap<string, FigureJson>,
  text: string,
  whereabouts: (place: CheckJson["span"]) => Whereabouts,
): readonly Belonging[] {
  const operands = check.operands.flatMap((id) => {
    const figure = figures.get(id);
    return figure === undefined ? [] : [{ span: figure.span, said: [figure.text, figure.unit ?? ""].join(" ").trim() }];
  });
  const related = check.related.map((span) => ({ span, said: text.slice(span.start, span.end).replace(/\s+/gu, " ").trim() }));
  const seen = new Set([check.span.start]);
  return [...operands, ...related]
    .filter(({ span, said }) => {
      const isNew = !seen.has(span.start) && said !== "";
      seen.add(span.start);
      return isNew;
    })
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ span, said }) => ({
      start: span.start,
      text: said.length > MOST_LETTERS ? `${said.slice(0, MOST_LETTERS)}…` : said,
      where: whereabouts(span),
    }));
}
