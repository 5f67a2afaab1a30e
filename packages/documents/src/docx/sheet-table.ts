import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import { SINGLE, SIZE } from "./measures.ts";
import { toTextRun } from "./runs.ts";

/** A cell's words; of three pieces the middle one stands out. */
export type SheetWords = string | readonly [before: string, blamed: string, after: string];

export type SheetColumn = {
  readonly title: string;
  /** Millimetres. */
  readonly width: number;
  readonly align?: "left" | "center" | "right";
};

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const MARGIN = convertMillimetersToTwip(1.2);
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const TIGHT = { before: 0, after: 0, ...SINGLE };

function toLines(words: SheetWords, align: "left" | "center" | "right", bold: boolean): Paragraph[] {
  const runs =
    typeof words === "string"
      ? [toTextRun(words, { size: SIZE.annexTable, bold })]
      : words.map((part, i) => toTextRun(part, { size: SIZE.annexTable, bold: i === 1 }));
  return [new Paragraph({ alignment: ALIGN[align], spacing: TIGHT, children: runs })];
}

/** A ruled table whose head row repeats on every page; rows are not cut in two. */
export function toSheetTable(columns: readonly SheetColumn[], rows: readonly (readonly SheetWords[])[]): Table {
  const widths = columns.map(({ width }) => convertMillimetersToTwip(width));
  const toRow = (cells: readonly SheetWords[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: columns.map(
        ({ align = "left" }, i) =>
          new TableCell({
            width: { size: widths[i] ?? 0, type: WidthType.DXA },
            verticalAlign: isHead ? VerticalAlign.CENTER : VerticalAlign.TOP,
            margins: { left: MARGIN, right: MARGIN, top: 20, bottom: 20 },
            children: toLines(cells[i] ?? "", isHead ? "center" : align, isHead),
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [
      toRow(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((row) => toRow(row, false)),
    ],
  });
}
