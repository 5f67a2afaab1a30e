import { showAddress } from "@kehoach/core/import/sheet";
import { type SheetSource, workbookParts, zipParts } from "./make-xlsx.ts";

/** A cell of an annex for a test: words, a number, or either with its looks. "" is no cell. */
export type AnnexCell =
  | string
  | number
  | {
      readonly text?: string;
      /** As the file stores it. */
      readonly number?: string;
      /** A number format: "#,##0.00". */
      readonly format?: string;
      readonly formula?: string;
      /** "#REF!". */
      readonly error?: string;
      readonly bold?: boolean;
      readonly indent?: boolean;
    };

export type AnnexSheet = {
  readonly name: string;
  readonly rows: readonly (readonly AnnexCell[])[];
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
};

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function formatsOf(sheets: readonly AnnexSheet[]): readonly string[] {
  const cells = sheets.flatMap(({ rows }) => rows.flat());
  return [...new Set(cells.flatMap((cell) => (typeof cell === "object" && cell.format ? [cell.format] : [])))];
}

function toXml(cell: AnnexCell, address: string, formats: readonly string[]): string {
  if (cell === "") return "";
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === "string") return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
  const { text, number, format, formula, error, bold, indent } = cell;
  const style = format ? 3 + formats.indexOf(format) : bold ? 1 : indent ? 2 : 0;
  const at = `r="${address}" s="${style}"`;
  const rule = formula === undefined ? "" : `<f>${escape(formula)}</f>`;
  if (error !== undefined) return `<c ${at} t="e">${rule}<v>${error}</v></c>`;
  if (number !== undefined) return `<c ${at}>${rule}<v>${number}</v></c>`;
  if (text === undefined) return `<c ${at}>${rule}</c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

function toSheet(
  { name, rows, merges = [], hidden, hiddenRows = [], hiddenColumns = [] }: AnnexSheet,
  formats: readonly string[],
) {
  const columns = hiddenColumns.map((column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1"/>`).join("");
  const body = rows.map((row, r) => {
    const cells = row.map((cell, c) => toXml(cell, showAddress({ row: r, column: c }), formats)).join("");
    return `<row r="${r + 1}"${hiddenRows.includes(r) ? ' hidden="1"' : ""}>${cells}</row>`;
  });
  const areas = merges.map((area) => `<mergeCell ref="${area}"/>`).join("");
  const source: SheetSource = { name, rows: "", ...(hidden ? { state: "hidden" } : {}) };
  const xml =
    `<worksheet ${MAIN}>${columns === "" ? "" : `<cols>${columns}</cols>`}<sheetData>${body.join("")}</sheetData>` +
    `${areas === "" ? "" : `<mergeCells count="${merges.length}">${areas}</mergeCells>`}</worksheet>`;
  return { source, xml };
}

/** A workbook with these sheets, as a spreadsheet would save it. */
export function makeAnnex(...sheets: readonly AnnexSheet[]): Uint8Array<ArrayBuffer> {
  const formats = formatsOf(sheets);
  const made = sheets.map((sheet) => toSheet(sheet, formats));
  const more = Object.fromEntries(made.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml]));
  return Uint8Array.from(zipParts(workbookParts({ sheets: made.map(({ source }) => source), formats, more })));
}
