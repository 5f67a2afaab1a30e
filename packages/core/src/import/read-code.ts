import { accept, type Outcome, refuse } from "../outcome.ts";
import type { CellFault } from "./problem.ts";
import { wordsOf } from "./read-rows.ts";
import type { SheetCell } from "./sheet.ts";

/** The letters a code may have: those an address and a key (code@day) can carry. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;

/**
 * The code a cell holds, as text: a number whose format shows leading zeros keeps them, any other number is its digits.
 *
 * @problem IMPORT_CODE_MALFORMED
 * @rule E6
 */
export function readCode(cell: SheetCell): Outcome<string, CellFault> {
  const shown = wordsOf(cell);
  const text = cell.kind === "words" || /^0\d+$/u.test(shown) ? shown : (cell.stored ?? shown);
  return CODE.test(text) ? accept(text) : refuse({ code: "IMPORT_CODE_MALFORMED", found: shown });
}

/**
 * A number may have lost the zeros its code begins with: then these codes may be meant.
 *
 * @param digits  how long a code of its kind is, where that is known
 * @rule E6
 * @example listLostZeros("12", ["012"], 3) // ["012"]
 */
export function listLostZeros(text: string, known: ReadonlySet<string>, digits: number | undefined): readonly string[] {
  if (!/^[1-9]\d*$/u.test(text) || known.has(text)) return [];
  const found = [1, 2, 3, 4].map((zeros) => `${"0".repeat(zeros)}${text}`).filter((code) => known.has(code));
  if (found.length > 0 || digits === undefined || text.length >= digits) return found;
  return [text.padStart(digits, "0")];
}

/** A name as part of a code: "Tài chính - Kế hoạch" is "tai-chinh-ke-hoach". */
export function toSlug(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
