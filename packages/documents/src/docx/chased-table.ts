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

/** Who is overdue: "Ủy ban nhân dân xã A". `days`: working days, 0 when none has passed. */
export type ChasedOffice = { readonly name: string; readonly deadline: string; readonly days: number };

/** Millimetres; together the width of the text. */
const WIDTHS = [14, 82, 30, 34] as const;
const HEADS = ["STT", "Đơn vị", "Hạn gửi", "Quá hạn (ngày làm việc)"] as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const MARGIN = convertMillimetersToTwip(1.2);

function toRow(texts: readonly string[], isHead: boolean): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(isHead ? { tableHeader: true } : {}),
    children: texts.map(
      (text, i) =>
        new TableCell({
          width: { size: convertMillimetersToTwip(WIDTHS[i] ?? 0), type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          margins: { left: MARGIN, right: MARGIN, top: 20, bottom: 20 },
          children: [
            new Paragraph({
              alignment: isHead || i !== 1 ? AlignmentType.CENTER : AlignmentType.LEFT,
              spacing: { before: 0, after: 0, ...SINGLE },
              ...(isHead ? { keepNext: true } : {}),
              children: [toTextRun(text, { bold: isHead, size: SIZE.annexTable })],
            }),
          ],
        }),
    ),
  });
}

/** Who is overdue and for how long; the head repeats on every page. @rule Y96 */
export function toChasedTable(overdue: readonly ChasedOffice[]): readonly (Table | Paragraph)[] {
  const widths = WIDTHS.map((width) => convertMillimetersToTwip(width));
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
      rows: [
        toRow(HEADS, true),
        ...overdue.map(({ name, deadline, days }, i) => toRow([String(i + 1), name, deadline, String(days)], false)),
      ],
    }),
    new Paragraph({ spacing: { before: 0, after: 60, ...SINGLE }, children: [] }),
  ];
}
