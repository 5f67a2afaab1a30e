import type { Decimal } from "../../quantity/decimal.ts";
import type { Ambiguity } from "./figure.ts";

/** Which mark groups thousands: "vi" 1.234,5, "en" 1,234.5. */
export type Separators = "vi" | "en";

/** A run of digits with its marks. `value` is undefined when no reading of it is a number ("1.0001,6"). */
export type NumberToken = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value?: Decimal;
  readonly ambiguous?: Ambiguity;
};

const RUN = /\d+(?:[.,]\d+)*/gu;

function toDecimal(digits: string, fraction: string, negative: boolean): Decimal {
  const units = BigInt(`${digits}${fraction}`);
  return { units: negative ? -units : units, scale: fraction.length };
}

function isGrouped(groups: readonly string[]): boolean {
  return groups.every((group, place) => (place === 0 ? /^[1-9]\d{0,2}$/u.test(group) : group.length === 3));
}

/** Reads whole and fraction out of a run that has both marks, or several of one. */
function readMarks(
  text: string,
  group: "." | ",",
  point: "." | ",",
): { readonly digits: string; readonly fraction: string } | undefined {
  const [whole = "", fraction = "", more] = text.split(point);
  if (more !== undefined || fraction.includes(group)) return undefined;
  const groups = whole.split(group);
  if (groups.length > 1 && !isGrouped(groups)) return undefined;
  return { digits: groups.join(""), fraction };
}

/**
 * Reads a run of digits: "1.234,56" (the mark of the document's convention, else the other one), "5410", "97.5" (a point before one or
 * two digits is a decimal mark under either convention), "0.123".
 *
 * @rule Q63 Q64
 */
export function readNumber(text: string, separators: Separators, negative: boolean): Pick<NumberToken, "value" | "ambiguous"> {
  // Most numbers have no mark at all.
  if (/^\d+$/u.test(text)) return { value: toDecimal(text, "", negative) };
  const [group, point] = separators === "vi" ? ([".", ","] as const) : ([",", "."] as const);
  const usual = readMarks(text, group, point);
  if (usual) return { value: toDecimal(usual.digits, usual.fraction, negative) };
  const other = readMarks(text, point, group);
  if (!other) return { ambiguous: "bad-group" };
  const value = toDecimal(other.digits, other.fraction, negative);
  // "97.5" and "12.34" can be read in one way only; "1,234.5" in a paper that writes 1.234,5 too.
  return { value };
}

/** Whether a sign that is no dash between two numbers stands before a place. */
function isSigned(text: string, at: number): boolean {
  if (!/(?:^|[\s(|])[+-]$/u.test(text.slice(Math.max(0, at - 2), at))) return false;
  return text[at - 1] === "+" || !/\d$/u.test(text.slice(Math.max(0, at - 40), at - 1).trimEnd());
}

/** Every run of digits that does not belong to a word ("K380", "m3", "Covid-19"). A sign counts when it stands before the number alone. */
export function findNumbers(text: string, separators: Separators): readonly NumberToken[] {
  const found: NumberToken[] = [];
  for (const match of text.matchAll(RUN)) {
    const signed = isSigned(text, match.index);
    const start = signed ? match.index - 1 : match.index;
    const end = match.index + match[0].length;
    const negative = signed && text[start] === "-";
    found.push({ start, end, text: text.slice(start, end), ...readNumber(match[0], separators, negative) });
  }
  return found;
}

/** The convention most numbers of a document show; "vi" when none tells. @rule Q65 */
export function voteSeparators(text: string): Separators {
  let vi = 0;
  let en = 0;
  for (const [run] of text.matchAll(RUN)) {
    if (/^\d{1,3}(?:\.\d{3})+,\d+$/u.test(run) || /^\d{1,3}(?:\.\d{3}){2,}$/u.test(run)) vi++;
    else if (/^\d{1,3}(?:,\d{3})+\.\d+$/u.test(run) || /^\d{1,3}(?:,\d{3}){2,}$/u.test(run)) en++;
    else if (/^\d+,\d{1,2}$/u.test(run)) vi++;
  }
  return en > vi ? "en" : "vi";
}
