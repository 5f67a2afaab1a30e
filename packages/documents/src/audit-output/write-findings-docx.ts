import type { Audit } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import type { Result } from "@kehoach/core/audit/claim";
import { summarise } from "@kehoach/core/audit/output/summarise";
import { nameReason, nameResult, sayNotRead, saySummary, showCount } from "@kehoach/core/words/audit-words";
import { explainCheck } from "@kehoach/core/words/explain-check";
import { AlignmentType, Document, Header, Packer, PageNumber, Paragraph, type Table, TextRun } from "docx";
import { GAP, LINE, points, SINGLE, SIZE } from "../docx/measures.ts";
import { toPages, toTextStyle } from "../docx/page.ts";
import { toTextRun } from "../docx/runs.ts";
import { type SheetWords, toSheetTable } from "../docx/sheet-table.ts";
import { fixZipDates } from "../docx/stable-zip.ts";
import { escapeXml } from "../ooxml/xml-tags.ts";
import { type FoundPlace, openPlaces } from "./document-places.ts";
import {
  capitalise,
  countIgnored,
  listFindings,
  type OutputOptions,
  quoteAround,
  showInterval,
  showNumber,
  toWords,
} from "./finding-text.ts";

const RESULTS: readonly Result[] = ["error", "review", "rounding", "convention", "ok", "unchecked"];
/** Document properties hold no clock: the same audit gives the same bytes. */
const MADE_AT = "1980-01-01T00:00:00Z";

function toLine(text: string, style: { readonly bold?: boolean; readonly italics?: boolean } = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { before: 0, after: 60, ...LINE },
    children: [toTextRun(text, style)],
  });
}

function toHeading(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 2 * GAP, after: GAP, ...LINE },
    keepNext: true,
    children: [toTextRun(text, { bold: true })],
  });
}

function toFindings(audit: Audit, checks: readonly Check[], options: OutputOptions): (Table | Paragraph)[] {
  const { columns, line, none } = toWords(options.language).sheet;
  if (checks.length === 0) return [toLine(none)];
  const placeOf = openPlaces(audit);
  const sayPlace = ({ cell, line: number }: FoundPlace): string =>
    cell === undefined ? line(number) : `${cell.sheet}!${cell.address}`;
  const rows = checks.map((check, i): SheetWords[] => {
    const [before, blamed, after] = quoteAround(audit, check.span);
    return [
      String(i + 1),
      [`${sayPlace(placeOf(check.span))}: ${before}`, blamed, after],
      check.stated,
      check.computed === undefined ? "" : showNumber(check.computed),
      showInterval(check),
      explainCheck(check, options.language),
      check.repairs.map(({ from, to }) => `${from} → ${to}`).join("; "),
    ];
  });
  return [
    toSheetTable(
      [
        { title: columns.order, width: 11, align: "center" },
        { title: columns.where, width: 58 },
        { title: columns.printed, width: 27, align: "right" },
        { title: columns.computed, width: 27, align: "right" },
        { title: columns.allowed, width: 33, align: "right" },
        { title: columns.explanation, width: 68 },
        { title: columns.repair, width: 28 },
      ],
      rows,
    ),
  ];
}

function toCounts(audit: Audit, options: OutputOptions): Table {
  const { columns } = toWords(options.language).sheet;
  const { byResult } = summarise(audit);
  return toSheetTable(
    [
      { title: columns.result, width: 60 },
      { title: columns.count, width: 30, align: "right" },
    ],
    RESULTS.map((result) => [nameResult(result, options.language), showCount(byResult[result])]),
  );
}

function toUnchecked(audit: Audit, options: OutputOptions): Table | Paragraph {
  const { columns, none } = toWords(options.language).sheet;
  const { reasons } = summarise(audit);
  if (reasons.length === 0) return toLine(none);
  return toSheetTable(
    [
      { title: columns.reason, width: 120 },
      { title: columns.count, width: 30, align: "right" },
    ],
    reasons.map(({ reason, count }) => [nameReason(reason, options.language), showCount(count)]),
  );
}

function toBody(audit: Audit, options: OutputOptions): (Table | Paragraph)[] {
  const { language } = options;
  const { sheet } = toWords(language);
  const { name, sha256, notRead } = audit.document;
  const findings = listFindings(audit, options);
  const ignored = countIgnored(audit, options);
  const listOf = (result: Result): Check[] => findings.filter((check) => check.result === result);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: GAP },
      children: [toTextRun(sheet.title, { bold: true, size: SIZE.kind })],
    }),
    toLine(`${sheet.fileName}: ${name}`),
    toLine(`${sheet.digest}: ${sha256}`),
    toHeading(sheet.summary),
    toLine(capitalise(`${saySummary(summarise(audit), language)}.`)),
    toCounts(audit, options),
    ...(ignored > 0 ? [toLine(sheet.ignored(ignored), { italics: true })] : []),
    toHeading(sheet.errors),
    ...toFindings(audit, listOf("error"), options),
    toHeading(sheet.reviews),
    ...toFindings(audit, listOf("review"), options),
    toHeading(sheet.unchecked),
    toUnchecked(audit, options),
    toHeading(sheet.notReadTitle),
    ...(notRead.length === 0
      ? [toLine(sheet.everythingRead)]
      : notRead.map((left) => toLine(`- ${capitalise(sayNotRead(left, language))}.`))),
    new Paragraph({
      spacing: { before: 2 * GAP, after: 0, ...SINGLE },
      children: [toTextRun(sheet.note, { italics: true, size: SIZE.annexTable })],
    }),
  ];
}

function toCoreProperties(title: string, language: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>Kehoach</dc:creator><dc:language>${language}</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${MADE_AT}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${MADE_AT}</dcterms:modified></cp:coreProperties>`
  );
}

/**
 * "Phiếu rà soát số liệu": the findings as a document of its own, for files that can not carry comments. Says what was audited, how
 * much of it, what is wrong, what should be looked at, what could not be checked and why, and what was not read. The same audit gives
 * the same bytes within a release.
 *
 * @rule Q231 Q232
 */
export async function writeFindingsDocx(audit: Audit, options: OutputOptions): Promise<Uint8Array> {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0, ...SINGLE },
    children: [new TextRun({ children: [PageNumber.CURRENT], size: points(SIZE.pageNumber) })],
  });
  const isVietnamese = options.language === "vi";
  const language = isVietnamese ? "vi-VN" : "en-GB";
  const document = new Document({
    styles: {
      default: {
        document: toTextStyle({ value: language }),
      },
    },
    sections: [
      {
        properties: toPages(true),
        headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) },
        children: toBody(audit, options),
      },
    ],
  });
  const title = `${toWords(options.language).sheet.title}: ${audit.document.name}`;
  const properties = { path: "docProps/core.xml", data: toCoreProperties(title, language) };
  return fixZipDates(await Packer.toBuffer(document, undefined, [properties]));
}
