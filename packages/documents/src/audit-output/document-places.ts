import type { Audit } from "@kehoach/core/audit/audit";
import type { Span } from "@kehoach/core/audit/document";
import { findTextPlaces } from "@kehoach/core/audit/output/text-places";

/** A cell of the audited workbook. */
export type CellAddress = { readonly sheet: string; readonly address: string };

/** Where a stretch of the document stands, as its reader would look for it. */
export type FoundPlace = { readonly line: number; readonly start: number; readonly end: number; readonly cell?: CellAddress };

/** "'Biểu 1'!B7": a cell as a link names it. */
export function toReference({ sheet, address }: CellAddress): string {
  return `'${sheet.replaceAll("'", "''")}'!${address}`;
}

/** Finds lines, and in a workbook cells, of spans. */
export function openPlaces(audit: Audit): (span: Span) => FoundPlace {
  const places = findTextPlaces(audit.document.text);
  const cells: { readonly span: Span; readonly cell: CellAddress }[] = [];
  for (const block of audit.document.blocks) {
    if (block.kind !== "table") continue;
    for (const { span, content } of block.cells)
      if (content !== undefined && span.end > span.start)
        cells.push({ span, cell: { sheet: block.name ?? "", address: content.address } });
  }
  cells.sort((a, b) => a.span.start - b.span.start);
  const findCell = (at: number): CellAddress | undefined => {
    let [from, to] = [0, cells.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((cells[middle]?.span.start ?? 0) <= at) from = middle + 1;
      else to = middle;
    }
    const found = cells[from - 1];
    return found !== undefined && at < found.span.end ? found.cell : undefined;
  };
  return (span) => {
    const cell = findCell(span.start);
    return { ...places.placeOf(span), ...(cell === undefined ? {} : { cell }) };
  };
}
