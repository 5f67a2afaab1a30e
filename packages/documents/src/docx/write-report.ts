import type { BoundReport } from "@kehoach/core/report/bound";
import { AlignmentType, Document, type ISectionOptions, Packer, Paragraph } from "docx";
import { toAnnex } from "./annex.ts";
import { toParagraphs } from "./body.ts";
import { toClosing } from "./closing.ts";
import { toCoreProperties } from "./core-properties.ts";
import { toHead } from "./head.ts";
import { FIRST_LINE, FONT, GAP, LINE, points, SINGLE, SIZE } from "./measures.ts";
import { toPages, toTextStyle } from "./page.ts";
import { toHeaders } from "./page-headers.ts";
import { toRuns, toTextRun } from "./runs.ts";
import { fixZipDates } from "./stable-zip.ts";

/** Title and issuer, for the properties of the file. */
function propertiesOf(report: BoundReport) {
  const abstract = report.title.abstract.map((run) => (run.kind === "note" ? "" : run.text)).join("");
  return toCoreProperties({ title: `${report.title.kind} ${abstract}`, creator: report.head.issuer.join(" ") });
}

function toStyles() {
  const heading = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType], firstLine: number) => ({
    run: { font: FONT, size: points(SIZE.body), bold: true, italics: false, color: "000000" },
    paragraph: { alignment, indent: { firstLine }, spacing: { before: GAP, after: GAP, ...LINE }, keepNext: true },
  });
  const note = { font: FONT, size: points(SIZE.footnote) };
  return {
    default: {
      document: toTextStyle(),
      heading1: heading(AlignmentType.CENTER, 0),
      heading2: heading(AlignmentType.JUSTIFIED, FIRST_LINE),
      heading3: heading(AlignmentType.JUSTIFIED, FIRST_LINE),
      heading4: heading(AlignmentType.JUSTIFIED, FIRST_LINE),
      footnoteText: {
        run: note,
        paragraph: { alignment: AlignmentType.JUSTIFIED, spacing: { before: 0, after: 40, ...SINGLE } },
      },
    },
  };
}

/**
 * Lays a bound report out as a Word document in the layout the decree asks for. The same report gives the same bytes
 * within a release. Number, date and signer's name stay blank.
 *
 * @source Nghị định 30/2020/NĐ-CP, Điều 8 và Phụ lục I
 */
export async function writeReport(report: BoundReport): Promise<Uint8Array> {
  const main: ISectionOptions = {
    properties: toPages(),
    headers: toHeaders(report.notice),
    children: [
      ...toHead(report),
      ...report.blocks.flatMap((block, i) => toParagraphs(block, i === report.blocks.length - 1)),
      ...toClosing(report),
    ],
  };
  const annexes: ISectionOptions[] = report.annex
    ? [{ properties: toPages(true), headers: toHeaders(report.notice), children: [...toAnnex(report.annex)] }]
    : [];
  const footnotes = Object.fromEntries(
    report.notes.map(({ number, paragraphs }) => [
      String(number),
      {
        children: paragraphs.map((runs) => new Paragraph({ style: "FootnoteText", children: [toTextRun(" "), ...toRuns(runs)] })),
      },
    ]),
  );
  const document = new Document({ styles: toStyles(), footnotes, sections: [main, ...annexes] });
  const packed = await Packer.toBuffer(document, undefined, [propertiesOf(report)]);
  return fixZipDates(packed);
}
