import { compare, type Decimal, parseDecimal } from "@kehoach/core/quantity/decimal";
import { type NumberTextProblem, parseNumberText } from "@kehoach/core/quantity/number-text";

/** What stands in a cell: nothing, a number, or something that is none. It is never made into one. */
export type CellRead =
  | { readonly kind: "empty" }
  | { readonly kind: "number"; readonly value: Decimal }
  | { readonly kind: "bad"; readonly fault: NumberTextProblem["code"] };

/** Longer than any figure; more is refused by the server without saying where. */
const MAX = 100;

export function readCell(text: string): CellRead {
  if (text.trim() === "") return { kind: "empty" };
  if (text.trim().length > MAX) return { kind: "bad", fault: "NUMBER_UNEXPECTED" };
  const read = parseNumberText(text);
  return read.ok ? { kind: "number", value: read.value } : { kind: "bad", fault: read.problems[0].code };
}

/** An exact decimal of the API. */
export function toValue(text: string | null | undefined): Decimal | undefined {
  const read = text == null ? undefined : parseDecimal(text);
  return read?.ok ? read.value : undefined;
}

/** Whether what was typed says something else than what is saved: the same number written otherwise does not. */
export function isOther(typed: string, saved: string | null): boolean {
  const read = readCell(typed);
  const value = toValue(saved);
  if (read.kind === "empty") return value !== undefined;
  if (read.kind === "bad" || value === undefined) return true;
  return compare(read.value, value) !== 0;
}
