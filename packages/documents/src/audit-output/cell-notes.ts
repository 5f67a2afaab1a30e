import { insertInRoot } from "../ooxml/package-parts.ts";
import { escapeXml, findAttribute, listTags, splice } from "../ooxml/xml-tags.ts";
import { findChild, readTree } from "../ooxml/xml-tree.ts";

export const NOTE_AUTHOR = "Kehoach";

/** A note to set at a cell; row and column count from 0. */
export type CellNote = { readonly address: string; readonly row: number; readonly column: number; readonly text: string };

/** Cells that carry a note already: those stay as they are. */
export function listNoted(commentsXml: string): Set<string> {
  const noted = new Set<string>();
  for (const tag of listTags(commentsXml))
    if (tag.kind !== "close" && /(?:^|:)comment$/u.test(tag.name))
      noted.add(findAttribute(commentsXml.slice(tag.start, tag.end), "ref") ?? "");
  return noted;
}

/** A sheet's comments with these behind the ones it has. */
export function addNotes(before: string | undefined, namespace: string, notes: readonly CellNote[]): string {
  const xml =
    before ??
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors></authors><commentList></commentList></comments>`;
  const root = readTree(xml);
  const authors = findChild(root, "authors");
  const list = findChild(root, "commentList");
  if (!root || !authors || !list) return before === undefined ? xml : addNotes(undefined, namespace, notes);
  const p = root.name.slice(0, root.name.length - root.local.length);
  const author = authors.children.length;
  const written = notes.map(
    ({ address, text }) =>
      `<${p}comment ref="${address}" authorId="${author}"><${p}text><${p}r><${p}rPr><${p}sz val="9"/><${p}rFont val="Tahoma"/></${p}rPr>` +
      `<${p}t xml:space="preserve">${escapeXml(text)}</${p}t></${p}r></${p}text></${p}comment>`,
  );
  const grow = (element: typeof list, inside: string) =>
    element.closeStart === element.end
      ? {
          start: element.start,
          end: element.end,
          text: `${xml.slice(element.start, element.openEnd - 2).trimEnd()}>${inside}</${element.name}>`,
        }
      : { start: element.closeStart, end: element.closeStart, text: inside };
  return splice(xml, [grow(authors, `<${p}author>${NOTE_AUTHOR}</${p}author>`), grow(list, written.join(""))]);
}

const SHAPES_OF_A_SHEET = 1024;
const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';
const NOTE_SHAPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>' +
  '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** The frame a note is shown in: four columns wide, as high as its text needs. */
function toShape({ row, column, text }: CellNote, id: number, namespaces: string): string {
  const lines = text.split("\n").reduce((sum, line) => sum + 1 + Math.trunc(line.length / 45), 1);
  return (
    `<v:shape ${namespaces}id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:260pt;` +
    `height:${lines * 13}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>` +
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">' +
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${column + 1}, 15, ${Math.max(0, row - 1)}, 2, ${column + 5}, 31, ${Math.max(0, row - 1) + Math.max(4, Math.trunc((lines * 13) / 15) + 1)}, 4</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}

/**
 * A sheet's drawing of notes with frames for these. The language of these drawings is older than strict XML: an existing one is
 * only added to at its end.
 *
 * @param sheet  the sheet's number from 1: shapes are numbered by sheet
 */
export function addNoteShapes(before: string | undefined, notes: readonly CellNote[], sheet: number): string {
  const xml =
    before ??
    `<xml ${NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheet}"/></o:shapelayout>${NOTE_SHAPE}</xml>`;
  const taken = [...xml.matchAll(/_x0000_s(\d+)/gu)].map((match) => Number(match[1]));
  const first = Math.max(sheet * SHAPES_OF_A_SHEET, ...taken) + 1;
  const bound = ["v", "o", "x"].every((prefix) => xml.includes(`xmlns:${prefix}=`));
  const shapes = notes.map((note, i) => toShape(note, first + i, bound ? "" : `${NAMESPACES} `)).join("");
  const type = before === undefined || before.includes('"_x0000_t202"') ? "" : NOTE_SHAPE;
  const end = xml.lastIndexOf("</xml>");
  return end < 0 ? insertInRoot(xml, [], () => type + shapes) : xml.slice(0, end) + type + shapes + xml.slice(end);
}
