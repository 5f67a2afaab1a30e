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

/** A workbook of these sheets and nothing else: no clock, no author, the same bytes for the same sheets. @rule Q226 Q230 */
export function writeWorkbook(sheets: readonly OutSheet[]): Uint8Array {
  const looks = listLooks(sheets);
  const styles = addLooks(PLAIN_STYLES, looks);
  const styleOf = new Map(looks.map((look, i) => [JSON.stringify(look), styles.indexes[i] ?? 0] as const));
  const relate = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${TYPE_BASE}${kind}" Target="${target}"/>`;
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
        `${sheets.map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${RELATIONSHIPS}">` +
        `${sheets.map((_, i) => relate(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`)).join("")}` +
        `${relate(`rId${sheets.length + 1}`, "styles", "styles.xml")}</Relationships>`,
    ],
    ["xl/styles.xml", styles.xml],
    ...sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, writeSheet(sheet, styleOf, SHEET_NAMESPACE)] as const),
  ]);
  return writeParts(parts);
}
