import type { Form } from "@kehoach/core/form/form";
import { AlignmentType, convertMillimetersToTwip, Paragraph, type Table } from "docx";
import { splitName, toColumns, toCountry, toIssuer, toLine } from "../docx/head.ts";
import { PAGE, SINGLE, SIZE } from "../docx/measures.ts";
import { toTextRun } from "../docx/runs.ts";
import type { PaperHead } from "./form-head.ts";
import type { PaperTable } from "./paper-table.ts";

/** What stands out in a submission, and what was said to it when it was sent. */
export type Explained = { readonly problem: string; readonly reason: string };

/** Room for a signature, in twentieths of a point. */
const SIGNATURE_ROOM = 1_300;

/** The column of the issuer is so wide that names stand on one line; in a narrower one they have so many letters at most. */
const ROOMY = convertMillimetersToTwip(90);
const MOST_LETTERS = 24;

/**
 * Who reports, country and motto, number of the form, what it is and of when, to whom.
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II
 */
export function toPaperHead(form: Pick<Form, "name" | "number">, head: PaperHead, width: number): readonly (Table | Paragraph)[] {
  const left = Math.trunc(width * (width > PAGE.width ? 0.42 : 0.38));
  const most = left > ROOMY ? Number.POSITIVE_INFINITY : MOST_LETTERS;
  const [parent, ...below] = head.parent === undefined ? [] : splitName(head.parent.toUpperCase(), most);
  const above = below.map((text) => toLine(text, { size: SIZE.issuer }));
  const issuer = [
    ...(parent === undefined ? [] : [toLine(parent, { size: SIZE.issuer })]),
    ...above,
    ...toIssuer(undefined, splitName(head.reporter.toUpperCase(), most), left),
  ];
  const number = form.number === undefined ? [] : [toLine(`Biểu số: ${form.number}`, { size: SIZE.number }, 60)];
  return [
    toColumns(left, [[[...issuer, ...number], toCountry(width - left)]], width),
    toLine(form.name.toUpperCase(), { bold: true, size: SIZE.kind }, 200),
    toLine(`Kỳ báo cáo: ${head.period}`, { bold: true, size: SIZE.number }),
    toLine(`Kính gửi: ${head.authority}`, { size: SIZE.number }, 60),
    toLine(`(Theo chế độ: ${head.regime})`, { italics: true, size: SIZE.annexTable }),
  ];
}

/** A line below the table. */
type NoteLine = { readonly text: string; readonly bold?: true; readonly italics?: true; readonly before?: number };

/** Signatures do not stand alone on a page: so many lines over them go with them. */
const KEPT_LINES = 3;

function toList(title: string, lines: readonly string[]): readonly NoteLine[] {
  return lines.length === 0 ? [] : [{ text: title, bold: true, before: 80 }, ...lines.map((line) => ({ text: `- ${line}` }))];
}

/**
 * What is said below the table: signs, what there is none of, what lacks, notes, what was explained. `keepsTable`: there is so little
 * of it that the last line of the table stays with it.
 */
export function toPaperNotes(
  { notes }: PaperTable,
  explained: readonly Explained[],
): { readonly paragraphs: readonly Paragraph[]; readonly keepsTable: boolean } {
  const lines: readonly NoteLine[] = [
    ...(notes.signs.length > 0 ? [{ text: `Ký hiệu: ${notes.signs.join("; ")}.`, italics: true as const, before: 60 }] : []),
    ...toList("Không có số liệu:", notes.none),
    ...toList("Chưa tính được:", notes.lacking),
    ...toList("Ghi chú số liệu:", notes.notes),
    ...toList(
      "Giải trình:",
      explained.map(({ problem, reason }) => `${problem} Giải trình: ${reason}`),
    ),
  ];
  const paragraphs = lines.map(
    ({ text, before = 0, ...style }, i) =>
      new Paragraph({
        alignment: AlignmentType.LEFT,
        spacing: { before, after: 0, ...SINGLE },
        ...(style.bold || lines.length - i <= KEPT_LINES ? { keepNext: true } : {}),
        children: [toTextRun(text, { ...style, size: SIZE.annexTable })],
      }),
  );
  return { paragraphs, keepsTable: lines.length < KEPT_LINES };
}

/** @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II (địa danh và thời gian; quyền hạn, chức vụ, chữ ký) */
export function toSignatures(head: PaperHead, width: number): readonly (Table | Paragraph)[] {
  const bold = (text: string): Paragraph => toLine(text, { bold: true, size: SIZE.number });
  const small = (text: string): Paragraph => toLine(text, { italics: true, size: SIZE.annexTable });
  const { authority, role = "THỦ TRƯỞNG ĐƠN VỊ" } = head.signature ?? {};
  const room = new Paragraph({ spacing: { before: SIGNATURE_ROOM, after: 0, ...SINGLE }, children: [] });
  const date = toLine(`${head.placeName}, ngày       tháng       năm          `, { italics: true, size: SIZE.placeDate });
  const right = [
    date,
    ...(authority === undefined ? [] : [bold(authority)]),
    bold(role),
    small("(Ký, đóng dấu, ghi rõ họ tên)"),
    room,
  ];
  // Both sides stand at one height, under the line of the date.
  const left = [toLine("", { size: SIZE.placeDate }), bold("NGƯỜI LẬP BIỂU"), small("(Ký, ghi rõ họ tên)")];
  return [
    new Paragraph({ spacing: { before: 120, after: 0, ...SINGLE }, keepNext: true, children: [] }),
    toColumns(Math.trunc(width / 2), [[left, right]], width),
  ];
}
