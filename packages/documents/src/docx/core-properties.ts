import { escapeXml } from "../ooxml/xml-tags.ts";

/** Document properties hold no clock: the same document gives the same bytes. */
const MADE_AT = "1980-01-01T00:00:00Z";

/** The part of a Word file that says what it is and who wrote it. */
export function toCoreProperties({ title, creator }: { readonly title: string; readonly creator: string }) {
  const data =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(title)}</dc:title>` +
    `<dc:creator>${escapeXml(creator)}</dc:creator><dc:language>vi-VN</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${MADE_AT}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${MADE_AT}</dcterms:modified></cp:coreProperties>`;
  return { path: "docProps/core.xml", data };
}
