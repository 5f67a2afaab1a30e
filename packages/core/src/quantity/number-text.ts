import { accept, type Outcome, refuse } from "../outcome.ts";
import { abs, compare, type Decimal, decimal, roundTo, showDecimal } from "./decimal.ts";

/** `at` is the index of the offending character. */
export type NumberTextProblem =
  | { readonly code: "NUMBER_EMPTY"; readonly text: string }
  | { readonly code: "NUMBER_UNEXPECTED"; readonly text: string; readonly at: number; readonly found: string }
  | { readonly code: "NUMBER_BAD_GROUP"; readonly text: string; readonly at: number };

/** Digits without groups, as people type most numbers. */
const UNGROUPED = /^(-?)(\d+)(?:,(\d+))?$/u;

/**
 * Reads a number as Vietnamese papers print it: '.' between groups of three, ',' before decimals.
 * "1.234,5", "5410" and "-0,5" are numbers; "0.234,5" and "12.34" are not: a group is three digits and the first does not begin with 0.
 *
 * @problem NUMBER_EMPTY NUMBER_UNEXPECTED NUMBER_BAD_GROUP
 * @rule    N5 N6
 */
export function parseNumberText(text: string): Outcome<Decimal, NumberTextProblem> {
  const [plain, sign, digits = "", decimals = ""] = UNGROUPED.exec(text) ?? [];
  if (plain !== undefined) {
    const units = BigInt(`${digits}${decimals}`);
    return accept({ units: sign === "-" ? -units : units, scale: decimals.length });
  }
  const bare = text.trim();
  if (bare === "") return refuse({ code: "NUMBER_EMPTY", text });
  const start = text.indexOf(bare);
  const unexpected = /^-?\d[\d.]*(?:,\d+)?/u.exec(bare);
  const read = unexpected?.[0] ?? "";
  if (read.length !== bare.length) {
    return refuse({ code: "NUMBER_UNEXPECTED", text, at: start + read.length, found: bare[read.length] ?? "" });
  }
  const [whole = "", fraction = ""] = bare.replace(/^-/u, "").split(",");
  const groups = whole.split(".");
  const badGroup = groups.findIndex((group, index) =>
    index === 0 ? groups.length > 1 && !/^[1-9]\d{0,2}$/u.test(group) : group.length !== 3,
  );
  if (badGroup >= 0) {
    const before = groups.slice(0, badGroup).join(".").length + (badGroup > 0 ? 1 : 0);
    return refuse({ code: "NUMBER_BAD_GROUP", text, at: start + (bare.startsWith("-") ? 1 : 0) + before });
  }
  const units = BigInt(`${groups.join("")}${fraction}`);
  return accept({ units: bare.startsWith("-") ? -units : units, scale: fraction.length });
}

/** "1,234.5" with its marks the other way round: "1.234,5". */
export function swapMarks(text: string): string {
  return text.replace(/[.,]/gu, (mark) => (mark === "." ? "," : "."));
}

export type NumberTextOptions = {
  /** Digits after the comma; the number's own scale if absent. Rounds half-up. */
  readonly decimals?: number;
  /** Whole counts under ten print a leading zero: 07. */
  readonly padTo2?: boolean;
};

/** The number as Vietnamese papers print it: "1.234,5", "07". @rule N5 N7 */
export function showNumberText(value: Decimal, options: NumberTextOptions = {}): string {
  const rounded = options.decimals === undefined ? value : roundTo(value, options.decimals);
  const [whole = "0", fraction] = showDecimal(abs(rounded)).split(".");
  const padded = options.padTo2 && fraction === undefined && whole.length === 1 ? `0${whole}` : whole;
  const groups = padded.slice(padded.length % 3).match(/\d{3}/gu) ?? [];
  const grouped = [padded.slice(0, padded.length % 3), ...groups].filter((group) => group !== "").join(".");
  const sign = compare(rounded, decimal("0")) < 0 ? "-" : "";
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped},${fraction}`;
}
