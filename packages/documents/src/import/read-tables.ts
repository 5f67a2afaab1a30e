import type { FileProblem } from "@kehoach/core/audit/file-problem";
import type { Sheet } from "@kehoach/core/import/sheet";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { decodeText } from "../reading/decode-text.ts";
import { findKind, findTextKind } from "../reading/find-kind.ts";
import type { Workbook } from "../reading/sheet/workbook.ts";
import { findSecretMark } from "../reading/state-secrecy.ts";
import { readCsv } from "./read-csv.ts";

/** An encoding that somebody says a file of values has; none is said when it is left to be found. */
export type SaidEncoding = "utf-8" | "windows-1258";

/** What is made of the tables of a file. */
export type TableReader<T extends Pick<Sheet, "cells">> = {
  readonly fromWorkbook: (workbook: Workbook) => readonly T[];
  readonly fromValues: (sheet: Sheet) => T;
  /** Whether a cell, read in an old encoding, proves by its words that it was the right one. */
  readonly isProof: (shown: string) => boolean;
};

function decodeAs(encoding: SaidEncoding, bytes: Uint8Array): string {
  // Its tones stand behind their letters; composed they are letters as others write them.
  return new TextDecoder(encoding).decode(bytes).normalize("NFC");
}

/** UTF-8 and UTF-16 speak for themselves; windows-1258 is known by its words, or asked about. */
function readValues(
  bytes: Uint8Array,
  said: SaidEncoding | undefined,
  isProof: (shown: string) => boolean,
): Outcome<Sheet, FileProblem> {
  if (said !== undefined) return accept(readCsv(decodeAs(said, bytes)));
  const decoded = decodeText(bytes);
  if (decoded.ok && !decoded.value.includes("\ufffd")) return accept(readCsv(decoded.value.normalize("NFC")));
  const [problem] = decoded.ok ? ([{ code: "FILE_OLD_ENCODING", encoding: "unknown" }] as const) : decoded.problems;
  if (problem.code !== "FILE_OLD_ENCODING" || (problem.encoding !== "unknown" && problem.encoding !== "windows-1258"))
    return refuse(problem);
  const sheet = readCsv(decodeAs("windows-1258", bytes));
  const provesItself = sheet.cells.some(({ shown }) => /[^\p{ASCII}]/u.test(shown) && isProof(shown));
  return problem.encoding === "windows-1258" || provesItself ? accept(sheet) : refuse(problem);
}

async function readByKind<T extends Pick<Sheet, "cells">>(
  name: string,
  bytes: Uint8Array,
  { fromWorkbook, fromValues, isProof }: TableReader<T>,
  said: SaidEncoding | undefined,
): Promise<Outcome<readonly T[], FileProblem>> {
  const kind = findKind(name, bytes);
  if (!kind.ok) return kind;
  if (kind.value === "xlsx") {
    const workbook = (await import("../reading/read-xlsx.ts")).readXlsxWorkbook(bytes);
    return workbook.ok ? accept(fromWorkbook(workbook.value)) : workbook;
  }
  if (kind.value === "xls") {
    const workbook = (await import("../reading/read-xls.ts")).readXlsWorkbook(bytes);
    return workbook.ok ? accept(fromWorkbook(workbook.value)) : workbook;
  }
  if (kind.value !== "text") return refuse({ code: "FILE_UNKNOWN_KIND", name });
  const sheet = readValues(bytes, said, isProof);
  if (!sheet.ok) return sheet;
  const words = sheet.value.cells.slice(0, 200).map(({ shown }) => shown);
  if (findTextKind(name, words.join("\n")) === "html") return refuse({ code: "FILE_UNKNOWN_KIND", name });
  return accept([fromValues(sheet.value)]);
}

/**
 * The tables of a file that is to be imported: a workbook (.xlsx, .xlsm without its macros, .xls) or comma-separated values. The
 * content of a file decides how it is read.
 *
 * @param said  the encoding somebody chose when asked
 * @problem every FileProblem of workbooks and of texts
 * @rule E1
 */
export async function readTables<T extends Pick<Sheet, "cells">>(
  name: string,
  bytes: Uint8Array,
  reader: TableReader<T>,
  said?: SaidEncoding,
): Promise<Outcome<readonly T[], FileProblem>> {
  if (bytes.length === 0) return refuse({ code: "FILE_EMPTY" });
  const tables = await readByKind(name, bytes, reader, said);
  if (!tables.ok) return tables;
  if (tables.value.every(({ cells }) => cells.length === 0)) return refuse({ code: "FILE_NO_TEXT" });
  const top = tables.value.flatMap(({ cells }) => cells.slice(0, 100).map(({ shown }) => shown));
  const mark = findSecretMark(top.join("\n"));
  return mark === undefined ? tables : refuse({ code: "FILE_STATE_SECRET", mark });
}
