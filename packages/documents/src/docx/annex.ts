import type { AnnexColumn, BoundAnnex } from "@kehoach/core/report/bound";
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
import { toRuns, toTextRun } from "./runs.ts";

/** Millimetres; together the text width of the landscape page (297 - 30 - 15). */
const WIDTHS: Record<AnnexColumn, number> = {
  order: 10,
  name: 66,
  unit: 18,
  previous: 24,
  target: 24,
  actual: 24,
  percent: 17,
  verdict: 20,
  note: 49,
};
const ALIGN: Partial<Record<AnnexColumn, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  name: AlignmentType.LEFT,
  note: AlignmentType.LEFT,
  previous: AlignmentType.RIGHT,
  target: AlignmentType.RIGHT,
  actual: AlignmentType.RIGHT,
  percent: AlignmentType.RIGHT,
};
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const MARGIN = convertMillimetersToTwip(1.2);

function toCell(code: AnnexColumn, child: Paragraph): TableCell {
  return new TableCell({
    width: { size: convertMillimetersToTwip(WIDTHS[code]), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: MARGIN, right: MARGIN, top: 20, bottom: 20 },
    children: [child],
  });
}

function toCentred(
  text: string,
  style: { readonly bold?: boolean; readonly italics?: boolean; readonly size: number },
): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 }, children: [toTextRun(text, style)] });
}

/**
 * The annex of headline indicators: its title block and its table, whose head row repeats on every page.
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III (phụ lục văn bản)
 */
export function toAnnex(annex: BoundAnnex): readonly (Table | Paragraph)[] {
  const tight = { before: 0, after: 0, ...SINGLE };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: annex.columns.map(({ code, title }) =>
      toCell(
        code,
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: tight,
          children: [toTextRun(title, { bold: true, size: SIZE.annexTable })],
        }),
      ),
    ),
  });
  const rows = annex.rows.map(
    ({ cells }) =>
      new TableRow({
        cantSplit: true,
        children: annex.columns.map(({ code }, i) =>
          toCell(
            code,
            new Paragraph({
              alignment: ALIGN[code] ?? AlignmentType.CENTER,
              spacing: tight,
              children: [...toRuns(cells[i] ?? [], { size: SIZE.annexTable })],
            }),
          ),
        ),
      }),
  );
  const widths = annex.columns.map(({ code }) => convertMillimetersToTwip(WIDTHS[code]));
  return [
    toCentred(annex.heading, { bold: true, size: SIZE.annexHeading }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: 0 },
      children: [...toRuns(annex.title, { bold: true, size: SIZE.annexHeading })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: 120 },
      children: [toTextRun(annex.goesWith, { italics: true, size: SIZE.annexHeading })],
    }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
      rows: [head, ...rows],
    }),
    new Paragraph({
      spacing: { before: 60, after: 0 },
      children: [toTextRun(annex.legend, { italics: true, size: SIZE.annexTable })],
    }),
  ];
}
