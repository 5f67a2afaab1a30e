import { showMomentVi } from "@kehoach/api/moment-text";
import { checkSheet } from "@kehoach/core/form/check-entries";
import { openSheet } from "@kehoach/core/form/open-sheet";
import { sayEntryProblemFullyVi } from "@kehoach/core/words/form-vi";
import type { FormPaper } from "@kehoach/documents/form/write-form-paper";
import type { FileReply } from "../platform/http-endpoint.ts";
import type { EnteredSheet } from "../submission/read.ts";
import { nameFormFile, toPaperHead } from "./head.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** Of a digest so much is printed: enough to hold it against the journal by eye. */
const SHOWN_DIGITS = 16;

/** What stands out in a form, with what was said to it. */
function listExplained({ given, entries, reasons }: EnteredSheet): FormPaper["explained"] {
  const sheet = openSheet(given);
  return checkSheet(sheet, entries).flatMap((problem) => {
    const reason = reasons.get(problem.key)?.trim() ?? "";
    return reason === "" ? [] : [{ problem: sayEntryProblemFullyVi(sheet, problem), reason }];
  });
}

/** A form as a Word document to be signed: a draft as it is now, or a sending as it was sent, with its number and digest. @rule Z28 */
export async function makePaper(entered: EnteredSheet): Promise<FileReply> {
  const { found, given, entries, sending } = entered;
  const { writeFormPaper } = await import("@kehoach/documents/form/write-form-paper");
  const bytes = await writeFormPaper({
    given,
    entries,
    head: toPaperHead(found),
    explained: listExplained(entered),
    ...(sending === undefined
      ? {}
      : {
          sending: {
            number: String(sending.n),
            at: showMomentVi(sending.at),
            digest: sending.digest.slice(0, SHOWN_DIGITS),
          },
        }),
  });
  const state = sending === undefined ? "bản nháp" : `lần gửi ${sending.n}`;
  return { bytes, mediaType: DOCX, fileName: `${nameFormFile(entered)}, ${state}.docx` };
}
