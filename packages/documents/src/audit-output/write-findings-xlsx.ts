import type { Audit } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import { isSigned } from "../ooxml/zip-parts.ts";
import { openZip } from "../reading/open-zip.ts";
import { writeWorkbook } from "../sheet-writing/new-workbook.ts";
import { FILLS } from "../sheet-writing/sheet-xml.ts";
import { annotateWorkbook, type CellMark } from "./annotate-workbook.ts";
import { toCommentText } from "./comment-text.ts";
import { openPlaces } from "./document-places.ts";
import { toFigureSheet, toFindingSheet } from "./finding-sheets.ts";
import { listFindings, type OutputOptions, toWords } from "./finding-text.ts";

/** One mark for each blamed cell, with all that is said of it. */
function listMarks(audit: Audit, options: OutputOptions): CellMark[] {
  const placeOf = openPlaces(audit);
  const byCell = new Map<string, { readonly sheet: string; readonly address: string; readonly checks: Check[] }>();
  for (const check of listFindings(audit, options)) {
    const { cell } = placeOf(check.span);
    if (cell === undefined) continue;
    const key = `${cell.sheet}!${cell.address}`;
    const known = byCell.get(key) ?? { ...cell, checks: [] };
    known.checks.push(check);
    byCell.set(key, known);
  }
  return [...byCell.values()].map(({ sheet, address, checks }) => ({
    sheet,
    address,
    fill: checks.some((check) => check.result === "error") ? FILLS.error : FILLS.review,
    note: checks
      .map((check) => {
        const { title, paragraphs, quiet } = toCommentText(audit, check, "words", options);
        return [title, ...paragraphs, quiet].join("\n");
      })
      .join("\n\n"),
  }));
}

/**
 * The findings and the figures as a workbook of two sheets. Of an audited workbook: its copy with these sheets added, and a colour and
 * a note at each blamed cell. A signed workbook is not copied: the two sheets stand alone and say so.
 *
 * @param bytes  of the audited workbook; it was read before, so bytes that can not be opened are a fault
 * @rule  Q226 Q227 Q228 Q229 Q230
 */
export async function writeFindingsXlsx(audit: Audit, options: OutputOptions, bytes?: Uint8Array): Promise<Uint8Array> {
  const figures = toFigureSheet(audit, options);
  if (bytes === undefined || audit.document.kind !== "xlsx") return writeWorkbook([toFindingSheet(audit, options), figures]);
  const zip = openZip(bytes);
  if (!zip.ok) throw new Error(`not the audited workbook: ${zip.problems[0].code}`);
  if (isSigned(zip.value))
    return writeWorkbook([toFindingSheet(audit, options, toWords(options.language).workbook.signed), figures]);
  const sheets = [toFindingSheet(audit, options), figures];
  const copy = annotateWorkbook(bytes, zip.value, listMarks(audit, options), sheets);
  // A part the reader passed over may be damaged: its copy could not be whole, the findings still can be shown.
  return copy.ok ? copy.value : writeWorkbook(sheets);
}
