import type { Header } from "./header.ts";
import type { ColumnRole, ComparisonKind } from "./role.ts";

type Comparison = Extract<ColumnRole, { readonly kind: "comparison" }>;

const WORDS =
  /so sánh|so với|% so|so kế hoạch|(?<!\p{L})ss(?!\p{L})|tăng|giảm|chênh lệch|hoàn thành|tốc độ|tỷ lệ (?:đạt|%|thực hiện)|đạt (?:tỷ lệ|%)/iu;
const SIDE = "(?:ước|ưth|uth|th|kh|dt|qt|nq|thực hiện|kế hoạch|dự toán|lũy kế|luỹ kế|năm)";
/** "ƯTH 2025/KH 2025": named after what it compares. */
const COMPARES = new RegExp(`(?<!\\p{L})${SIDE}(?!\\p{L})[^()/|]*/\\s*(?:so với\\s)?${SIDE}(?!\\p{L})`, "iu");
const FORMULA = /=\s*\(?\s*(\d{1,2})\s*\)?\s*([/:-])\s*\(?\s*(\d{1,2})\s*\)?/u;
const NAME = /^\(?\s*(\d{1,2}|[A-ZĐ])/u;

function howOf(text: string, operator: string | undefined): ComparisonKind {
  if (/tăng|giảm|tốc độ/iu.test(text) && /%|tốc độ/u.test(text) && !/\+\/-|±|tuyệt đối/u.test(text)) return "growth";
  if (operator === "-" || /chênh lệch|\+\/-|±|tuyệt đối/iu.test(text)) return "difference";
  return "percent";
}

/** The words of one side of "ƯTH 2025/KH 2026": who is meant, and of which year. */
function readSide(text: string): { readonly kind: "actual" | "target" | undefined; readonly year: string | undefined } {
  const words = text.toLowerCase();
  const kind = /(?<!\p{L})(?:kh|dt|nq|kế hoạch|dự toán)(?!\p{L})/u.test(words)
    ? "target"
    : /(?<!\p{L})(?:th|ưth|uth|ước|qt|thực hiện|lũy kế)(?!\p{L})/u.test(words)
      ? "actual"
      : undefined;
  return { kind, year: /(?:19|20)\d{2}/u.exec(words)?.[0] };
}

/** The one column that words mean: of their kind and of their year; undefined when several or none are. */
function findColumn(side: ReturnType<typeof readSide>, others: readonly Header[], year: number | undefined): number | undefined {
  const fitting = others.filter(({ text }) => {
    const own = readSide(text);
    const isKind = side.kind === undefined || own.kind === side.kind;
    return isKind && (side.year === undefined || (own.year ?? String(year)) === side.year);
  });
  const [only, ...more] = fitting;
  return only && more.length === 0 ? only.column : undefined;
}

function isComparison({ text, number }: Header): boolean {
  return WORDS.test(text) || COMPARES.test(text) || (FORMULA.test(number) && /%|tỷ lệ/u.test(text));
}

/**
 * Whether a column compares two others, and which: by the formula of its column number ("6=5/4"), or by its words ("ƯTH 2025/KH 2025").
 * Undefined for a column that does not compare.
 *
 * @rule M22
 */
export function readComparison(header: Header, headers: readonly Header[], year: number | undefined): Comparison | undefined {
  if (!isComparison(header)) return undefined;
  const { text, number, parts } = header;
  const [, a, operator, b] = FORMULA.exec(number) ?? [];
  const how = howOf(text, operator);
  const byName = (name: string | undefined): number | undefined =>
    headers.find((one) => one.number !== "" && NAME.exec(one.number)?.[1] === name)?.column;
  const [of, base] = [byName(a), byName(b)];
  if (of !== undefined && base !== undefined) return { kind: "comparison", how, of, base };
  const others = headers.filter((one) => one !== header && !isComparison(one));
  const leaf = parts.findLast((part) => part.includes("/")) ?? "";
  const [left = "", right = "", ...more] = leaf.replace(/^\s*so sánh\s*/iu, "").split("/");
  if (right === "" || more.length > 0) return { kind: "comparison", how };
  const found = { of: findColumn(readSide(left), others, year), base: findColumn(readSide(right), others, year) };
  return found.of === undefined || found.base === undefined
    ? { kind: "comparison", how }
    : { kind: "comparison", how, of: found.of, base: found.base };
}
