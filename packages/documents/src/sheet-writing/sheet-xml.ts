import { showAddress, showColumn } from "@kehoach/core/import/sheet";
import { escapeXml } from "../ooxml/xml-tags.ts";
import type { CellLook } from "./workbook-styles.ts";

/** A cell to write. A number is canonical decimal text, shown with `decimals`. `goTo` is a place in the workbook: "'Biểu 1'!B7". */
export type OutCell = {
  readonly text?: string;
  readonly number?: string;
  readonly decimals?: number;
  readonly goTo?: string;
  /** `text`: stays as it is typed, leading zeros too. */
  readonly look?: "head" | "error" | "review" | "bold" | "quiet" | "text";
};

/** Cells that offer the values of another area to choose from; what is typed besides is asked about, not refused. */
export type Choices = { readonly area: string; readonly from: string };

export type OutSheet = {
  readonly name: string;
  /** In letters, one for each column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly OutCell[])[];
  /** How many rows, from the first one, make the list that can be filtered. */
  readonly filtered: number;
  /** What is typed into the empty cells of a column: words as they are, or a day. */
  readonly typed?: readonly ("text" | "day" | undefined)[];
  readonly choices?: readonly Choices[];
};

/** Excel's own limits: letters of a cell, and significant digits of a number. */
const MAX_LETTERS = 32_767;
const MAX_DIGITS = 15;
/** A row is at most 409 points high. */
const MAX_LINES = 27;
/** More decimals than these are shown as stored. */
const MAX_DECIMALS = 6;
export const FILLS = { head: "FFD9E2F3", error: "FFFFC7CE", review: "FFFFEB9C" } as const;

/** Text that a spreadsheet could take for a formula, in either width of its sign, gets an apostrophe in front, and stays text wherever it is pasted. @rule Q229 */
export function neutralise(text: string): string {
  return /^[\s']*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
}

/** Whether a spreadsheet keeps every digit of a number in canonical text. */
export function isKept(number: string): boolean {
  return number.replace(/^-?0*\.?0*|\./gu, "").length <= MAX_DIGITS;
}

function lookOf({ number, decimals, goTo, look }: OutCell): CellLook {
  const common = { border: look !== "quiet", wrap: true };
  if (look === "head") return { ...common, bold: true, fill: FILLS.head };
  if (look === "error" || look === "review") return { ...common, bold: true, fill: FILLS[look] };
  if (look === "bold") return { bold: true };
  if (look === "quiet") return { ...common, quiet: true };
  if (look === "text") return { ...common, format: "@" };
  if (goTo !== undefined) return { ...common, link: true };
  if (number === undefined || !isKept(number) || decimals === undefined || decimals > MAX_DECIMALS) return common;
  return { ...common, format: decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}` };
}

const TYPED = { text: { format: "@" }, day: { format: "dd/mm/yyyy" } } as const satisfies Record<string, CellLook>;

/** Every look the sheets use, each once, in order. */
export function listLooks(sheets: readonly OutSheet[]): CellLook[] {
  const looks = new Map<string, CellLook>();
  for (const { rows, typed = [] } of sheets) {
    for (const cell of rows.flat()) looks.set(JSON.stringify(lookOf(cell)), lookOf(cell));
    for (const one of typed) if (one !== undefined) looks.set(JSON.stringify(TYPED[one]), TYPED[one]);
  }
  return [...looks.values()];
}

function toValidations(choices: readonly Choices[]): string {
  if (choices.length === 0) return "";
  const lists = choices.map(
    ({ area, from }) =>
      `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${area}"><formula1>${escapeXml(from)}</formula1></dataValidation>`,
  );
  return `<dataValidations count="${choices.length}">${lists.join("")}</dataValidations>`;
}

/** Lines a row needs, so that no program has to measure letters; in points for lines of 15. */
function toHeight(cells: readonly OutCell[], widths: readonly number[]): number {
  const lines = cells.map(({ text = "", look }, column) =>
    look === "bold" ? 1 : Math.ceil([...text].length / (widths[column] ?? 10)),
  );
  return 15 * Math.min(Math.max(1, ...lines), MAX_LINES);
}

function toCell(cell: OutCell, address: string, style: number): string {
  const at = `r="${address}" s="${style}"`;
  if (cell.number !== undefined && isKept(cell.number)) return `<c ${at}><v>${escapeXml(cell.number)}</v></c>`;
  // A number with more digits than a spreadsheet keeps is text, and a minus sign in front of digits is no formula.
  const text = cell.number ?? neutralise(cell.text ?? "");
  if (text === "") return `<c ${at}/>`;
  const letters = [...text].slice(0, MAX_LETTERS).join("");
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(letters)}</t></is></c>`;
}

/**
 * A worksheet: head row kept in sight, list filterable, links inside the workbook.
 *
 * @param styleOf   index of a look in the workbook's formats, by the look's JSON
 * @param namespace of the workbook's edition
 */
export function writeSheet(sheet: OutSheet, styleOf: ReadonlyMap<string, number>, namespace: string): string {
  const links: string[] = [];
  const rows = sheet.rows.map((cells, row) => {
    const written = cells.map((cell, column) => {
      const address = showAddress({ row, column });
      if (cell.goTo !== undefined) links.push(`<hyperlink ref="${address}" location="${escapeXml(cell.goTo)}"/>`);
      return toCell(cell, address, styleOf.get(JSON.stringify(lookOf(cell))) ?? 0);
    });
    return `<row r="${row + 1}" ht="${toHeight(cells, sheet.widths)}">${written.join("")}</row>`;
  });
  const columns = sheet.widths.map((width, i) => {
    const typed = sheet.typed?.[i];
    const style = typed === undefined ? "" : ` style="${styleOf.get(JSON.stringify(TYPED[typed])) ?? 0}"`;
    return `<col min="${i + 1}" max="${i + 1}" width="${width}"${style} customWidth="1"/>`;
  });
  const last = showColumn(sheet.widths.length - 1);
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${columns.join("")}</cols><sheetData>${rows.join("")}</sheetData>` +
    (sheet.filtered > 1 ? `<autoFilter ref="A1:${last}${sheet.filtered}"/>` : "") +
    toValidations(sheet.choices ?? []) +
    (links.length > 0 ? `<hyperlinks>${links.join("")}</hyperlinks>` : "") +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  );
}
