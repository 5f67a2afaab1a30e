import type { BoundReport } from "@kehoach/core/report/bound";
import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from "docx";
import { toAnnex } from "./annex.ts";
import { toParagraphs } from "./body.ts";
import { toClosing } from "./closing.ts";
import { toHead } from "./head.ts";
import { FIRST_LINE, FONT, GAP, LINE, PAGE, points, SINGLE, SIZE } from "./measures.ts";
import { toRuns, toTextRun } from "./runs.ts";
import { fixZipDates } from "./stable-zip.ts";

/** Document properties hold no clock: the same report gives the same bytes. */
const MADE_AT = "1980-01-01T00:00:00Z";

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function toCoreProperties(report: BoundReport): string {
  const abstract = report.title.abstract.map((run) => (run.kind === "note" ? "" : run.text)).join("");
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(`${report.title.kind} ${abstract}`)}</dc:title>` +
    `<dc:creator>${escapeXml(report.head.issuer.join(" "))}</dc:creator><dc:language>vi-VN</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${MADE_AT}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${MADE_AT}</dcterms:modified></cp:coreProperties>`
  );
}

/** The header: the notice on every page, the page number from the second. */
function toHeaders(notice: string | undefined): NonNullable<ISectionOptions["headers"]> {
  const toLine = (child: TextRun): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0, ...SINGLE }, children: [child] });
  const warning = notice === undefined ? [] : [toLine(toTextRun(notice, { bold: true, size: SIZE.notice }))];
  const number = toLine(new TextRun({ children: [PageNumber.CURRENT], size: points(SIZE.pageNumber) }));
  return {
    first: new Header({ children: warning.length > 0 ? warning : [toLine(toTextRun(""))] }),
    default: new Header({ children: [...warning, number] }),
  };
}

function toStyles() {
  const heading = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType], firstLine: number) => ({
    run: { font: FONT, size: points(SIZE.body), bold: true, italics: false, color: "000000" },
    paragraph: { alignment, indent: { firstLine }, spacing: { before: GAP, after: GAP, ...LINE }, keepNext: true },
  });
  const note = { font: FONT, size: points(SIZE.footnote) };
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: points(SIZE.body),
          color: "000000",
          language: { value: "vi-VN", eastAsia: "vi-VN", bidirectional: "vi-VN" },
        },
        paragraph: { spacing: { before: 0, after: GAP, ...LINE } },
      },
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
  const headers = toHeaders(report.notice);
  const margin = {
    top: PAGE.top,
    bottom: PAGE.bottom,
    left: PAGE.left,
    right: PAGE.right,
    header: PAGE.header,
    footer: PAGE.footer,
  };
  const size = { width: PAGE.width, height: PAGE.height };
  const main: ISectionOptions = {
    properties: {
      titlePage: true,
      page: { size: { ...size, orientation: PageOrientation.PORTRAIT }, margin, pageNumbers: { start: 1 } },
    },
    headers,
    children: [...toHead(report), ...report.blocks.flatMap(toParagraphs), ...toClosing(report)],
  };
  const annexes: ISectionOptions[] = report.annex
    ? [
        {
          properties: {
            titlePage: true,
            page: {
              size: { ...size, orientation: PageOrientation.LANDSCAPE },
              margin: { ...margin, right: PAGE.rightLandscape },
              pageNumbers: { start: 1 },
            },
          },
          headers: toHeaders(report.notice),
          children: [...toAnnex(report.annex)],
        },
      ]
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
  const properties = { path: "docProps/core.xml", data: toCoreProperties(report) };
  const packed = await Packer.toBuffer(document, undefined, [properties]);
  return fixZipDates(packed);
}
