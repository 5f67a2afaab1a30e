import { showAddress, showColumn } from "@kehoach/core/import/sheet";
import { packWorkbook, SHEET_NAMESPACE } from "../sheet-writing/new-workbook.ts";
import { indexLooks, listPageLooks, type PageRow, type PageSheet, writePageSheet } from "../sheet-writing/page-sheet.ts";
import { neutralise } from "../sheet-writing/sheet-xml.ts";
import { addLooks, PLAIN_STYLES } from "../sheet-writing/workbook-styles.ts";
import { FROZEN_COLUMNS, headRow, LOOK } from "./looks.ts";

/** A sheet, and how many rows stand above the heads of its columns. */
export type LaidOut = { readonly sheet: PageSheet; readonly above: number };

/** A landscape sheet under its heads: rows above them, and a body whose first columns stay in sight. */
export function layOut(
  heads: readonly (readonly [text: string, width: number])[],
  above: readonly PageRow[],
  body: readonly PageRow[],
  pagesWide?: number,
): LaidOut {
  return {
    above: above.length,
    sheet: {
      columns: heads.map(([, width]) => ({ width })),
      rows: [...above, headRow(heads), ...body],
      merges: [],
      validations: [],
      frozen: { rows: above.length + 1, columns: FROZEN_COLUMNS },
      isProtected: false,
      orientation: "landscape",
      ...(pagesWide === undefined ? {} : { pagesWide }),
    },
  };
}

/** The row that names a sector, over its lines. */
export function sectorRow(name: string, heads: readonly unknown[]): PageRow {
  return { cells: heads.map((_, at) => ({ look: LOOK.sector, ...(at === 0 ? { text: neutralise(name) } : {}) })) };
}

/** Sheets as a workbook: heads and the names of lines stand on every printed page. The same sheets give the same bytes. */
export function packSheets(sheets: readonly (LaidOut & { readonly name: string })[]): Uint8Array {
  const looks = listPageLooks(sheets.map(({ sheet }) => sheet));
  const styles = addLooks(PLAIN_STYLES, looks);
  return packWorkbook(
    sheets.map(({ name, sheet }) => ({ name, xml: writePageSheet(sheet, indexLooks(looks, styles.indexes), SHEET_NAMESPACE) })),
    styles.xml,
    sheets.flatMap(({ name, sheet, above }, at) => {
      const last = showAddress({ row: sheet.rows.length - 1, column: sheet.columns.length - 1 });
      const fixed = last.replace(/^([A-Z]+)(\d+)$/u, "$$$1$$$2");
      const columns = `$A:$${showColumn(FROZEN_COLUMNS - 1)}`;
      return [
        { name: "_xlnm.Print_Area", sheet: at, area: `'${name}'!$A$1:${fixed}` },
        { name: "_xlnm.Print_Titles", sheet: at, area: `'${name}'!${columns},'${name}'!$${above + 1}:$${above + 1}` },
      ];
    }),
  );
}
