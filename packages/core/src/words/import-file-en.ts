import type { FileProblem } from "../audit/file-problem.ts";
import { fileSentencesEn } from "./audit-file-en.ts";
import type { Sentences } from "./sentence.ts";

const KINDS = "Excel files (.xlsx, .xls) and .csv can be imported.";

/** What is wrong with a file that is to be imported; what is the same for any file is said by the auditor's sentences. */
export const importFileSentencesEn = {
  ...fileSentencesEn,
  FILE_EMPTY: () => "The file is empty; there is nothing to import.",
  FILE_UNKNOWN_KIND: ({ name }) =>
    `No table was found in “${name}”. ${KINDS} If it comes from another program, open it in Excel or LibreOffice and save it as .xlsx.`,
  FILE_ENCRYPTED: () => "The file is locked by a password or encrypted. Remove the password, save it, then import.",
  FILE_OLD_ENCODING: ({ encoding }) =>
    encoding === "unknown"
      ? "This .csv file is not Unicode (UTF-8) and its encoding is not clear. If it is Windows-1258 (Vietnamese of old Excel), choose to read it so; otherwise save it as .xlsx."
      : `The file is written in an old encoding (${encoding}). Open it in Excel with the right font, convert it to Unicode, save it as .xlsx, then import.`,
  FILE_BINARY: () => `The file is no table. ${KINDS}`,
  FILE_OLD_WORD: () => `The file is a Word 97–2003 document (.doc) and no table. ${KINDS}`,
  FILE_NO_TEXT: () => "No cell of the file holds anything to import.",
  FILE_TIMEOUT: ({ seconds }) => `Reading took longer than ${seconds} seconds and was stopped. Split the file.`,
  FILE_MEMORY: ({ megabytes }) => `Reading needs more than ${megabytes} MB of memory and was stopped. Split the file.`,
} satisfies Sentences<FileProblem>;
