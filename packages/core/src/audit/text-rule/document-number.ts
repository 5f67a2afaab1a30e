import type { Span } from "../document.ts";
import type { Passage } from "../reading.ts";
import { type DayDate, readDate } from "./day-date.ts";

/** Who issued a paper, as far as the words beside its number say. */
export type Level = "trung ương" | "tỉnh" | "huyện" | "xã";

/** A paper named by number and symbol: "Quyết định số 4188/QĐ-UBND ngày 19/12/2022 của UBND huyện". */
export type DocumentNumber = {
  readonly passage: Passage;
  /** Number and symbol, with the date if one is printed. */
  readonly span: Span;
  readonly number: number;
  /** Folded, what counts together: "qđ-ubnd"; with "/năm" for a number that carries its year ("12/2018/QĐ-TTg"). */
  readonly symbol: string;
  /** The year inside the number. */
  readonly year?: number;
  readonly date?: DayDate;
  readonly issuer?: { readonly level: Level; readonly name: string };
};

const NUMBER = /(?<![\p{L}\d/.,-])(\d{1,5})(?:\/((?:19|20)\d{2}))?([/-])(\p{Lu}[\p{L}]*(?:[-/&.]\p{Lu}[\p{L}\d]*)*)/gu;
const SYMBOL = /^(?=.*\p{Lu}{2})/u;
const DATE = /^\s*,?\s*(?:(?:ban hành|ký)\s+)?ngày\s+/u;
const ISSUER =
  /^\s*,?\s*của\s+(?:(?:Chủ tịch|Thường trực|Ban Thường vụ|Ban Chấp hành|đồng chí)\s+)*(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Đảng ủy|Đảng bộ)\s+(tỉnh|thành phố|TP|huyện|thị xã|quận|xã|phường|thị trấn)(?:\s+((?:\p{Lu}\p{L}*\s?){1,4}))?/u;
/** Signatures that only central bodies use: nobody below numbers papers under them. */
const CENTRAL = /(?:^|[-/])(?:ttg|cp|qh\d*|ubtvqh\d*|ctn|tw|b[a-zđ]{1,6}|vpcp|nhnn|ttcp)$/u;
const LEVELS: Readonly<Record<string, Level>> = {
  tỉnh: "tỉnh",
  "thành phố": "tỉnh",
  TP: "tỉnh",
  huyện: "huyện",
  "thị xã": "huyện",
  quận: "huyện",
};

function readIssuer(text: string, symbol: string): DocumentNumber["issuer"] {
  if (CENTRAL.test(symbol)) return { level: "trung ương", name: symbol };
  const [, place, name = ""] = ISSUER.exec(text) ?? [];
  return place === undefined ? undefined : { level: LEVELS[place] ?? "xã", name: name.trim().toLowerCase() };
}

/** Every paper a passage names by number and symbol, in order. @rule Q135 */
export function readDocumentNumbers(passage: Passage): readonly DocumentNumber[] {
  const { text } = passage;
  return [...text.matchAll(NUMBER)].flatMap((match): readonly DocumentNumber[] => {
    const [whole, digits = "", year, , letters = ""] = match;
    if (!SYMBOL.test(letters)) return [];
    const symbol = letters.toLowerCase().replace(/ð/gu, "đ");
    const after = match.index + whole.length;
    const lead = DATE.exec(text.slice(after, after + 40))?.[0];
    const date = lead === undefined ? undefined : readDate(text, after + lead.length);
    const end = date?.end ?? after;
    const issuer = readIssuer(text.slice(end, end + 120), symbol);
    return [
      {
        passage,
        span: { start: match.index, end },
        number: Number(digits),
        symbol: year === undefined ? symbol : `${symbol}/năm`,
        ...(year === undefined ? {} : { year: Number(year) }),
        ...(date ? { date } : {}),
        ...(issuer ? { issuer } : {}),
      },
    ];
  });
}
