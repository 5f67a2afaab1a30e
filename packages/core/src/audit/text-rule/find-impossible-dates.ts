import type { Remark } from "../claim.ts";
import type { Span } from "../document.ts";
import type { Note } from "../note.ts";
import type { Passage, Reading } from "../reading.ts";
import { countDays, type DayDate, isRealDay, readDate } from "./day-date.ts";

/** A date's beginning: not inside a number, a document's number or a longer date. */
const FULL =
  /(?<![\d/.,\p{L}])\d{1,2}(?=\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}(?!\d)| tháng \d{1,2} năm (?:19|20)\d{2}(?!\d))/gu;
/** Only days that no month can have less of than it has: "trong ngày 15/20 hồ sơ" is no date. */
const SHORT = /(?<=ngày )(30|31)[/.-](0?[2469]|11)(?![\d/.,]\d|\d)/gu;
const MONTH = /(?<!\p{L})tháng (\d{1,2})\s?[/-]\s?((?:19|20)\d{2})(?!\d)/giu;
const YEARS =
  /(?:giai đoạn|nhiệm kỳ|thời kỳ|năm học|niên khóa|niên độ|từ năm)\s*\(?\s*((?:19|20)\d{2})\s?(?:-|đến(?: năm)?)\s?((?:19|20)\d{2})(?!\d)/giu;
const FROM = /(?<!\p{L})từ (?:ngày )?(?=\d)/giu;
const TO = /^\s*(?:-|đến|tới)\s*(?:hết )?(?:ngày )?/u;

function toRemark(passage: Passage, span: Span, note: Note): Remark {
  return {
    kind: "remark",
    rule: "sequence",
    result: "review",
    note,
    stated: passage.text.slice(span.start, span.end),
    operands: [],
    passage: passage.index,
    span,
    related: [],
  };
}

function findUnreal(passage: Passage): readonly Remark[] {
  const { text } = passage;
  const full = [...text.matchAll(FULL)].flatMap((match): readonly Remark[] => {
    const date = readDate(text, match.index);
    if (!date || isRealDay(date.day, date.month, date.year)) return [];
    return [toRemark(passage, { start: match.index, end: date.end }, { code: "impossible-date" })];
  });
  const short = [...text.matchAll(SHORT)].flatMap((match): readonly Remark[] =>
    isRealDay(Number(match[1]), Number(match[2]))
      ? []
      : [toRemark(passage, { start: match.index, end: match.index + match[0].length }, { code: "impossible-date" })],
  );
  const months = [...text.matchAll(MONTH)].flatMap((match): readonly Remark[] =>
    Number(match[1]) >= 1 && Number(match[1]) <= 12
      ? []
      : [toRemark(passage, { start: match.index, end: match.index + match[0].length }, { code: "impossible-date" })],
  );
  return [...full, ...short, ...months];
}

function isReal({ day, month, year }: DayDate): boolean {
  return isRealDay(day, month, year);
}

function findReversed(passage: Passage): readonly Remark[] {
  const { text } = passage;
  const years = [...text.matchAll(YEARS)].flatMap((match): readonly Remark[] => {
    const [whole, from = "", to = ""] = match;
    if (Number(from) <= Number(to)) return [];
    const start = match.index + whole.indexOf(from);
    return [toRemark(passage, { start, end: match.index + whole.length }, { code: "reversed-period" })];
  });
  const days = [...text.matchAll(FROM)].flatMap((match): readonly Remark[] => {
    const start = match.index + match[0].length;
    const from = readDate(text, start);
    const link = from && TO.exec(text.slice(from.end, from.end + 30))?.[0];
    const to = from && link !== undefined ? readDate(text, from.end + link.length) : undefined;
    if (!from || !to || !isReal(from) || !isReal(to) || countDays(from) <= countDays(to)) return [];
    return [toRemark(passage, { start, end: to.end }, { code: "reversed-period" })];
  });
  return [...years, ...days];
}

/**
 * Days that no calendar has, and periods that end before they begin.
 *
 * ok: "ngày 29/02/2024", "giai đoạn 2021 - 2025". not ok: "ngày 31/02/2023", "giai đoạn 2025 - 2021".
 *
 * @rule Q137 Q138
 */
export function findImpossibleDates(reading: Reading): readonly Remark[] {
  return reading.passages.flatMap((passage) =>
    /\d/u.test(passage.text) ? [...findUnreal(passage), ...findReversed(passage)] : [],
  );
}
