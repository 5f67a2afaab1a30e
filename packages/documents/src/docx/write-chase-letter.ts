import { lowerFirst } from "@kehoach/core/indicator/lower-first";
import { AlignmentType, Document, type ISectionOptions, Packer, Paragraph, type Table } from "docx";
import { type ChasedOffice, toChasedTable } from "./chased-table.ts";
import { toClosing } from "./closing.ts";
import { toCoreProperties } from "./core-properties.ts";
import { LEFT_WIDTH, splitName, TEXT_WIDTH, toColumns, toCountry, toIssuer, toLine } from "./head.ts";
import { FIRST_LINE, LINE, SIZE } from "./measures.ts";
import { toPages, toTextStyle } from "./page.ts";
import { toHeaders } from "./page-headers.ts";
import { toTextRun } from "./runs.ts";
import { fixZipDates } from "./stable-zip.ts";

/** A letter of the authority to those who have not sent what was due. Texts as they are printed. */
export type ChaseLetter = {
  /** The agency directly above who writes, over his name. */
  readonly parent?: string;
  /** Who writes: "Ủy ban nhân dân huyện Chợ Đồn". */
  readonly issuer: string;
  /** Before the blank date: "Chợ Đồn". */
  readonly placeName: string;
  /** What every document of the authority begins with, such as that its figures are made up. */
  readonly notice?: string;
  readonly signature: { readonly authority?: string; readonly role: string };
  /** "Báo cáo tháng". */
  readonly regime: string;
  /** "Biểu số 01/KTXH-T (Tình hình sản xuất)". */
  readonly form: string;
  /** "tháng 6/2031". */
  readonly period: string;
  /** What orders the regime: "Quyết định số 1/QĐ-UBND ngày … của … về …". */
  readonly basis?: string;
  /** Up to when the letter tells, and until when it asks: "ngày 08 tháng 7 năm 2031". */
  readonly today: string;
  readonly by: string;
  readonly reporters: number;
  readonly sent: number;
  readonly overdue: readonly [ChasedOffice, ...ChasedOffice[]];
};

/** More names are read in a table. */
const MOST_NAMED = 5;
/** In the narrow column of the issuer names have so many letters on a line. */
const MOST_LETTERS = 24;

/** "báo cáo tháng", or "báo cáo tình hình sản xuất". */
function sayReport(regime: string): string {
  const inner = lowerFirst(regime);
  return inner.startsWith("báo cáo") ? inner : `báo cáo ${inner}`;
}

function sayOffice({ name, days }: ChasedOffice): string {
  return days === 0 ? `${name} (vừa quá hạn)` : `${name} (quá hạn ${days} ngày làm việc)`;
}

/** "Hạn gửi" of all, where they have one. */
function findDeadline({ overdue: [first, ...rest] }: ChaseLetter): string | undefined {
  return rest.every(({ deadline }) => deadline === first.deadline) ? first.deadline : undefined;
}

/** The sentences before and after the names. @rule Y96 */
function toSentences(letter: ChaseLetter): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const { basis, regime, form, period, issuer, reporters, sent, overdue, today, by } = letter;
  const deadline = findDeadline(letter);
  const closed = overdue.filter((one) => one.closed);
  const until = deadline === undefined ? "theo hạn của từng nơi" : `chậm nhất ngày ${deadline}`;
  const ordered = basis === undefined ? "Thực hiện" : `Căn cứ ${basis}, thực hiện`;
  const names = overdue.length > MOST_NAMED ? ", gồm:" : `: ${overdue.map(sayOffice).join("; ")}.`;
  return {
    before: [
      `${ordered} ${sayReport(regime)}, các đơn vị gửi ${form}, kỳ ${period}, ${until}.`,
      `Đến ${today}, ${issuer} đã nhận được báo cáo của ${sent}/${reporters} đơn vị; còn ${overdue.length} đơn vị quá hạn chưa gửi${names}`,
    ],
    after: [
      ...(closed.length === 0
        ? []
        : [
            `${closed.length === overdue.length ? "Phần mềm đã thôi nhận báo cáo của kỳ này" : `Phần mềm đã thôi nhận báo cáo của ${closed.map(({ name }) => name).join("; ")}`}; các đơn vị liên hệ với ${issuer} để được hướng dẫn trước khi gửi.`,
          ]),
      `${issuer} đề nghị các đơn vị có tên nêu trên hoàn thành và gửi báo cáo chậm nhất ${by}. Đơn vị chưa gửi được đúng ngày này thì báo cáo bằng văn bản, nêu rõ lý do./.`,
    ],
  };
}

function toBody(text: string, isLast = false): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: FIRST_LINE },
    ...(isLast ? { keepNext: true } : {}),
    children: [toTextRun(text)],
  });
}

/** Whom it is for: by name while they are few. @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II (nơi nhận) */
function toAddressees({ overdue }: ChaseLetter): readonly (Table | Paragraph)[] {
  const [only, ...others] = overdue;
  const line = (text: string, before = 0): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before, after: 0, ...LINE }, children: [toTextRun(text)] });
  const gap = new Paragraph({ spacing: { before: 0, after: 120 }, children: [] });
  if (others.length === 0) return [line(`Kính gửi: ${only.name}.`, 240), gap];
  if (overdue.length > MOST_NAMED) return [line("Kính gửi: Các đơn vị có tên trong bảng dưới đây.", 240), gap];
  const left = Math.trunc(TEXT_WIDTH * 0.26);
  const one = (text: string): Paragraph =>
    new Paragraph({ alignment: AlignmentType.LEFT, spacing: { before: 0, after: 0, ...LINE }, children: [toTextRun(text)] });
  const to = new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { before: 0, after: 0, ...LINE },
    children: [toTextRun("Kính gửi:\u00a0")],
  });
  const names = overdue.map(({ name }, i) => one(`- ${name}${i === overdue.length - 1 ? "." : ";"}`));
  return [new Paragraph({ spacing: { before: 120, after: 0 }, children: [] }), toColumns(left, [[[to], names]]), gap];
}

/** Issuer, country and motto, blank number and date, what it is about. @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II */
function toLetterHead({ parent, issuer, placeName, regime, period }: ChaseLetter): Table {
  const above = parent === undefined ? [] : splitName(parent.toUpperCase(), MOST_LETTERS);
  const own = splitName(issuer.toUpperCase(), MOST_LETTERS);
  const about = `V/v đôn đốc gửi ${sayReport(regime)}, ${period.replaceAll(" ", "\u00a0")}`;
  return toColumns(LEFT_WIDTH, [
    [
      [...above.map((text) => toLine(text, { size: SIZE.issuer })), ...toIssuer(undefined, own, LEFT_WIDTH)],
      toCountry(TEXT_WIDTH - LEFT_WIDTH),
    ],
    [
      [
        toLine("Số: ............/..................", { size: SIZE.number }, 60),
        toLine(about, { size: SIZE.recipientsTitle }, 120),
      ],
      [toLine(`${placeName}, ngày ...... tháng ...... năm .........`, { italics: true, size: SIZE.placeDate }, 60)],
    ],
  ]);
}

/**
 * The official letter that asks those who are overdue to send, in the layout the decree asks for: number, date and signer's name stay to
 * be filled in. The same letter gives the same bytes.
 *
 * @source Nghị định 30/2020/NĐ-CP, Điều 8 và Phụ lục I
 * @rule Y96
 */
export async function writeChaseLetter(letter: ChaseLetter): Promise<Uint8Array> {
  const { before, after } = toSentences(letter);
  const { authority, role } = letter.signature;
  const section: ISectionOptions = {
    properties: toPages(),
    headers: toHeaders(letter.notice),
    children: [
      toLetterHead(letter),
      ...toAddressees(letter),
      ...before.map((text) => toBody(text)),
      ...(letter.overdue.length > MOST_NAMED ? toChasedTable(letter.overdue) : []),
      ...after.map((text) => toBody(text, true)),
      ...toClosing({
        recipients: ["Như trên;", "Lưu: VT."],
        signature: { authority: authority === undefined ? [] : [authority], role, name: "" },
      }),
    ],
  };
  const document = new Document({ styles: { default: { document: toTextStyle() } }, sections: [section] });
  const title = `Đôn đốc gửi ${sayReport(letter.regime)}, ${letter.period}`;
  const properties = toCoreProperties({ title, creator: letter.issuer });
  return fixZipDates(await Packer.toBuffer(document, undefined, [properties]));
}
