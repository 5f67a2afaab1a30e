import { checkDate, type IsoDate, toDate } from "../period/date.ts";
import type { Stated } from "./problem.ts";

/** What stands above a table, as far as it is printed. */
export type TitleFacts = {
  /** "4188/QĐ-UBND". */
  readonly number?: Stated<string>;
  readonly date?: Stated<IsoDate>;
  readonly issuer?: Stated<string>;
  /** "Phụ lục II", "Biểu số 01". */
  readonly annex?: Stated<string>;
  /** What the table is of. */
  readonly title?: Stated<string>;
  /** The unit of every figure whose row names none. */
  readonly unit?: Stated<string>;
  /** The year it plans: of a title "năm 2026"; the first one of "giai đoạn 2026-2030". */
  readonly year?: Stated<number>;
};

const NUMBER = /(?:số\s*:?\s*)?(?<![\d/])(\d{1,5}(?:\/\d{4})?\/(?:\p{Lu}[\p{L}\d]*)(?:-[\p{Lu}\d][\p{L}\d&]*)*)/u;
const DAY = /ngày\s*(\d{1,2})\s*(?:tháng|\/|-|\.)\s*(\d{1,2})\s*(?:năm|\/|-|\.)\s*(\d{4})/iu;
const ISSUER =
  /(?:của|do)\s+((?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd|thủ tướng|chủ tịch|bộ|sở|phòng)[^,;()]*)/iu;
const ANNEX =
  /^\(?((?:phụ lục|(?:phụ biểu|biểu(?: mẫu)?|mẫu(?: biểu)?)(?=(?:\s+số)?\s*:?\s*[\divx]+[a-zđ]?(?:[\s./:-]|$)))(?:\s+số)?\s*:?\s*[\divxlc]{0,5}[a-zđ]?(?:[./-][\da-z-]{1,8})?)(?![\p{L}\d])/iu;
const UNIT = /(?:đvt|đv tính|đơn vị(?: tính)?)\s*:\s*([^;()]+)/iu;
/** Lines of a letterhead and of a signature name nothing the table is of. */
const LETTERHEAD =
  /^(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd|huyện|xã(?!\s+hội)|phường|thị trấn|tỉnh|thành phố|sở|phòng|cộng hòa|cộng hoà|độc lập|số\s*[:/]|_+|-+)/iu;
const AUTHORITY = /^(ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd)\s*(.*)$/iu;
const AREA = /^(?:tỉnh|thành phố|huyện|thị xã|quận|xã(?!\s+hội)|phường|thị trấn|đặc khu)\s+\p{L}/iu;

type Lines = readonly Stated<string>[];

function first<T>(lines: Lines, read: (text: string) => T | undefined): Stated<T> | undefined {
  for (const { value, at } of lines) {
    const found = read(value);
    if (found !== undefined) return { value: found, at };
  }
  return undefined;
}

function readDay(text: string): IsoDate | undefined {
  const [, day, month, year] = DAY.exec(text) ?? [];
  const date = toDate(Number(year), Number(month), Number(day));
  return checkDate(date) ? date : undefined;
}

/** "ỦY BAN NHÂN DÂN" over "HUYỆN CHỢ MỚI" is one name on two lines; capitals are a letterhead's, not the name's. */
function readLetterhead(lines: Lines): Stated<string> | undefined {
  for (const [i, { value, at }] of lines.entries()) {
    const [, kind, rest = ""] = AUTHORITY.exec(value) ?? [];
    if (kind === undefined || value.length > 80) continue;
    const next = lines[i + 1]?.value ?? "";
    const area = rest !== "" ? rest : AREA.test(next) ? next : "";
    return { value: area === "" ? kind : `${kind} ${area}`, at };
  }
  return undefined;
}

const YEARS = /((?:19|20)\d{2})(?:\s*[-–]\s*(?:19|20)\d{2})?/u;

/** "…năm 2026" of a line that says what is planned or done; a document's date is no plan's year. */
function readYear(text: string): number | undefined {
  if (/ngày\s*\d/iu.test(text) || /\/(?:qđ|nq|kh|bc|ttr)/iu.test(text)) return undefined;
  const named = /(?:năm|giai đoạn|kế hoạch)\s+((?:19|20)\d{2})/iu.exec(text)?.[1] ?? YEARS.exec(text)?.[1];
  return named === undefined ? undefined : Number(named);
}

function cleanUnit(text: string): string {
  return text.replace(/[\s.,:;]+$/u, "").trim();
}

/**
 * What the lines above a table say of it: which paper it belongs to, of what and when, in which unit.
 *
 * @param lines  texts above the header, top down
 * @rule M1
 */
export function readTitle(lines: Lines): TitleFacts {
  const number = first(lines, (text) => NUMBER.exec(text)?.[1]);
  const date = first(lines, readDay);
  const issuer = first(lines, (text) => ISSUER.exec(text)?.[1]?.trim()) ?? readLetterhead(lines);
  const annex = first(lines, (text) => ANNEX.exec(text)?.[1]?.trim());
  const unit = first(lines, (text) => {
    const found = UNIT.exec(text)?.[1];
    return found === undefined || cleanUnit(found) === "" ? undefined : cleanUnit(found);
  });
  const titles = lines.filter(
    ({ value }) =>
      !ANNEX.test(value) && !UNIT.test(value) && !LETTERHEAD.test(value) && !DAY.test(value) && !/^\(?kèm theo/iu.test(value),
  );
  const title = titles.filter(({ value }) => /\p{L}{2}/u.test(value));
  const joined = title[0] && { value: title.map(({ value }) => value).join(" "), at: title[0].at };
  const year = first(title, readYear) ?? first(lines, readYear);
  return {
    ...(number ? { number } : {}),
    ...(date ? { date } : {}),
    ...(issuer ? { issuer } : {}),
    ...(annex ? { annex } : {}),
    ...(joined ? { title: joined } : {}),
    ...(unit ? { unit } : {}),
    ...(year ? { year } : {}),
  };
}
