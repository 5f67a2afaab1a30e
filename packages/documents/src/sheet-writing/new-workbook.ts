import { CONTENT_TYPES, TYPE_BASE } from "../ooxml/package-parts.ts";
import { escapeXml } from "../ooxml/xml-tags.ts";
import { writeParts } from "../ooxml/zip-parts.ts";
import { listLooks, type OutSheet, writeSheet } from "./sheet-xml.ts";
import { addLooks, PLAIN_STYLES } from "./workbook-styles.ts";

export const SHEET_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OOXML = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A sheet of a new workbook: its worksheet part, and how it is found. */
export type SheetPart = { readonly name: string; readonly xml: string; readonly state?: "hidden" | "veryHidden" };

/** A name that a workbook gives to an area of one of its sheets: "_xlnm.Print_Titles". `sheet` counts from 0. */
export type AreaName = { readonly name: string; readonly sheet: number; readonly area: string };

/** A workbook of worksheet parts: no clock, no author, the same bytes for the same parts. @rule Q230 */
export function packWorkbook(sheets: readonly SheetPart[], styles: string, names: readonly AreaName[] = []): Uint8Array {
  const relate = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${TYPE_BASE}${kind}" Target="${target}"/>`;
  const state = (one: SheetPart): string => (one.state === undefined ? "" : ` state="${one.state}"`);
  const defined = names.map(
    ({ name, sheet, area }) => `<definedName name="${name}" localSheetId="${sheet}">${escapeXml(area)}</definedName>`,
  );
  const parts = new Map([
    [
      CONTENT_TYPES,
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${OOXML}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${OOXML}.styles+xml"/>` +
        `${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SHEET_TYPE}"/>`).join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${RELATIONSHIPS}">${relate("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${SHEET_NAMESPACE}" xmlns:r="${TYPE_BASE.slice(0, -1)}"><sheets>` +
        `${sheets.map((one, i) => `<sheet name="${escapeXml(one.name)}" sheetId="${i + 1}"${state(one)} r:id="rId${i + 1}"/>`).join("")}</sheets>` +
        `${defined.length > 0 ? `<definedNames>${defined.join("")}</definedNames>` : ""}</workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${RELATIONSHIPS}">` +
        `${sheets.map((_, i) => relate(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`)).join("")}` +
        `${relate(`rId${sheets.length + 1}`, "styles", "styles.xml")}</Relationships>`,
    ],
    ["xl/styles.xml", styles],
    ...sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml] as const),
  ]);
  return writeParts(parts);
}

/** A workbook of these sheets and nothing else. @rule Q226 Q230 */
export function writeWorkbook(sheets: readonly OutSheet[]): Uint8Array {
  const looks = listLooks(sheets);
  const styles = addLooks(PLAIN_STYLES, looks);
  const styleOf = new Map(looks.map((look, i) => [JSON.stringify(look), styles.indexes[i] ?? 0] as const));
  return packWorkbook(
    sheets.map((sheet) => ({ name: sheet.name, xml: writeSheet(sheet, styleOf, SHEET_NAMESPACE) })),
    styles.xml,
  );
}
