import { posix } from "node:path";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { addContentType, addRelationship, CONTENT_TYPES, TYPE_BASE } from "../ooxml/package-parts.ts";
import { findAttribute, findPrefix, splice, type XmlTag } from "../ooxml/xml-tags.ts";
import { findChild, readTree, type XmlElement } from "../ooxml/xml-tree.ts";
import { readParts, replaceParts } from "../ooxml/zip-parts.ts";
import type { Zip } from "../reading/open-zip.ts";
import { findMainPart, type Relation, readRelations, toRelationsName } from "../reading/package.ts";
import { parseAddress } from "../reading/sheet/address.ts";
import { SHEET_NAMESPACE, SHEET_TYPE } from "../sheet-writing/new-workbook.ts";
import { listLooks, type OutSheet, writeSheet } from "../sheet-writing/sheet-xml.ts";
import { addLooks, type CellLook, PLAIN_STYLES } from "../sheet-writing/workbook-styles.ts";
import { addNoteShapes, addNotes, type CellNote, listNoted } from "./cell-notes.ts";
import { findNoteDrawing, listCellTags, markSheet, readFormat } from "./mark-sheet.ts";

/** What to show at a cell of the user's workbook. */
export type CellMark = { readonly sheet: string; readonly address: string; readonly fill: string; readonly note: string };

const STRICT_NAMESPACE = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const STRICT_TYPE_BASE = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
const OOXML = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/** The parts of a workbook while they are changed: those read, with those written over them. */
class Draft {
  readonly #read: ReadonlyMap<string, string>;
  readonly #taken: ReadonlySet<string>;
  readonly written = new Map<string, string>();

  constructor(read: ReadonlyMap<string, string>, taken: Iterable<string>) {
    this.#read = read;
    this.#taken = new Set([...taken].map((name) => name.toLowerCase()));
  }

  find(name: string): string | undefined {
    return this.written.get(name) ?? this.#read.get(name);
  }

  /** A name no part has: "xl/comments" + "1" + ".xml". */
  freeName(before: string, after: string): string {
    let number = 1;
    while (this.#taken.has(`${before}${number}${after}`.toLowerCase()) || this.written.has(`${before}${number}${after}`))
      number += 1;
    return `${before}${number}${after}`;
  }

  /** Adds a part that `owner` refers to, and gives the relationship's id. */
  add(owner: string, name: string, xml: string, relation: string, type: string): string {
    const relationships = toRelationsName(owner);
    const added = addRelationship(this.find(relationships), relation, posix.relative(posix.dirname(owner), name));
    this.written.set(relationships, added.xml);
    this.written.set(CONTENT_TYPES, addContentType(this.find(CONTENT_TYPES) ?? "", name, type));
    this.written.set(name, xml);
    return added.id;
  }
}

type Edition = { readonly namespace: string; readonly base: string };

type SheetWork = {
  readonly part: string;
  /** From 1, in the workbook's order. */
  readonly number: number;
  readonly relations: readonly Relation[];
  readonly marks: readonly { readonly mark: CellMark; readonly tag: XmlTag; readonly look: CellLook }[];
};

function writeNotes(draft: Draft, work: SheetWork, edition: Edition): string | undefined {
  const xml = draft.find(work.part) ?? "";
  const commentsPart = work.relations.find(({ kind }) => kind === "comments")?.part;
  const comments = commentsPart === undefined ? undefined : draft.find(commentsPart);
  const noted = comments === undefined ? new Set<string>() : listNoted(comments);
  const notes = work.marks.flatMap(({ mark }): CellNote[] => {
    const place = parseAddress(mark.address);
    return place === undefined || noted.has(mark.address) ? [] : [{ address: mark.address, ...place, text: mark.note }];
  });
  if (notes.length === 0) return undefined;

  if (commentsPart !== undefined && comments !== undefined)
    draft.written.set(commentsPart, addNotes(comments, edition.namespace, notes));
  else {
    const name = draft.freeName("xl/comments", ".xml");
    draft.add(work.part, name, addNotes(undefined, edition.namespace, notes), `${edition.base}comments`, `${OOXML}.comments+xml`);
  }
  const drawing = findNoteDrawing(xml);
  const drawingPart = work.relations.find(({ id }) => id === drawing)?.part;
  const shapes = drawingPart === undefined ? undefined : draft.find(drawingPart);
  if (drawingPart !== undefined && shapes !== undefined) {
    draft.written.set(drawingPart, addNoteShapes(shapes, notes, work.number));
    return undefined;
  }
  const name = draft.freeName("xl/drawings/vmlDrawing", ".vml");
  return draft.add(work.part, name, addNoteShapes(undefined, notes, work.number), `${edition.base}vmlDrawing`, VML_TYPE);
}

/** "Phát hiện", or "Phát hiện (2)" where the workbook has such a sheet; names are compared without regard to case. */
function nameSheet(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} (${number})`;
  taken.add(name.toLowerCase());
  return name;
}

/** The workbook's list of sheets with more at its end. */
function listMoreSheets(
  xml: string,
  list: XmlElement,
  more: readonly { readonly name: string; readonly id: string }[],
  edition: Edition,
): string {
  const root = readTree(xml);
  const relationships = edition.base.slice(0, -1);
  const bound = root === undefined ? undefined : findPrefix(xml.slice(root.start, root.openEnd), [relationships]);
  const ids = list.children.map((sheet) => Number(findAttribute(xml.slice(sheet.start, sheet.openEnd), "sheetId") ?? "0"));
  const first = Math.max(0, ...ids) + 1;
  const prefix = list.name.slice(0, list.name.length - list.local.length);
  const written = more.map(({ name, id }, i) => {
    const relation = bound ? `${bound}:id="${id}"` : `xmlns:r="${relationships}" r:id="${id}"`;
    return `<${prefix}sheet name="${name}" sheetId="${first + i}" ${relation}/>`;
  });
  return splice(xml, [{ start: list.closeStart, end: list.closeStart, text: written.join("") }]);
}

/**
 * A copy of the user's workbook with marked cells and more sheets at its end. Only these parts change: the style sheet (formats added),
 * the workbook's list of sheets, content types, relationships, and of the sheets with marks their cell formats and notes. A cell that
 * has a note of its own keeps it.
 *
 * @problem FILE_BROKEN  a part that the reader did not need is damaged
 * @rule    Q228 Q230
 */
export function annotateWorkbook(
  bytes: Uint8Array,
  zip: Zip,
  marks: readonly CellMark[],
  sheets: readonly OutSheet[],
): Outcome<Uint8Array, FileProblem> {
  const workbook = findMainPart(zip, "xl/workbook.xml");
  if (!workbook.ok) return workbook;
  const relations = readRelations(zip, workbook.value);
  if (!relations.ok) return relations;
  const stylesPart = relations.value.find(({ kind }) => kind === "styles")?.part;
  const names = [CONTENT_TYPES, toRelationsName(workbook.value), workbook.value, stylesPart ?? ""];
  const base = readParts(zip, names);
  if (!base.ok) return base;
  const workbookXml = base.value.get(workbook.value) ?? "";
  const root = readTree(workbookXml);
  const list = findChild(root, "sheets");
  if (!root || !list) return accept(bytes);
  const isStrict = workbookXml.slice(root.start, root.openEnd).includes(STRICT_NAMESPACE);
  const edition = isStrict
    ? { namespace: STRICT_NAMESPACE, base: STRICT_TYPE_BASE }
    : { namespace: SHEET_NAMESPACE, base: TYPE_BASE };

  const read = new Map(base.value);
  const works: SheetWork[] = [];
  const taken = new Set<string>();
  for (const [i, sheet] of list.children.entries()) {
    const tag = workbookXml.slice(sheet.start, sheet.openEnd);
    const name = findAttribute(tag, "name") ?? "";
    taken.add(name.toLowerCase());
    const mine = marks.filter((mark) => mark.sheet === name);
    const id = /:id\s*=\s*["']([^"']*)/u.exec(tag)?.[1];
    const part = relations.value.find((relation) => relation.id === id)?.part;
    if (mine.length === 0 || part === undefined) continue;
    const own = readRelations(zip, part);
    if (!own.ok) return own;
    const drawn = own.value.filter(({ kind }) => kind === "comments" || kind === "vmlDrawing").map((relation) => relation.part);
    const parts = readParts(zip, [part, toRelationsName(part), ...drawn]);
    if (!parts.ok) return parts;
    for (const [name, xml] of parts.value) read.set(name, xml);
    const xml = parts.value.get(part) ?? "";
    const cells = listCellTags(xml);
    const found = mine.flatMap((mark) => {
      const cell = cells.get(mark.address);
      return cell === undefined ? [] : [{ mark, tag: cell, look: { base: readFormat(xml, cell), fill: mark.fill } }];
    });
    works.push({ part, number: i + 1, relations: own.value, marks: found });
  }

  const draft = new Draft(
    read,
    zip.entries.map((entry) => entry.name),
  );
  const looks = [...works.flatMap((work) => work.marks.map(({ look }) => look)), ...listLooks(sheets)];
  const styles = addLooks(stylesPart === undefined ? PLAIN_STYLES : (draft.find(stylesPart) ?? PLAIN_STYLES), looks);
  if (stylesPart === undefined)
    draft.add(workbook.value, draft.freeName("xl/styles", ".xml"), styles.xml, `${edition.base}styles`, `${OOXML}.styles+xml`);
  else draft.written.set(stylesPart, styles.xml);
  const styleOf = new Map(looks.map((look, i) => [JSON.stringify(look), styles.indexes[i] ?? 0] as const));

  for (const work of works) {
    const drawing = writeNotes(draft, work, edition);
    const formats = new Map(work.marks.map(({ tag, look }) => [tag, styleOf.get(JSON.stringify(look)) ?? 0] as const));
    draft.written.set(work.part, markSheet(draft.find(work.part) ?? "", formats, drawing, edition.base.slice(0, -1)));
  }
  const more = sheets.map((sheet) => {
    const part = draft.freeName("xl/worksheets/sheet", ".xml");
    const xml = writeSheet(sheet, styleOf, edition.namespace);
    return {
      name: nameSheet(sheet.name, taken),
      id: draft.add(workbook.value, part, xml, `${edition.base}worksheet`, SHEET_TYPE),
    };
  });
  draft.written.set(workbook.value, listMoreSheets(workbookXml, list, more, edition));
  return accept(replaceParts(bytes, zip, draft.written));
}
