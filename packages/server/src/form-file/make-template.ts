import type { FileReply } from "../platform/http-endpoint.ts";
import type { EnteredSheet } from "../submission/read.ts";
import { nameFormFile, toFileGiven, toFormHead } from "./head.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The workbook in which a form is filled in, with everything known and entered. @rule Z21 */
export async function makeTemplate(entered: EnteredSheet): Promise<FileReply> {
  const { writeFormTemplate } = await import("@kehoach/documents/form/write-form-template");
  const bytes = writeFormTemplate(toFileGiven(entered), toFormHead(entered.found));
  return { bytes, mediaType: XLSX, fileName: `${nameFormFile(entered)}.xlsx` };
}
