import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { broken } from "./broken.ts";
import { isOle, listOleStreams } from "./ole-streams.ts";
import { openZip, type Zip } from "./open-zip.ts";
import { findMainPart, type Relation, readPart, readRelations } from "./package.ts";
import type { ReadBody } from "./read-body.ts";
import { printWorkbook } from "./sheet/print-workbook.ts";
import type { RichText } from "./sheet/rich-text.ts";
import { readSharedWords } from "./sheet/shared-words.ts";
import { readSheetCells } from "./sheet/sheet-cells.ts";
import { type CellStyle, readStyles } from "./sheet/styles.ts";
import { walkXml } from "./sheet/walk-xml.ts";
import { MAX_CELLS, type StoredSheet, type Workbook } from "./sheet/workbook.ts";

type ListedSheet = { readonly name: string; readonly id: string; readonly hidden: boolean };
type SheetList = { readonly sheets: readonly ListedSheet[]; readonly since1904: boolean };

const PICTURE = /^xl\/media\/[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$/iu;

function readSheetList(part: string, xml: string): Outcome<SheetList, FileProblem> {
  const sheets: ListedSheet[] = [];
  let since1904 = false;
  const problem = walkXml(part, xml, {
    open(name, attribute) {
      if (name === "workbookPr") since1904 = ["1", "true"].includes(attribute("date1904") ?? "");
      if (name !== "sheet") return;
      sheets.push({
        name: attribute("name") ?? "",
        id: attribute("r:id") ?? "",
        hidden: (attribute("state") ?? "visible") !== "visible",
      });
    },
  });
  return problem ? refuse(problem) : accept({ sheets, since1904 });
}

/** A part that a workbook may lack, read by `read`. */
function readOptional<T>(
  zip: Zip,
  relation: Relation | undefined,
  none: T,
  read: (part: string, xml: string) => Outcome<T, FileProblem>,
): Outcome<T, FileProblem> {
  if (!relation || !zip.has(relation.part)) return accept(none);
  const xml = readPart(zip, relation.part);
  return xml.ok ? read(relation.part, xml.value) : xml;
}

function readSheets(
  zip: Zip,
  list: SheetList,
  relations: readonly Relation[],
  styles: readonly CellStyle[],
  words: readonly RichText[],
): Outcome<Workbook, FileProblem> {
  const sheets: StoredSheet[] = [];
  let unread = 0;
  let room = MAX_CELLS;
  for (const { name, id, hidden } of list.sheets) {
    const relation = relations.find((one) => one.id === id);
    if (!relation) return refuse(broken(name, "part-missing"));
    if (relation.kind !== "worksheet") {
      unread += 1;
      continue;
    }
    const xml = readPart(zip, relation.part);
    if (!xml.ok) return xml;
    const read = readSheetCells(relation.part, xml.value, styles, words, room);
    if (!read.ok) return read;
    room -= read.value.cells.length;
    sheets.push({ name, hidden, ...read.value });
  }
  const pictures = zip.entries.filter((entry) => PICTURE.test(entry.name)).length;
  return accept({ sheets, since1904: list.since1904, unread, pictures });
}

/**
 * The cells of a workbook of Excel 2007 or later, macros and drawings apart.
 *
 * @problem FILE_EMPTY FILE_ENCRYPTED FILE_TRUNCATED FILE_BOMB FILE_BROKEN FILE_TOO_LARGE
 */
export function readXlsxWorkbook(bytes: Uint8Array): Outcome<Workbook, FileProblem> {
  if (bytes.length === 0) return refuse({ code: "FILE_EMPTY" });
  if (isOle(bytes) && listOleStreams(bytes).has("EncryptedPackage")) return refuse({ code: "FILE_ENCRYPTED" });
  const opened = openZip(bytes);
  if (!opened.ok) return opened;
  const zip = opened.value;
  const part = findMainPart(zip, "xl/workbook.xml");
  if (!part.ok) return part;
  const xml = readPart(zip, part.value);
  if (!xml.ok) return xml;
  const list = readSheetList(part.value, xml.value);
  if (!list.ok) return list;
  const relations = readRelations(zip, part.value);
  if (!relations.ok) return relations;
  const find = (kind: string): Relation | undefined => relations.value.find((relation) => relation.kind === kind);
  const styles = readOptional(zip, find("styles"), [], readStyles);
  if (!styles.ok) return styles;
  const words = readOptional(zip, find("sharedStrings"), [], readSharedWords);
  if (!words.ok) return words;
  return readSheets(zip, list.value, relations.value, styles.value, words.value);
}

/**
 * Reads a workbook (.xlsx, .xlsm): visible sheets in order, cells as a Vietnamese workplace sees them, and behind each its stored
 * number with every digit, its formula and what that formula gives.
 *
 * @problem FILE_ENCRYPTED FILE_TRUNCATED FILE_BOMB FILE_BROKEN FILE_TOO_LARGE FILE_NO_TEXT
 * @rule    Q30 Q38 Q39
 */
export async function readXlsx(bytes: Uint8Array): Promise<Outcome<ReadBody, FileProblem>> {
  const workbook = readXlsxWorkbook(bytes);
  return workbook.ok ? printWorkbook(workbook.value) : workbook;
}
