import type { BoundReport, BoundRun } from "@kehoach/core/report/bound";
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import { PAGE, SINGLE, SIZE } from "./measures.ts";
import { toRuns, toTextRun } from "./runs.ts";

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
const RULE = { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" };
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const LEFT_WIDTH = convertMillimetersToTwip(60);
/** Length of the motto at its size, so that the rule below is as long as the line. */
const MOTTO_WIDTH = convertMillimetersToTwip(59);

/** A centred line without indents and gaps. */
export function toLine(
  text: string,
  style: { readonly bold?: boolean; readonly italics?: boolean; readonly size: number },
  before = 0,
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after: 0, ...SINGLE },
    children: [toTextRun(text, style)],
  });
}

/** A rule of `length` in the middle of `width`. */
export function toRule(width: number, length: number): Paragraph {
  const side = Math.max(0, Math.trunc((width - length) / 2));
  return new Paragraph({
    spacing: { before: 40, after: 0, line: 60, lineRule: "exact" },
    indent: { left: side, right: side, firstLine: 0 },
    border: { top: RULE },
    children: [],
  });
}

/** Two columns without borders, for the head and the end of the document. `width`: of both, that of the text if not said. */
export function toColumns(
  leftWidth: number,
  rows: readonly (readonly [readonly Paragraph[], readonly Paragraph[]])[],
  width = TEXT_WIDTH,
): Table {
  const widths = [leftWidth, width - leftWidth];
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: NO_BORDERS,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, i) =>
              new TableCell({
                width: { size: widths[i] ?? 0, type: WidthType.DXA },
                borders: NO_BORDERS,
                children: [...children],
              }),
          ),
        }),
    ),
  });
}

/** Country name and motto, in a column so wide. @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II */
export function toCountry(width: number): readonly Paragraph[] {
  return [
    toLine("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { bold: true, size: SIZE.countryName }),
    toLine("Độc lập - Tự do - Hạnh phúc", { bold: true, size: SIZE.motto }),
    toRule(width, MOTTO_WIDTH),
  ];
}

/** Who issues it under whom, in a column so wide. @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II */
export function toIssuer(parent: string | undefined, issuer: readonly string[], width: number): readonly Paragraph[] {
  return [
    ...(parent === undefined ? [] : [toLine(parent, { size: SIZE.issuer })]),
    ...issuer.map((line) => toLine(line, { bold: true, size: SIZE.issuer })),
    toRule(width, Math.trunc(LEFT_WIDTH * 0.4)),
  ];
}

/** "ỦY BAN NHÂN DÂN XÃ BẰNG PHÚC" on two lines is parted where a person would part it. */
export function splitName(name: string, most: number): readonly string[] {
  const [, body, area] = /^((?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\s+(.+)$/u.exec(name) ?? [];
  return name.length <= most || body === undefined || area === undefined ? [name] : [body, area];
}

/** So many letters stand on a line of the title. */
const TITLE_LETTERS = 60;

/** A centred title breaks after a comma or semicolon, not inside "quốc phòng"; where a clause is longer than a line, anywhere. */
function keepClauses(title: readonly BoundRun[]): readonly BoundRun[] {
  const clauses = title
    .map((run) => (run.kind === "note" ? "" : run.text))
    .join("")
    .split(/[,;]/u);
  if (clauses.some((clause) => clause.trim().length > TITLE_LETTERS)) return title;
  return title.map((run) => (run.kind === "note" ? run : { ...run, text: run.text.replace(/(?<![,;]) /gu, "\u00a0") }));
}

/**
 * Country name and motto, issuer, blank number, place and blank date, kind of document and its abstract.
 * @source Nghị định 30/2020/NĐ-CP, Điều 8 và Phụ lục I, Phần I, Mục II
 */
export function toHead(report: BoundReport): readonly (Table | Paragraph)[] {
  const { head, title } = report;
  const rightWidth = TEXT_WIDTH - LEFT_WIDTH;
  const issuer = toIssuer(head.parent, head.issuer, LEFT_WIDTH);
  const country = toCountry(rightWidth);
  const number = [toLine(`Số:        /${head.symbol}`, { size: SIZE.number }, 60)];
  const placeDate = [
    toLine(`${head.placeName}, ngày       tháng       năm          `, { italics: true, size: SIZE.placeDate }, 60),
  ];
  return [
    toColumns(LEFT_WIDTH, [
      [issuer, country],
      [number, placeDate],
    ]),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 360, after: 0 },
      keepNext: true,
      children: [toTextRun(title.kind, { bold: true, size: SIZE.kind })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: 60 },
      keepNext: true,
      children: [...toRuns(keepClauses(title.abstract), { bold: true, size: SIZE.abstract })],
    }),
    toRule(TEXT_WIDTH, Math.trunc(TEXT_WIDTH * 0.35)),
    new Paragraph({ spacing: { before: 0, after: 0, line: 240, lineRule: "exact" }, children: [] }),
  ];
}
