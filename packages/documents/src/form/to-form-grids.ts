import type { Grid } from "@kehoach/core/annex/grid";
import { KEY_SHEET } from "@kehoach/core/form-import/template";
import { toGrids } from "../annex/to-grids.ts";
import type { Workbook } from "../reading/sheet/workbook.ts";

/** The sheets of a workbook as grids: as they are seen, and the hidden one that says of which form a template is. @rule Z2 */
export function toFormGrids(workbook: Workbook): readonly Grid[] {
  return toGrids({
    ...workbook,
    sheets: workbook.sheets.map((sheet) => (sheet.name === KEY_SHEET ? { ...sheet, hidden: false } : sheet)),
  });
}
