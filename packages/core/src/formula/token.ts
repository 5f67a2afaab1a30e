import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Decimal } from "../quantity/decimal.ts";
import { parseNumberText } from "../quantity/number-text.ts";

/** A word of the formula language and where it begins. */
export type Token =
  | { readonly kind: "number"; readonly at: number; readonly text: string; readonly value: Decimal }
  | { readonly kind: "reference"; readonly at: number; readonly text: string; readonly name: string; readonly breakdown: string }
  | { readonly kind: "word"; readonly at: number; readonly text: string }
  | { readonly kind: "symbol"; readonly at: number; readonly text: string };

export type TokenProblem =
  | { readonly code: "FORMULA_UNEXPECTED"; readonly at: number; readonly found: string }
  | { readonly code: "FORMULA_UNFINISHED"; readonly at: number; readonly expected: string }
  | { readonly code: "FORMULA_BAD_NUMBER"; readonly at: number; readonly found: string };

const PATTERN = /\s+|(?<number>\d[\d.]*(?:,\d+)?)|\[(?<reference>[^[\]]*)\]|(?<word>\p{L}[\p{L}\p{N}_]*)|(?<symbol>[-+*/();])/uy;

/** Cuts a formula into words; what fits no word is refused at its character. */
export function tokenize(text: string): Outcome<readonly Token[], TokenProblem> {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  for (let at = 0; at < text.length; ) {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(text);
    if (!match) {
      return refuse(
        text[at] === "["
          ? { code: "FORMULA_UNFINISHED", at, expected: "]" }
          : { code: "FORMULA_UNEXPECTED", at, found: text[at] ?? "" },
      );
    }
    const { number, reference, word, symbol } = match.groups ?? {};
    if (number !== undefined) {
      const value = parseNumberText(number);
      if (!value.ok) return refuse({ code: "FORMULA_BAD_NUMBER", at, found: number });
      tokens.push({ kind: "number", at, text: number, value: value.value });
    } else if (reference !== undefined) {
      const [name = "", breakdown = "", ...more] = reference.split("|").map((part) => part.trim());
      if (name === "" || more.length > 0) return refuse({ code: "FORMULA_UNEXPECTED", at, found: match[0] });
      tokens.push({ kind: "reference", at, text: match[0], name, breakdown });
    } else if (word !== undefined) tokens.push({ kind: "word", at, text: word });
    else if (symbol !== undefined) tokens.push({ kind: "symbol", at, text: symbol });
    at += match[0].length;
  }
  return accept(tokens);
}
