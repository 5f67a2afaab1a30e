import {
  abs,
  compare,
  type Decimal,
  decimal,
  isZero,
  multiply,
  negate,
  roundTo,
  showDecimal,
  withoutZeros,
} from "@kehoach/core/quantity/decimal";
import { type FormatSection, type FormatToken, type KnownFormats, readFormat } from "./number-format.ts";
import { showDate } from "./show-date.ts";
import { KEPT_DIGITS, toSignificant } from "./stored-number.ts";

/** General shows at most this many characters of a fraction, its point included. */
const GENERAL_WIDTH = 11;

function meets(value: Decimal, when: NonNullable<FormatSection["when"]>): boolean {
  const order = compare(value, decimal(when.than));
  if (when.compare === "=") return order === 0;
  if (when.compare === "<>") return order !== 0;
  if (when.compare.endsWith("=") && order === 0) return true;
  return when.compare.startsWith("<") ? order < 0 : order > 0;
}

/** The section that shows the value, and whether the value keeps its own minus sign there. */
function chooseSection(
  sections: readonly FormatSection[],
  value: Decimal,
): { section: FormatSection | undefined; signed: boolean } {
  const numbers = sections.length > 3 ? sections.slice(0, 3) : sections;
  if (numbers.some(({ when }) => when)) {
    const section = numbers.find(({ when }) => !when || meets(value, when));
    return { section: section ?? numbers.at(-1), signed: true };
  }
  const [positive, negative, zero] = numbers;
  if (negative && value.units < 0n) return { section: negative, signed: false };
  if (zero && isZero(value)) return { section: zero, signed: false };
  return { section: positive, signed: true };
}

/** General: no groups, the fraction cut to the width of a cell. */
function showGeneral(value: Decimal): string {
  const kept = toSignificant(value, KEPT_DIGITS);
  const whole = showDecimal(abs(roundTo(kept, 0))).length;
  const places = Math.max(0, GENERAL_WIDTH - 1 - whole);
  const rounded = withoutZeros(roundTo(kept, Math.min(places, kept.scale)));
  return showDecimal(isZero(rounded) ? { units: 0n, scale: 0 } : rounded).replace(".", ",");
}

/** Where the digits of a section stand. */
type Layout = { readonly point: number; readonly lastWhole: number; readonly grouped: boolean; readonly thousands: number };

function layOut(tokens: readonly FormatToken[]): Layout {
  const end = tokens.findIndex(({ kind }) => kind === "power");
  const stop = end < 0 ? tokens.length : end;
  const dot = tokens.findIndex(({ kind }) => kind === "point");
  const point = dot < 0 || dot > stop ? stop : dot;
  let lastWhole = -1;
  for (let i = 0; i < point; i += 1) if (tokens[i]?.kind === "digit") lastWhole = i;
  const firstWhole = tokens.findIndex(({ kind }) => kind === "digit");
  let grouped = false;
  let thousands = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "comma" || i >= stop || firstWhole < 0 || i < firstWhole) continue;
    const before = tokens[i - 1]?.kind;
    if (i < lastWhole) grouped = true;
    else if (before === "digit" || before === "comma" || before === "point") thousands += 1;
  }
  return { point, lastWhole, grouped, thousands };
}

/** The whole digits poured into their places from the right; the leftmost place takes what is left. */
function pourWhole(tokens: readonly FormatToken[], layout: Layout, digits: string): string {
  let left = digits === "0" ? "" : digits;
  let written = 0;
  let shown = "";
  const put = (digit: string): void => {
    if (layout.grouped && written > 0 && written % 3 === 0) shown = `.${shown}`;
    shown = digit + shown;
    written += 1;
  };
  const first = tokens.findIndex(({ kind }) => kind === "digit");
  for (let i = layout.point - 1; i >= 0; i -= 1) {
    const token = tokens[i];
    if (token?.kind === "literal") shown = token.text + shown;
    else if (token?.kind === "percent") shown = `%${shown}`;
    else if (token?.kind === "digit") {
      const digit = left.at(-1);
      if (digit !== undefined) put(digit);
      else if (token.mark === "0") put("0");
      else if (token.mark === "?") shown = ` ${shown}`;
      left = left.slice(0, -1);
      if (i === first) for (; left !== ""; left = left.slice(0, -1)) put(left.at(-1) ?? "");
    }
  }
  return shown;
}

function pourFraction(tokens: readonly FormatToken[], layout: Layout, digits: string): string {
  const significant = digits.replace(/0+$/u, "").length;
  let shown = "";
  let place = 0;
  for (const [i, token] of tokens.entries()) {
    if (i < layout.point) continue;
    if (token.kind === "point") shown += ",";
    else if (token.kind === "literal") shown += token.text;
    else if (token.kind === "percent") shown += "%";
    else if (token.kind === "power") break;
    else if (token.kind === "digit") {
      if (place < significant || token.mark === "0") shown += digits[place] ?? "0";
      else if (token.mark === "?") shown += " ";
      place += 1;
    }
  }
  return shown;
}

function showPower(tokens: readonly FormatToken[], magnitude: Decimal, layout: Layout, places: number): string {
  const digits = magnitude.units.toString();
  const exponent = isZero(magnitude) ? 0 : digits.length - 1 - magnitude.scale;
  const mantissa = roundTo({ units: BigInt(digits), scale: digits.length - 1 }, places);
  const [whole = "", fraction = ""] = showDecimal(mantissa).split(".");
  const power = tokens.slice(tokens.findIndex(({ kind }) => kind === "power"));
  const width = power.filter(({ kind }) => kind === "digit").length;
  const sign = exponent < 0 ? "-" : power.some((token) => token.kind === "power" && token.sign) ? "+" : "";
  const shown = Math.abs(exponent).toString().padStart(width, "0");
  return `${pourWhole(tokens, layout, whole)}${pourFraction(tokens, layout, fraction)}E${sign}${shown}`;
}

function showSection(tokens: readonly FormatToken[], value: Decimal, signed: boolean): string {
  const layout = layOut(tokens);
  let scaled = toSignificant(value, KEPT_DIGITS);
  for (const token of tokens) if (token.kind === "percent") scaled = multiply(scaled, decimal("100"));
  scaled = { units: scaled.units, scale: scaled.scale + 3 * layout.thousands };
  let places = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.kind === "power") break;
    if (i > layout.point && token.kind === "digit") places += 1;
  }
  const magnitude = abs(scaled);
  if (tokens.some(({ kind }) => kind === "power")) {
    return `${signed && scaled.units < 0n ? "-" : ""}${showPower(tokens, magnitude, layout, places)}`;
  }
  const rounded = roundTo(magnitude, places);
  const [whole = "", fraction = ""] = showDecimal(rounded).split(".");
  const minus = signed && scaled.units < 0n && !isZero(rounded) ? "-" : "";
  return `${minus}${pourWhole(tokens, layout, whole)}${pourFraction(tokens, layout, fraction)}`;
}

/** What the cells of a workbook share. `since1904`: it counts days from 1904. */
export type OfWorkbook = { readonly since1904?: boolean; readonly known?: KnownFormats };

/**
 * A number as a Vietnamese workplace sees it in its cell: "1.234,5", "95,9%", "31/12/2023".
 *
 * @rule    Q33
 * @example showNumber(decimal("1234.5"), "#,##0.00") // "1.234,50"
 */
export function showNumber(value: Decimal, format: string, { since1904 = false, known }: OfWorkbook = {}): string {
  const { section, signed } = chooseSection(readFormat(format, known), value);
  if (!section) return "";
  if (section.shows === "date") return showDate(value, section.tokens, since1904) ?? showGeneral(value);
  if (section.shows === "text") return showGeneral(value);
  if (section.shows === "number") return showSection(section.tokens, value, signed).trim();
  if (section.tokens.some(({ kind }) => kind === "slash")) return showGeneral(value);
  const own = signed ? value : value.units < 0n ? negate(value) : value;
  return section.tokens
    .map((token) =>
      token.kind === "general" ? showGeneral(own) : token.kind === "literal" ? token.text : token.kind === "percent" ? "%" : "",
    )
    .join("")
    .trim();
}

/** Words in a cell whose format adds words around them (`"Tổng: "@`). */
export function showWords(words: string, format: string, { known }: OfWorkbook = {}): string {
  const sections = readFormat(format, known);
  const section = sections[3] ?? sections.find(({ shows }) => shows === "text");
  if (section?.shows !== "text") return words;
  return section.tokens.map((token) => (token.kind === "text" ? words : token.kind === "literal" ? token.text : "")).join("");
}
