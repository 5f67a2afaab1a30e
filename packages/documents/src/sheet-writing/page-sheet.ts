import { showAddress } from "@kehoach/core/import/sheet";
import { escapeXml } from "../ooxml/xml-tags.ts";
import type { CellLook } from "./workbook-styles.ts";

/** A cell of a sheet that is laid out like a page. A number is canonical decimal text; text is written as it is given. */
export type PageCell = {
  readonly look: CellLook;
  readonly text?: string;
  readonly number?: string;
  /** Without "="; `number` or `text` is what it gives now. */
  readonly formula?: string;
};

export type PageRow = { readonly cells: readonly (PageCell | undefined)[]; readonly points?: number; readonly hidden?: boolean };

/** What may be typed into an area. `lists`: values offered, nothing refused. */
export type Validation = {
  readonly cells: readonly string[];
  readonly error: string;
} & (
  | { readonly type: "decimal" | "whole"; readonly signed: boolean }
  | { readonly type: "list"; readonly values: readonly string[] }
);

export type PageSheet = {
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean }[];
  readonly rows: readonly PageRow[];
  /** "B4:H4". */
  readonly merges: readonly string[];
  readonly validations: readonly Validation[];
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Only cells that say so can be typed into. There is no password: whoever means to can lift it. */
  readonly isProtected: boolean;
  readonly orientation: "landscape" | "portrait";
  /** On how many pages side by side it is printed; left out: on one. */
  readonly pagesWide?: number;
};

/** What a spreadsheet keeps of a number; a bound on both sides that no figure reaches. */
const WIDEST = "1000000000000000";

/** Every look of some sheets, each once, in order. */
export function listPageLooks(sheets: readonly PageSheet[]): CellLook[] {
  const looks = new Map<string, CellLook>();
  const met = new Set<CellLook>();
  for (const { rows } of sheets)
    for (const { cells } of rows)
      for (const cell of cells) {
        if (!cell || met.has(cell.look)) continue;
        met.add(cell.look);
        looks.set(JSON.stringify(cell.look), cell.look);
      }
  return [...looks.values()];
}

/** Indexes of looks in a workbook's formats; looks alike are one. */
export function indexLooks(looks: readonly CellLook[], indexes: readonly number[]): (look: CellLook) => number {
  const byText = new Map(looks.map((look, i) => [JSON.stringify(look), indexes[i] ?? 0] as const));
  const known = new Map<CellLook, number>();
  return (look) => {
    const index = known.get(look) ?? byText.get(JSON.stringify(look)) ?? 0;
    known.set(look, index);
    return index;
  };
}

function toCell({ text, number, formula }: PageCell, address: string, style: number): string {
  const at = `r="${address}" s="${style}"`;
  if (formula !== undefined) {
    const computed = `<f>${escapeXml(formula)}</f>`;
    if (number !== undefined) return `<c ${at}>${computed}<v>${escapeXml(number)}</v></c>`;
    return `<c ${at} t="str">${computed}<v>${escapeXml(text ?? "")}</v></c>`;
  }
  if (number !== undefined) return `<c ${at}><v>${escapeXml(number)}</v></c>`;
  if (text === undefined || text === "") return `<c ${at}/>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** "E9 E10 E11 G9" as "E9:E11 G9": cells one under the other are one area. */
export function joinCells(cells: readonly { readonly row: number; readonly column: number }[]): readonly string[] {
  const areas: string[] = [];
  const ordered = cells.toSorted((a, b) => a.column - b.column || a.row - b.row);
  let first = ordered[0];
  for (const [i, cell] of ordered.entries()) {
    const next = ordered[i + 1];
    if (next && next.column === cell.column && next.row === cell.row + 1) continue;
    if (first) areas.push(first === cell ? showAddress(cell) : `${showAddress(first)}:${showAddress(cell)}`);
    first = next;
  }
  return areas;
}

function toValidation(validation: Validation): string {
  const areas = escapeXml(validation.cells.join(" "));
  if (validation.type === "list")
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${areas}"><formula1>${escapeXml(`"${validation.values.join(",")}"`)}</formula1></dataValidation>`;
  const { type, signed, error } = validation;
  const operator = signed ? "between" : "greaterThanOrEqual";
  const bounds = signed ? [`-${WIDEST}`, WIDEST] : ["0"];
  return (
    `<dataValidation type="${type}" operator="${operator}" allowBlank="1" showErrorMessage="1" errorTitle="Số liệu chưa đúng" ` +
    `error="${escapeXml(error)}" sqref="${areas}">` +
    `${bounds.map((bound, i) => `<formula${i + 1}>${bound}</formula${i + 1}>`).join("")}</dataValidation>`
  );
}

function toPane({ rows, columns }: PageSheet["frozen"]): string {
  const corner = showAddress({ row: rows, column: columns });
  return (
    '<sheetViews><sheetView showGridLines="0" workbookViewId="0">' +
    `<pane xSplit="${columns}" ySplit="${rows}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>` +
    `<selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
  );
}

/**
 * A worksheet laid out like a page: titles, a table whose head stays in sight, cells to be typed into and others that are locked.
 *
 * @param styleOf    index of a look in the workbook's formats
 * @param namespace  of the workbook's edition
 */
export function writePageSheet(sheet: PageSheet, styleOf: (look: CellLook) => number, namespace: string): string {
  const rows = sheet.rows.map(({ cells, points, hidden }, row) => {
    const written = cells.map((cell, column) => (cell ? toCell(cell, showAddress({ row, column }), styleOf(cell.look)) : ""));
    const height = points === undefined ? "" : ` ht="${points}" customHeight="1"`;
    return `<row r="${row + 1}"${height}${hidden ? ' hidden="1"' : ""}>${written.join("")}</row>`;
  });
  const columns = sheet.columns.map(
    ({ width, hidden }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}"${hidden ? ' hidden="1"' : ""} customWidth="1"/>`,
  );
  const merges = sheet.merges.map((area) => `<mergeCell ref="${area}"/>`);
  const validations = sheet.validations.filter(({ cells }) => cells.length > 0).map(toValidation);
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    (sheet.frozen.rows > 0 ? toPane(sheet.frozen) : '<sheetViews><sheetView workbookViewId="0"/></sheetViews>') +
    `<cols>${columns.join("")}</cols><sheetData>${rows.join("")}</sheetData>` +
    (sheet.isProtected ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>' : "") +
    (merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>` : "") +
    (validations.length > 0 ? `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>` : "") +
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${sheet.orientation}" fitToWidth="${sheet.pagesWide ?? 1}" fitToHeight="0"/>` +
    "<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>"
  );
}
