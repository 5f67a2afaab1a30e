import { wordsOf } from "../import/read-rows.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { type Decimal, decimal, equals, isZero, multiply, parseDecimal } from "../quantity/decimal.ts";
import { parseNumberText, showNumberText } from "../quantity/number-text.ts";
import { parseQuantityText } from "../quantity/quantity-text.ts";
import type { GridCell } from "./grid.ts";
import { readMarked } from "./marks.ts";
import type { AnnexFault } from "./problem.ts";
import type { Marks } from "./role.ts";

/** What words beside a number say of it. */
export type Said = "at-least" | "over" | "at-most" | "under" | "about" | "strive";

/** What stands where a number is missing. By the use of statistics "-" is no such thing, "…" not known, "x" not applicable. */
export type MissingMark = "blank" | "dash" | "dots" | "cross";

/** What a cell of a figure column says. */
export type CellFigure =
  | {
      readonly state: "figure";
      readonly value: Decimal;
      /** In Vietnamese notation, with the printed decimals: "28.491,00". */
      readonly entered: string;
      /** A unit printed in the cell itself: "%", "xã". */
      readonly unit?: string;
      readonly said: readonly Said[];
      /** As printed, where more than the number is. */
      readonly words?: string;
      readonly footnote?: string;
    }
  | { readonly state: "missing"; readonly mark: MissingMark };

export type CellReading = { readonly figure?: CellFigure; readonly faults: readonly AnnexFault[] };

const ERROR = /^#(?:REF|N\/A|DIV\/0|VALUE|NAME|NUM|NULL|SPILL|CALC)[!?]?$/iu;
const FOOTNOTE = /(?<=[\p{L}\d%)])\s*(\(\*{1,3}\)|\*{1,3}|\(\d\)|\[\d\]|[¹²³⁴⁵⁶⁷⁸⁹]+)$/u;
const NUMBER = "-?\\d+(?:[.,]\\d+)*(?: \\d{3})*(?:,\\d+)?";
const RANGE = new RegExp(`^(${NUMBER})\\s*%?\\s*(?:-|–|—|÷|~|đến|tới)\\s*(${NUMBER})\\s*(.*)$`, "u");
/** Digits and marks alone, as most cells have them: no words are looked for. */
const PLAIN = /^-?\d[\d.]*(?:,\d+)?$/u;
const AMOUNT = new RegExp(`^(${NUMBER})\\s*(.*)$`, "u");
const LEADS: readonly (readonly [RegExp, Said | undefined])[] = [
  [/^(?:≥|>=|=>|⩾)\s*/u, "at-least"],
  [/^(?:≤|<=|=<|⩽)\s*/u, "at-most"],
  [/^>\s*/u, "over"],
  [/^<\s*/u, "under"],
  [/^(?:~|≈)\s*/u, "about"],
  [/^(?:tối thiểu|ít nhất|không dưới|không thấp hơn)\s+/u, "at-least"],
  [/^(?:tối đa|không quá|không vượt quá|không vượt|không cao hơn|nhiều nhất)\s+/u, "at-most"],
  [/^(?:trên|hơn|vượt|lớn hơn|cao hơn)\s+/u, "over"],
  [/^(?:dưới|thấp hơn|nhỏ hơn)\s+/u, "under"],
  [/^(?:ước đạt|ước|khoảng|xấp xỉ|gần)\s+/u, "about"],
  [/^phấn đấu\s+/u, "strive"],
  [/^(?:đạt|bằng|là|từ|duy trì|giữ)\s+/u, undefined],
];
const CHANGE = /^(?:giảm|tăng|thêm|bớt|cắt giảm)(?!\p{L})/u;

function readMissing(text: string): MissingMark | undefined {
  if (text === "") return "blank";
  if (/^[-–—―_]+$/u.test(text)) return "dash";
  if (/^(?:…|\.{2,})+$/u.test(text)) return "dots";
  return /^[x×]$/iu.test(text) ? "cross" : undefined;
}

/** The words before a number and after it, taken off: what they say, and what is left. */
function takeWords(text: string): { readonly said: readonly Said[]; readonly rest: string } {
  const said: Said[] = [];
  let rest = text;
  for (let before = ""; before !== rest; ) {
    before = rest;
    for (const [lead, means] of LEADS) {
      if (!lead.test(rest)) continue;
      rest = rest.replace(lead, "");
      if (means) said.push(means);
    }
  }
  const [, bare, way] = /^(.*?)\s*trở (lên|xuống)$/u.exec(rest) ?? [];
  if (bare === undefined) return { said, rest };
  return { said: [...said, way === "lên" ? "at-least" : "at-most"], rest: bare };
}

/** The marks of a number of a known kind, in Vietnamese notation; what was printed so stays as it was. */
function toEntered(text: string, value: Decimal): string {
  const bare = text.replaceAll(" ", "");
  const read = readMarked(bare, "vi");
  return read.ok && equals(read.value, value) && read.value.scale === value.scale ? bare : showNumberText(value);
}

/** "3 tỷ 200 triệu đồng": an amount with scale words inside. */
function readScaled(text: string): Outcome<{ readonly value: Decimal; readonly unit: string }, AnnexFault> {
  const read = parseQuantityText(text);
  if (!read.ok) return refuse({ code: "ANNEX_NOT_A_NUMBER", found: text });
  return accept({ value: read.value.value, unit: read.value.unitName });
}

/** Reads the text of a figure: a number with what stands beside it. */
function readText(text: string, marks: Marks): CellReading {
  const bare = marks === "vi" && PLAIN.test(text) ? parseNumberText(text) : undefined;
  if (bare?.ok) return { figure: { state: "figure", value: bare.value, entered: text, said: [] }, faults: [] };
  const footnote = FOOTNOTE.exec(text)?.[1];
  const printed = footnote === undefined ? text : text.replace(FOOTNOTE, "");
  const lower = printed.normalize("NFC").toLowerCase();
  const { said, rest } = takeWords(lower);
  const none = (fault: AnnexFault): CellReading => ({ faults: [fault] });
  if (CHANGE.test(rest) && /\d/u.test(rest)) return none({ code: "ANNEX_CHANGE", found: text });
  const range = RANGE.exec(rest);
  if (range?.[1] && range[2]) return none({ code: "ANNEX_RANGE", found: text, low: range[1], high: range[2] });
  const [, token, after = ""] = AMOUNT.exec(rest) ?? [];
  if (token === undefined || /[\\/=]|\d{1,2}:/u.test(after.replace(/\/[\p{L}\s/]+$/u, "")))
    return none({ code: "ANNEX_NOT_A_NUMBER", found: text });
  const beside = { said, ...(footnote === undefined ? {} : { footnote }), ...(printed === token ? {} : { words: text }) };
  if (/\d/u.test(after.replace(/[a-zđ]\d|\d\s*(?:năm|tuổi|sao)/gu, ""))) {
    const scaled = readScaled(rest);
    if (!scaled.ok) return none(scaled.problems[0]);
    const { value, unit } = scaled.value;
    return { figure: { state: "figure", value, entered: showNumberText(value), unit, ...beside }, faults: [] };
  }
  const read = readMarked(token, marks);
  if (!read.ok) return none(read.problems[0]);
  const unit = after.trim();
  const figure = { state: "figure", value: read.value, entered: toEntered(token, read.value), ...beside } as const;
  return { figure: unit === "" ? figure : { ...figure, unit }, faults: [] };
}

/** A number cell: its printed digits, and whether it holds more. */
function readNumberCell(cell: GridCell, digits: "printed" | "stored"): CellReading {
  const shown = wordsOf(cell);
  const stored = parseDecimal(cell.stored ?? "");
  const mark = readMissing(shown);
  if (mark !== undefined) {
    const isNothing = !stored.ok || isZero(stored.value);
    const found = stored.ok ? showNumberText(stored.value) : shown;
    if (mark === "dash" && isNothing)
      return { figure: { state: "missing", mark }, faults: [{ code: "ANNEX_ZERO_AS_DASH", found: shown }] };
    return { faults: [{ code: "ANNEX_NOT_A_NUMBER", found }] };
  }
  // A bracketed amount is a negative one here: the cell holds the number itself.
  const text = stored.ok && stored.value.units < 0n ? shown.replace(/^\((.*)\)$/u, "-$1") : shown;
  const { figure, faults } = readText(text, "vi");
  if (!figure || figure.state !== "figure" || !stored.ok) return { ...(figure ? { figure } : {}), faults };
  const whole = figure.unit === "%" ? multiply(stored.value, decimal("100")) : stored.value;
  if (equals(whole, figure.value)) return { figure, faults };
  if (digits === "stored") return { figure: { ...figure, value: whole, entered: showNumberText(whole) }, faults };
  return { figure, faults: [...faults, { code: "ANNEX_HIDDEN_DIGITS", found: shown, stored: showNumberText(whole) }] };
}

/**
 * What a cell of a figure column says: a number with its printed decimals, what words beside it say, or why it is none. What is
 * missing is not zero.
 *
 * @param marks  of numbers typed as text
 * @problem ANNEX_FORMULA_ERROR ANNEX_UNCOMPUTED ANNEX_DATE ANNEX_NOT_A_NUMBER ANNEX_NUMBER ANNEX_NUMBER_AMBIGUOUS ANNEX_CHANGE
 *          ANNEX_RANGE ANNEX_HIDDEN_DIGITS ANNEX_ZERO_AS_DASH
 * @rule M12 M14 M15
 */
export function readFigure(cell: GridCell | undefined, marks: Marks, digits: "printed" | "stored" = "printed"): CellReading {
  const text = wordsOf(cell);
  // A formula that was never computed shows nothing, and yet stands there.
  if (cell?.kind === "uncomputed") return { faults: [{ code: "ANNEX_UNCOMPUTED" }] };
  if (!cell || text === "") return { figure: { state: "missing", mark: "blank" }, faults: [] };
  if (cell.kind === "error" || ERROR.test(text)) return { faults: [{ code: "ANNEX_FORMULA_ERROR", found: text }] };
  if (cell.kind === "date") return { faults: [{ code: "ANNEX_DATE", found: text }] };
  if (cell.kind === "number") return readNumberCell(cell, digits);
  const mark = readMissing(text);
  return mark === undefined ? readText(text, marks) : { figure: { state: "missing", mark }, faults: [] };
}

/** The number of a text that has one, to vote on marks. @rule M13 */
export function findNumberText(cell: GridCell | undefined): string | undefined {
  const text = wordsOf(cell);
  if (!cell || cell.kind !== "words" || readMissing(text) !== undefined || ERROR.test(text)) return undefined;
  const { rest } = takeWords(text.replace(FOOTNOTE, "").normalize("NFC").toLowerCase());
  return RANGE.test(rest) ? undefined : AMOUNT.exec(rest)?.[1];
}
