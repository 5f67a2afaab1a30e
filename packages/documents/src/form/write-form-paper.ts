import type { Entries, SheetGiven } from "@kehoach/core/form/sheet";
import { AlignmentType, Document, Footer, type ISectionOptions, Packer, Paragraph } from "docx";
import { toCoreProperties } from "../docx/core-properties.ts";
import { PAGE, SINGLE, SIZE } from "../docx/measures.ts";
import { toLetters, toPages } from "../docx/page.ts";
import { toHeaders } from "../docx/page-headers.ts";
import { toTextRun } from "../docx/runs.ts";
import { fixZipDates } from "../docx/stable-zip.ts";
import type { PaperHead } from "./form-head.ts";
import { type Explained, toPaperHead, toPaperNotes, toSignatures } from "./paper-blocks.ts";
import { toGridTable } from "./paper-grid.ts";
import { layOutPaper, type PaperLayout } from "./paper-layout.ts";
import { type PaperTable, toPaperTable } from "./paper-table.ts";

/** A submission as it is printed to be signed. Texts as they are printed. */
export type FormPaper = {
  readonly given: SheetGiven;
  readonly entries: Entries;
  readonly head: PaperHead;
  /** Which sending it is, so that the paper and the data can be held together; left out for a draft. */
  readonly sending?: { readonly number: string; readonly at: string; readonly digest: string };
  /** What stands out, and what was said to it when it was sent. */
  readonly explained: readonly Explained[];
};

const DRAFT = "BẢN NHÁP - CHƯA GỬI";
/** Of the line that names the sending, in points. */
const SMALL = 8;

function sayReference({ given, head, sending }: FormPaper): string {
  const what = `${given.form.number ?? given.form.code}, ${head.reporter}, ${head.period}`;
  return sending === undefined
    ? `${what}. ${DRAFT}`
    : `${what}. Lần gửi số ${sending.number}, ${sending.at}. Mã đối chiếu: ${sending.digest}`;
}

/** Over every page: the notice of the authority, and that it is a draft. */
function sayAbove({ head, sending }: FormPaper): string | undefined {
  const words = [head.notice, sending === undefined ? DRAFT : undefined].filter((one) => one !== undefined);
  return words.length === 0 ? undefined : words.join(". ");
}

function toSection(paper: FormPaper, table: PaperTable, layout: PaperLayout): ISectionOptions {
  const { isLandscape } = layout;
  const right = isLandscape ? PAGE.rightLandscape : PAGE.right;
  const width = (isLandscape ? PAGE.height : PAGE.width) - PAGE.left - right;
  const reference = new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { before: 0, after: 0, ...SINGLE },
    children: [toTextRun(sayReference(paper), { size: SMALL })],
  });
  const footer = new Footer({ children: [reference] });
  const notes = toPaperNotes(table, paper.explained);
  return {
    properties: toPages(isLandscape),
    headers: toHeaders(sayAbove(paper)),
    footers: { first: footer, default: footer },
    children: [
      ...toPaperHead(paper.given.form, paper.head, width),
      table.unit === undefined
        ? new Paragraph({ spacing: { before: 60, after: 60, ...SINGLE }, children: [] })
        : toUnit(table.unit),
      toGridTable(table, layout, notes.keepsTable),
      ...notes.paragraphs,
      ...toSignatures(paper.head, width),
    ],
  };
}

function toUnit(unit: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { before: 60, after: 60, ...SINGLE },
    keepNext: true,
    children: [toTextRun(`Đơn vị tính: ${unit}`, { italics: true, size: SIZE.annexTable })],
  });
}

/**
 * A submission as a Word document to be printed and signed, in the layout the decree asks for; landscape where its table is wide. The
 * same submission gives the same bytes. Date and names stay blank.
 *
 * @source Nghị định 30/2020/NĐ-CP, Điều 8 và Phụ lục I
 * @rule Z15 Z16
 */
export async function writeFormPaper(paper: FormPaper): Promise<Uint8Array> {
  const table = toPaperTable(paper.given, paper.entries);
  const document = new Document({
    styles: { default: { document: { run: toLetters(SIZE.annexTable) } } },
    sections: [toSection(paper, table, layOutPaper(table))],
  });
  const { given, head } = paper;
  const properties = toCoreProperties({ title: `${given.form.name}, ${head.period}`, creator: head.reporter });
  return fixZipDates(await Packer.toBuffer(document, undefined, [properties]));
}
