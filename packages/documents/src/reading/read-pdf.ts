import type { NotRead } from "@kehoach/core/audit/document";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { BROKEN_PDF, isCutOff, type OpenPdf, openPdf } from "./pdf/open-pdf.ts";
import type { PageLayout } from "./pdf/page-layout.ts";
import { isParserFault } from "./pdf/parser-fault.ts";
import { printPages } from "./pdf/print-pages.ts";
import { MAX_CHARS } from "./pdf/read-marks.ts";
import { readPage } from "./pdf/read-page.ts";
import { letStrayFaultsGo } from "./pdf/stray-faults.ts";
import type { ReadBody } from "./read-body.ts";

/** Pages read of a file; the rest is told. */
export const MAX_PAGES = 500;
/** Letters read of a file: four times a page of small print on each of those pages. */
const MAX_LETTERS = 10_000_000;

async function readPages({ document, names }: OpenPdf): Promise<Outcome<ReadBody, FileProblem>> {
  const pages = document.numPages;
  const tagged = (await document.getMarkInfo())?.Marked === true;
  const layouts: PageLayout[] = [];
  let letters = 0;
  let pictures = 0;
  let read = 0;
  while (read < Math.min(pages, MAX_PAGES) && letters < MAX_LETTERS) {
    read += 1;
    const page = await readPage(await document.getPage(read), names, tagged);
    if (page.count > MAX_CHARS)
      return refuse({ code: "FILE_TOO_LARGE", what: "characters", limit: MAX_CHARS, found: page.count });
    layouts.push(page.layout);
    letters += page.letters;
    if (page.picture) pictures += 1;
  }
  if (letters === 0) return refuse(pictures > 0 ? { code: "FILE_SCAN", pages } : { code: "FILE_NO_TEXT" });
  const notRead: NotRead[] = [];
  if (read < pages) notRead.push({ code: "PAGES", count: pages - read });
  if (pictures > 0) notRead.push({ code: "PICTURES", count: pictures });
  return accept(printPages(layouts, notRead));
}

async function readOpened(bytes: Uint8Array): Promise<Outcome<ReadBody, FileProblem>> {
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  try {
    if (isCutOff(bytes)) return refuse({ code: "FILE_TRUNCATED" });
    return await readPages(opened.value);
  } catch (fault) {
    if (isParserFault(fault)) return refuse(BROKEN_PDF);
    throw fault;
  } finally {
    await opened.value.close();
  }
}

/**
 * Reads a PDF that has a text layer: paragraphs in reading order, without running heads and page numbers, notes after the page they
 * stand on, tables by their ruling lines, by the structure the file tells, or guessed from columns.
 *
 * @problem FILE_ENCRYPTED FILE_TRUNCATED FILE_BROKEN FILE_TOO_LARGE
 * @problem FILE_SCAN     every page read is a picture
 * @problem FILE_NO_TEXT  every page read is empty
 * @rule    Q40 Q46 Q47
 */
export async function readPdf(bytes: Uint8Array): Promise<Outcome<ReadBody, FileProblem>> {
  if (bytes.length === 0) return refuse({ code: "FILE_EMPTY" });
  const holdAgain = letStrayFaultsGo();
  try {
    return await readOpened(bytes);
  } finally {
    // Rejections are told after the promises that are under way.
    setImmediate(holdAgain);
  }
}
