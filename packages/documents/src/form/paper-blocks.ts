import type { Form } from "@kehoach/core/form/form";
import { AlignmentType, convertMillimetersToTwip, Paragraph, type Table } from "docx";
import { toColumns, toCountry, toIssuer, toLine } from "../docx/head.ts";
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

/** "ỦY BAN NHÂN DÂN XÃ BẰNG PHÚC" on two lines is parted where a person would part it. */
function splitName(name: string, most: number): readonly string[] {
  const [, body, area] = /^((?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\s+(.+)$/u.exec(name) ?? [];
  return name.length <= most || body === undefined || area === undefined ? [name] : [body, area];
}

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
  const centred = (text: string, style: Parameters<typeof toLine>[1], before = 0): Paragraph => toLine(text, style, before);
  return [
    toColumns(left, [[[...issuer, ...number], toCountry(width - left)]], width),
    centred(form.name.toUpperCase(), { bold: true, size: SIZE.kind }, 200),
    centred(`Kỳ báo cáo: ${head.period}`, { bold: true, size: SIZE.number }),
    centred(`Kính gửi: ${head.authority}`, { size: SIZE.number }, 60),
    centred(`(Theo chế độ: ${head.regime})`, { italics: true, size: SIZE.annexTable }),
  ];
}

function toParagraph(text: string, style: { readonly bold?: boolean; readonly italics?: boolean } = {}, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { before, after: 0, ...SINGLE },
    children: [toTextRun(text, { ...style, size: SIZE.annexTable })],
  });
}

function toList(title: string, lines: readonly string[]): readonly Paragraph[] {
  if (lines.length === 0) return [];
  return [toParagraph(title, { bold: true }, 80), ...lines.map((line) => toParagraph(`- ${line}`))];
}

/** What is said below the table: signs, what there is none of, what lacks, notes, what was explained. */
export function toPaperNotes({ notes }: PaperTable, explained: readonly Explained[]): readonly Paragraph[] {
  return [
    ...(notes.signs.length > 0 ? [toParagraph(`Ký hiệu: ${notes.signs.join("; ")}.`, { italics: true }, 60)] : []),
    ...toList("Không có số liệu:", notes.none),
    ...toList("Chưa tính được:", notes.lacking),
    ...toList("Ghi chú số liệu:", notes.notes),
    ...toList(
      "Giải trình:",
      explained.map(({ problem, reason }) => `${problem} Giải trình: ${reason}`),
    ),
  ];
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
