import type { AuditDocument, Block, Span } from "@kehoach/core/audit/document";
import type { AuditJson } from "@kehoach/core/audit/output/audit-json";
import { findTextPlaces } from "@kehoach/core/audit/output/text-places";
import type { AuditBlockJson, AuditPageJson } from "./audit.ts";

/** An audit beside its document as the wire has it: the same text and the same way of counting as in kehoach-audit/1. */
export function toAuditPage(
  document: AuditDocument,
  audit: AuditJson,
): Omit<AuditPageJson, "audit"> & { readonly audit: AuditJson } {
  const places = findTextPlaces(document.text);
  const stretch = (span: Span): { start: number; end: number } => {
    const { start, end } = places.placeOf(span);
    return { start, end };
  };
  const toBlock = (block: Block): AuditBlockJson =>
    block.kind === "table"
      ? {
          kind: "table",
          name: block.name ?? null,
          rows: block.rows,
          columns: block.columns,
          cells: block.cells.map(({ row, column, rowSpan, columnSpan, span, bold, content }) => ({
            row,
            column,
            rowSpan,
            columnSpan,
            bold: bold ?? false,
            address: content?.address ?? null,
            ...stretch(span),
          })),
        }
      : { kind: block.kind, mark: block.mark ?? "", level: block.level ?? 0, spans: block.spans.map(stretch) };
  return { audit, text: document.text, blocks: document.blocks.map(toBlock) };
}
