import { type CellObject, read, type WorkSheet } from "@e965/xlsx";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { broken } from "./broken.ts";
import { isOle } from "./ole-streams.ts";
import type { ReadBody } from "./read-body.ts";
import type { Area } from "./sheet/address.ts";
import { holdsRecords, readOleStream } from "./sheet/ole-stream.ts";
import { printWorkbook } from "./sheet/print-workbook.ts";
import { fromBinary } from "./sheet/stored-number.ts";
import { MAX_CELLS, type StoredCell, type StoredSheet, type Workbook } from "./sheet/workbook.ts";

const BROKEN = broken("", "xls-structure");
/** What the parser says of a workbook locked with a password. */
const LOCKED = /password|encrypt/iu;

function toValue(cell: CellObject): StoredCell["value"] {
  if (cell.t === "n" && typeof cell.v === "number") {
    const number = fromBinary(cell.v);
    return number ? { kind: "number", number } : { kind: "none" };
  }
  if (cell.t === "e") return { kind: "error", words: cell.w ?? "#N/A" };
  if (cell.t === "b") return { kind: "words", words: cell.v === true ? "TRUE" : "FALSE" };
  return cell.t === "s" && typeof cell.v === "string" ? { kind: "words", words: cell.v } : { kind: "none" };
}

function toStored(cell: CellObject, row: number, column: number): StoredCell | undefined {
  const value = toValue(cell);
  const text = typeof cell.f === "string" && cell.f !== "" ? cell.f : undefined;
  if (text === undefined && (value.kind === "none" || (value.kind === "words" && value.words.trim() === ""))) return undefined;
  return {
    row,
    column,
    value,
    ...(text === undefined ? {} : { formula: { text, whole: cell.F === undefined } }),
    format: typeof cell.z === "string" ? cell.z : "General",
    bold: false,
    indent: 0,
  };
}

/** The rows of a sheet read in dense form. */
function rowsOf(sheet: WorkSheet): readonly (readonly (CellObject | undefined)[] | undefined)[] {
  const data: unknown = sheet["!data"];
  // Dense sheets hold their rows here; each row is an array of cells with holes.
  return Array.isArray(data) ? (data as (CellObject | undefined)[][]) : [];
}

function toSheet(name: string, sheet: WorkSheet, hidden: boolean): StoredSheet {
  const cells: StoredCell[] = [];
  for (const [row, values] of rowsOf(sheet).entries()) {
    for (const [column, cell] of (values ?? []).entries()) {
      const stored = cell && toStored(cell, row, column);
      if (stored) cells.push(stored);
    }
  }
  const merges = (sheet["!merges"] ?? []).map(({ s, e }): Area => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  const hiddenRows = listHidden(sheet["!rows"]);
  const hiddenColumns = listHidden(sheet["!cols"]);
  return { name, hidden, cells, merges, hiddenRows, hiddenColumns };
}

/** Rows or columns marked as hidden; the list has holes where nothing is said. */
function listHidden(looks: readonly ({ readonly hidden?: boolean } | undefined)[] = []): readonly number[] {
  return [...looks.entries()].flatMap(([at, look]) => (look?.hidden ? [at] : []));
}

/**
 * The cells of a workbook of Excel 97–2003.
 *
 * @problem FILE_EMPTY FILE_ENCRYPTED FILE_BROKEN FILE_TOO_LARGE
 */
export function readXlsWorkbook(bytes: Uint8Array): Outcome<Workbook, FileProblem> {
  if (bytes.length === 0) return refuse({ code: "FILE_EMPTY" });
  if (!isOle(bytes)) return refuse(BROKEN);
  // The parser would follow a chain of sectors that turns in a circle without end, so it gets the workbook's own stream only.
  const stream = readOleStream(bytes, ["Workbook", "Book"]);
  if (!stream || !holdsRecords(stream)) return refuse(BROKEN);
  let book: ReturnType<typeof read>;
  try {
    book = read(stream, {
      type: "array",
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellText: true,
      cellHTML: false,
      cellStyles: true,
    });
  } catch (fault) {
    // The parser has no errors of its own (some are plain texts): whatever a stranger's bytes do to it, the file is at fault.
    return refuse(LOCKED.test(String(fault)) ? { code: "FILE_ENCRYPTED" } : BROKEN);
  }
  const sheets: StoredSheet[] = [];
  let unread = 0;
  let cells = 0;
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (!sheet || (sheet["!type"] ?? "sheet") !== "sheet") {
      unread += 1;
      continue;
    }
    const stored = toSheet(name, sheet, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0);
    cells += stored.cells.length;
    if (cells > MAX_CELLS) return refuse({ code: "FILE_TOO_LARGE", what: "cells", limit: MAX_CELLS, found: cells });
    sheets.push(stored);
  }
  return accept({ sheets, since1904: book.Workbook?.WBProps?.date1904 === true, unread, pictures: 0 });
}

/**
 * Reads a workbook of Excel 97–2003. Its numbers are stored as binary ones: they are given by their first fifteen digits. Looks of
 * cells (bold, indentation) are not told.
 *
 * @problem FILE_ENCRYPTED FILE_TRUNCATED FILE_BROKEN FILE_TOO_LARGE FILE_NO_TEXT
 * @rule    Q48
 */
export async function readXls(bytes: Uint8Array): Promise<Outcome<ReadBody, FileProblem>> {
  const workbook = readXlsWorkbook(bytes);
  return workbook.ok ? printWorkbook(workbook.value) : workbook;
}
