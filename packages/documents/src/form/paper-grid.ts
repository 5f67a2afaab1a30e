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
import { points, SINGLE } from "../docx/measures.ts";
import { toTextRun } from "../docx/runs.ts";
import type { PaperLayout } from "./paper-layout.ts";
import type { PaperTable } from "./paper-table.ts";

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const TIGHT = { before: 0, after: 0, ...SINGLE };
const MARGIN = convertMillimetersToTwip(0.9);

type Align = (typeof AlignmentType)[keyof typeof AlignmentType];
type Words = {
  readonly text: string;
  readonly align: Align;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly indent?: number;
};

function toCell(words: Words, width: number, size: number, keepNext: boolean): TableCell {
  const { text, align, indent = 0, ...style } = words;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: MARGIN, right: MARGIN, top: 20, bottom: 20 },
    children: [
      new Paragraph({
        alignment: align,
        spacing: TIGHT,
        // An empty cell is no higher than its letters would be.
        run: { size: points(size) },
        ...(keepNext ? { keepNext } : {}),
        indent: { left: convertMillimetersToTwip(indent * 3), firstLine: 0 },
        children: [toTextRun(text, { ...style, size })],
      }),
    ],
  });
}

/** `isKept`: it stands on one page with the row after it. */
function toRow(words: readonly Words[], { widths, size }: PaperLayout, isHead: boolean, isKept = isHead): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(isHead ? { tableHeader: true } : {}),
    children: words.map((one, i) => toCell(one, widths[i] ?? 0, size, isKept)),
  });
}

/** The table: its head repeats on every page, figures end at one place. `keepsEnd`: its last line stands with what follows. */
export function toGridTable(table: PaperTable, layout: PaperLayout, keepsEnd: boolean): Table {
  const isUnits = table.unit === undefined;
  const centre = (text: string, style: Partial<Words> = {}): Words => ({ text, align: AlignmentType.CENTER, ...style });
  const head = ["STT", "Chỉ tiêu", ...(isUnits ? ["Đơn vị tính"] : []), ...table.columns.map(({ title }) => title)];
  const numbers = ["A", "B", ...(isUnits ? ["C"] : []), ...table.columns.map(({ number }) => number)];
  const rows = table.rows.map(({ mark, label, unit, level, isHeading, cells }) => {
    const bold = isHeading ? { bold: true } : {};
    return [
      centre(mark, bold),
      { text: label, align: AlignmentType.LEFT, indent: Math.max(0, level - 1), ...bold },
      ...(isUnits ? [centre(unit)] : []),
      ...cells.map(
        ({ text, isSent }, i): Words => ({
          text,
          align: table.columns[i]?.isNote ? AlignmentType.LEFT : AlignmentType.RIGHT,
          ...(isSent ? { italics: true } : {}),
        }),
      ),
    ];
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: layout.width, type: WidthType.DXA },
    columnWidths: [...layout.widths],
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [
      toRow(
        head.map((text) => centre(text, { bold: true })),
        layout,
        true,
      ),
      toRow(
        numbers.map((text) => centre(text, { italics: true })),
        layout,
        true,
      ),
      ...rows.map((words, i) =>
        toRow(words, layout, false, i === rows.length - 1 ? keepsEnd : table.rows[i]?.isHeading === true),
      ),
    ],
  });
}
