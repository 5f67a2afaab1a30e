import type { BoundReport } from "@kehoach/core/report/bound";
import { AlignmentType, convertMillimetersToTwip, Paragraph, type Table } from "docx";
import { toColumns } from "./head.ts";
import { SINGLE, SIZE } from "./measures.ts";
import { toTextRun } from "./runs.ts";

/** Room for the signature, in twentieths of a point. */
const SIGNATURE_ROOM = 1500;

/**
 * Who receives it, and who signs.
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II (quyền hạn, chức vụ, chữ ký; nơi nhận)
 */
export function toClosing({
  recipients,
  signature,
}: Pick<BoundReport, "recipients" | "signature">): readonly (Table | Paragraph)[] {
  const tight = { before: 0, after: 0, ...SINGLE };
  const list = [
    new Paragraph({
      spacing: tight,
      children: [toTextRun("Nơi nhận:", { bold: true, italics: true, size: SIZE.recipientsTitle })],
    }),
    ...recipients.map((text) => new Paragraph({ spacing: tight, children: [toTextRun(`- ${text}`, { size: SIZE.recipients })] })),
  ];
  const toSigned = (text: string, after = 0): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...tight, after },
      children: [toTextRun(text, { bold: true, size: SIZE.signature })],
    });
  const signed = [
    ...signature.authority.map((text) => toSigned(text)),
    toSigned(signature.role, SIGNATURE_ROOM),
    toSigned(signature.name),
  ];
  return [
    new Paragraph({ spacing: tight, keepNext: true, children: [] }),
    toColumns(convertMillimetersToTwip(80), [[list, signed]]),
  ];
}
