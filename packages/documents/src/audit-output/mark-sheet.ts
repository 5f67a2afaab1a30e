import { showAddress } from "@kehoach/core/import/sheet";
import { type Edit, findAttribute, findPrefix, listTags, setAttribute, splice, type XmlTag } from "../ooxml/xml-tags.ts";
import { parseAddress } from "../reading/sheet/address.ts";

/** Elements of a worksheet that stand behind the drawing of its notes. */
const BEHIND_DRAWING = new Set([
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
  "AlternateContent",
]);

function toLocal({ name }: XmlTag): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Cells as written, with their addresses: where a cell or a row names none it follows the one before. */
export function listCellTags(xml: string): ReadonlyMap<string, XmlTag> {
  const cells = new Map<string, XmlTag>();
  let row = -1;
  let column = -1;
  for (const tag of listTags(xml)) {
    if (tag.kind === "close") continue;
    const local = toLocal(tag);
    if (local === "row") {
      const number = findAttribute(xml.slice(tag.start, tag.end), "r");
      row = number === undefined ? row + 1 : Number(number) - 1;
      column = -1;
    } else if (local === "c") {
      const place = parseAddress(findAttribute(xml.slice(tag.start, tag.end), "r") ?? "");
      column = place?.column ?? column + 1;
      cells.set(showAddress({ row: place?.row ?? row, column }), tag);
    }
  }
  return cells;
}

/** The format of a cell, as its tag says; 0 is the plain one. */
export function readFormat(xml: string, cell: XmlTag): number {
  return Number(findAttribute(xml.slice(cell.start, cell.end), "s") ?? "0");
}

/** The relationship of the drawing that holds the frames of a sheet's notes. */
export function findNoteDrawing(xml: string): string | undefined {
  const tag = listTags(xml).find((one) => one.kind !== "close" && toLocal(one) === "legacyDrawing");
  if (tag === undefined) return undefined;
  const text = xml.slice(tag.start, tag.end);
  return /(?:^|[\s:])id\s*=\s*["']([^"']*)/u.exec(text)?.[1];
}

/**
 * A worksheet whose named cells have other formats, and that names the drawing of its notes. Values, formulas and all else stay as
 * written.
 *
 * @param formats  cell tag → index of its new format
 * @param drawing  relationship of a drawing the sheet does not name yet
 * @rule  Q228
 */
export function markSheet(
  xml: string,
  formats: ReadonlyMap<XmlTag, number>,
  drawing: string | undefined,
  relationships: string,
): string {
  const edits: Edit[] = [...formats].map(([{ start, end }, format]) => ({
    start,
    end,
    text: setAttribute(xml.slice(start, end), "s", String(format)),
  }));
  if (drawing !== undefined) {
    const tags = listTags(xml);
    const root = tags.find((tag) => tag.kind !== "close");
    const data = tags.findIndex((tag) => toLocal(tag) === "sheetData" && tag.kind !== "open");
    const next = tags.find((tag, i) => i > data && tag.kind !== "close" && BEHIND_DRAWING.has(toLocal(tag)));
    const last = tags.at(-1);
    const at = next?.start ?? last?.start ?? xml.length;
    const rootText = root === undefined ? "" : xml.slice(root.start, root.end);
    const prefix = root === undefined ? "" : root.name.slice(0, root.name.length - toLocal(root).length);
    const bound = findPrefix(rootText, [relationships]);
    const id = bound ? `${bound}:id="${drawing}"` : `xmlns:r="${relationships}" r:id="${drawing}"`;
    edits.push({ start: at, end: at, text: `<${prefix}legacyDrawing ${id}/>` });
  }
  return splice(xml, edits);
}
