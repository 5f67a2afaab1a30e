import type { BrokenFault, FileProblem, LimitedThing, OldEncoding } from "../audit/file-problem.ts";
import type { Sentences } from "./sentence.ts";

const LIMITED = {
  bytes: "size (bytes)",
  "unzipped-bytes": "unzipped size (bytes)",
  parts: "number of parts",
  characters: "number of characters",
  cells: "number of cells",
  depth: "levels of nesting",
} as const satisfies Record<LimitedThing, string>;

const ENCODINGS = {
  tcvn3: "TCVN3 (.VnTime fonts)",
  vni: "VNI (VNI-Times fonts)",
  "windows-1258": "Windows-1258",
  unknown: "not Unicode",
} as const satisfies Record<OldEncoding, string>;

const FAULTS = {
  "zip-directory": "the directory of the archive is wrong",
  "zip-overlap": "parts of the archive lie over each other",
  "zip-twice": "a part is in the archive twice",
  "zip-method": "its kind of compression is not supported",
  "zip-split": "the archive is split into several volumes",
  "zip-size": "the size the archive declares is wrong",
  "zip-data": "the compressed data are damaged",
  "part-missing": "this part is missing",
  "xml-entity": "it declares a DTD or an outside entity, which is not allowed",
  "xml-syntax": "its XML is malformed",
  "xml-tags": "XML tags do not close one another",
  "xml-end": "its XML ends in the middle",
  "xls-structure": "the structure of the Excel 97–2003 workbook is wrong",
  "pdf-structure": "the structure of the PDF is wrong",
} as const satisfies Record<BrokenFault, string>;

/** 1234567 → "1,234,567". */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}

export const fileSentencesEn = {
  FILE_EMPTY: () => "The file is empty: there is nothing to check.",
  FILE_TOO_LARGE: ({ what, limit, found }) =>
    `The file passes the limit on ${LIMITED[what]}: ${grouped(found)}, at most ${grouped(limit)}. It can be split and checked part by part.`,
  FILE_UNKNOWN_KIND: ({ name }) =>
    `The format of "${name}" is not known. Files that can be checked: .docx, .xlsx, .xls, .pdf, .html, .md and .txt.`,
  FILE_ENCRYPTED: () => "The file is locked with a password or encrypted. Remove the password, save it, and check again.",
  FILE_TRUNCATED: () => "The end of the file is missing; a download or copy may have stopped early. Get the whole file.",
  FILE_BOMB: ({ name, size }) =>
    `The part "${name}" swells beyond measure when unzipped (${grouped(size)} bytes), so it was not opened.`,
  FILE_BROKEN: ({ part, fault, line }) =>
    `The file is broken${part === "" ? "" : ` in the part "${part}"`}${line === undefined ? "" : `, line ${line}`}: ${FAULTS[fault]}. Open it in its editor, save it, and check again.`,
  FILE_OLD_ENCODING: ({ encoding }) =>
    `The file has an old encoding: ${ENCODINGS[encoding]}. Convert it to Unicode (UTF-8), and check again.`,
  FILE_BINARY: () => "The file is not text. Files that can be checked: .docx, .xlsx, .xls, .pdf, .html, .md and .txt.",
  FILE_OLD_WORD: () => "The file is Word 97–2003 (.doc). Open it in Word or LibreOffice, save it as .docx, and check again.",
  FILE_SCAN: ({ pages }) =>
    `The PDF is scanned (${grouped(pages)} pages) and has no text. Use the original .docx, or recognise its text (OCR), read it over, and check again.`,
  FILE_NO_TEXT: () => "The file has no text to check.",
  FILE_TIMEOUT: ({ seconds }) =>
    `Reading took longer than ${seconds} seconds and was stopped. The file can be split and checked part by part.`,
  FILE_MEMORY: ({ megabytes }) =>
    `Reading needed more than ${grouped(megabytes)} MB of memory and was stopped. The file can be split and checked part by part.`,
  FILE_STATE_SECRET: ({ mark }) =>
    `The document carries the mark of secrecy "${mark}", so it is not read here. State secrets are handled only on machines set apart for them, as the law demands.`,
} satisfies Sentences<FileProblem>;
