import type { Header } from "../annex/header.ts";
import { periodOf } from "../form/column-period.ts";
import type { FormColumn } from "../form/form.ts";
import { foldHeading } from "../import/columns.ts";
import { isFilled } from "./form-identity.ts";
import type { FormNames } from "./form-names.ts";
import { isSameWindow, readWindow, windowOf } from "./header-window.ts";

/** How well a header and a column of the form say each other; 0 for not at all. */
const SAME_NAME = 200;
const SAME_TIME = 100;
/** The header names no time: the period of the form is meant. */
const NO_TIME = 60;
/** It says "ước" where the column does not, or the other way round. */
const OTHER_STATUS = 40;
const SILENT_STATUS = 10;
/** A column that is typed before one that is computed, where words say no more. */
const TYPED = 5;

const PLAN =
  /kế hoạch|(?<!\p{L})(?:kh|dt)(?!\p{L})|dự toán|chỉ tiêu giao|được giao|(?:tw|trung ương|tỉnh|huyện|hđnd|ubnd)\s*giao|nghị quyết/u;
const ACTUAL =
  /thực hiện|(?<!\p{L})(?:th|ưth|uth)(?!\p{L})|(?<!\p{L})ước(?!\p{L})|kết quả|đạt được|lũy kế|luỹ kế|cùng kỳ|cùng kì/u;
const ESTIMATE = /(?<!\p{L})(?:ước|ưth|uth)(?!\p{L})/u;
const NOTE = /ghi chú|chú thích|thuyết minh/u;

/** The words over a column, in small letters, without a unit in brackets. */
function wordsOver({ text }: Pick<Header, "text">): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[|\n]+/gu, " ")
    .replace(/\s+/gu, " ");
}

function rate(header: Header, column: FormColumn, { given, columnName }: FormNames): number {
  const words = wordsOver(header);
  const names = [columnName(column), column.name ?? ""].map(foldHeading).filter((name) => name !== "");
  const heads = [header.text, header.parts.at(-1) ?? ""].map(foldHeading);
  if (names.some((name) => heads.includes(name))) return SAME_NAME + (isFilled(column, given.period) ? TYPED : 0);
  if (column.kind === "note") return NOTE.test(words) ? SAME_TIME : 0;
  if (column.kind === "percent" || column.kind === "difference" || NOTE.test(words)) return 0;
  // "Ước thực hiện so kế hoạch" is no plan, and "kế hoạch thực hiện" is one.
  const isPlan = PLAN.test(words) && !ESTIMATE.test(words) && !words.startsWith("thực hiện");
  if (isPlan !== (column.kind === "plan")) return 0;
  const period = periodOf(column, given.period);
  const read = readWindow(words, given.period);
  const isYear = isPlan && !read.said;
  const window = isYear ? { year: read.year, from: 1, to: 12 } : isPlan ? { ...read, from: 1, to: 12 } : read;
  if (!period || !isSameWindow(window, windowOf(period))) return 0;
  const base = read.said || isPlan ? SAME_TIME : ACTUAL.test(words) ? NO_TIME : NO_TIME / 2;
  if (column.kind === "plan") return base;
  const isEstimate = ESTIMATE.test(words);
  const status = isEstimate === (column.status === "estimate") ? 0 : isEstimate ? OTHER_STATUS : SILENT_STATUS;
  const span = column.span === "cumulative" && /lũy kế|luỹ kế|cộng dồn|từ đầu năm/u.test(words) ? TYPED : 0;
  return Math.max(0, base - status + span) + (isFilled(column, given.period) ? TYPED / 5 : 0);
}

/** What a header may be: the likeliest column of the form first. */
export type HeaderMatch = {
  readonly header: Header;
  readonly code?: string;
  readonly match: "exact" | "likely" | "guess";
  /** Columns that fit it equally well. */
  readonly ties: readonly string[];
  /** An earlier header that says the same column just as well. */
  readonly taken?: Header;
};

/**
 * Which header is which column of the form: by its name, or by what its words say of time, plan and estimate ("TH tháng 10", "Lũy kế
 * cùng kỳ", "Ước TH năm"). A column goes to the header that fits it best.
 *
 * @param headers  those over figures or notes; comparisons, numbering, names and units left out
 * @rule Z5
 */
export function matchColumns(headers: readonly Header[], names: FormNames): readonly HeaderMatch[] {
  const { columns } = names.given.form;
  const rated = headers.flatMap((header) =>
    columns.map((column) => ({ header, column, score: rate(header, column, names) })).filter(({ score }) => score > 0),
  );
  const order = rated.toSorted((a, b) => b.score - a.score || a.header.column - b.header.column);
  const ownerOf = new Map<string, { readonly header: Header; readonly score: number }>();
  const found = new Map<Header, HeaderMatch>();
  for (const { header, column, score } of order) {
    if (found.get(header)?.code !== undefined) continue;
    const owner = ownerOf.get(column.code);
    if (owner) {
      if (!found.has(header) && owner.score === score)
        found.set(header, { header, match: "likely", ties: [], taken: owner.header });
      continue;
    }
    const ties = rated.filter(
      (one) => one.header === header && one.column !== column && one.score === score && !ownerOf.has(one.column.code),
    );
    ownerOf.set(column.code, { header, score });
    found.set(header, {
      header,
      code: column.code,
      match: score >= SAME_TIME ? "exact" : score >= NO_TIME ? "likely" : "guess",
      ties: ties.map((one) => one.column.code),
    });
  }
  return headers.map((header) => found.get(header) ?? { header, match: "likely", ties: [] });
}
