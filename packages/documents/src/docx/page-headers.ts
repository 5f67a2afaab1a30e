import { AlignmentType, Header, type ISectionOptions, PageNumber, Paragraph, TextRun } from "docx";
import { points, SINGLE, SIZE } from "./measures.ts";
import { toTextRun } from "./runs.ts";

/** The header: the notice on every page, the page number from the second. */
export function toHeaders(notice: string | undefined): NonNullable<ISectionOptions["headers"]> {
  const toLine = (child: TextRun): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0, ...SINGLE }, children: [child] });
  const warning = notice === undefined ? [] : [toLine(toTextRun(notice, { bold: true, size: SIZE.notice }))];
  const number = toLine(new TextRun({ children: [PageNumber.CURRENT], size: points(SIZE.pageNumber) }));
  return {
    first: new Header({ children: warning.length > 0 ? warning : [toLine(toTextRun(""))] }),
    default: new Header({ children: [...warning, number] }),
  };
}
