import { parseDecimal } from "../../quantity/decimal.ts";
import { fromDecimal, minus, NOTHING, negate, over, plus, type Rational, roundRational, times } from "../judge/rational.ts";

/** A cell of a spreadsheet, counted from 1. */
export type Place = { readonly row: number; readonly column: number };

const REFERENCE = /(?<![\p{L}\d_.!'$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\d_(])/gu;
const LETTERS = 26;
/** Ranges larger than this are not added up here. */
const MOST_CELLS = 5000;

function toColumn(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0);
}

function toLetters(column: number): string {
  const rest = Math.floor((column - 1) / LETTERS);
  return `${rest > 0 ? toLetters(rest) : ""}${String.fromCharCode(65 + ((column - 1) % LETTERS))}`;
}

/** "B7" */
export function parseAddress(address: string): Place | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(address);
  return match ? { row: Number(match[2]), column: toColumn(match[1] ?? "") } : undefined;
}

/** The formula with its references as steps from its own cell: alike for cells that were filled down or right. */
export function toShape(formula: string, at: Place): string {
  return formula.replace(REFERENCE, (_, fixedColumn: string, letters: string, fixedRow: string, row: string) => {
    const down = fixedRow ? `R${row}` : `R[${Number(row) - at.row}]`;
    const right = fixedColumn ? `C${toColumn(letters)}` : `C[${toColumn(letters) - at.column}]`;
    return down + right;
  });
}

/** The formula as it would be filled from one cell into another. */
export function fillFormula(formula: string, from: Place, to: Place): string {
  return formula.replace(REFERENCE, (_, fixedColumn: string, letters: string, fixedRow: string, row: string) => {
    const column = toColumn(letters) + (fixedColumn ? 0 : to.column - from.column);
    return `${fixedColumn}${toLetters(Math.max(1, column))}${fixedRow}${Math.max(1, Number(row) + (fixedRow ? 0 : to.row - from.row))}`;
  });
}

export type Area = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** "B5:B9"; one cell is an area too. */
function parseArea(text: string): Area | undefined {
  const [first, last = first] = text.split(":").map(parseAddress);
  if (!first || !last) return undefined;
  return {
    top: Math.min(first.row, last.row),
    bottom: Math.max(first.row, last.row),
    left: Math.min(first.column, last.column),
    right: Math.max(first.column, last.column),
  };
}

/** The range of a formula that is one sum over one range: "SUM(B5:B9)". */
export function readSumRange(formula: string): Area | undefined {
  const inside = /^\+?SUM\(([^(),;]+)\)$/u.exec(formula.replaceAll(" ", ""))?.[1];
  return inside?.includes(":") ? parseArea(inside) : undefined;
}

const TOKEN = /\s*(SUM|ROUND|\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\d+(?:\.\d+)?|[()+\-*/,%])/uy;

function tokenize(formula: string): readonly string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const token = TOKEN.exec(formula)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

/**
 * What a formula of arithmetic, SUM and ROUND gives; undefined for any other, or when a cell it needs has no number.
 *
 * @param numberAt  the number of a cell; cells without one add nothing to a SUM, as in a spreadsheet
 */
export function computeFormula(formula: string, numberAt: (place: Place) => Rational | undefined): Rational | undefined {
  const tokens = tokenize(formula.trim());
  if (!tokens) return undefined;
  let at = 0;
  const take = (wanted: string): boolean => tokens[at] === wanted && ++at > 0;
  const addArea = (text: string): Rational | undefined => {
    const area = parseArea(text);
    if (!area || (area.bottom - area.top + 1) * (area.right - area.left + 1) > MOST_CELLS) return undefined;
    let total = NOTHING;
    for (let row = area.top; row <= area.bottom; row++)
      for (let column = area.left; column <= area.right; column++) total = plus(total, numberAt({ row, column }) ?? NOTHING);
    return total;
  };
  const call = (name: string): Rational | undefined => {
    if (!take("(")) return undefined;
    let total: Rational | undefined = NOTHING;
    const args: (Rational | undefined)[] = [];
    do {
      const token = tokens[at] ?? "";
      const isArea = name === "SUM" && /^\$?[A-Z]/u.test(token) && /^[,)]$/u.test(tokens[at + 1] ?? "");
      const value = isArea ? addArea(token) : sum();
      if (isArea) at++;
      args.push(value);
      total = total && value && plus(total, value);
    } while (take(","));
    if (!take(")")) return undefined;
    const [value, digits] = args;
    if (name === "SUM") return total;
    return value && digits && args.length === 2 && digits.bottom === 1n
      ? fromDecimal(roundRational(value, Math.max(0, Number(digits.top)), "half-up"))
      : undefined;
  };
  const atom = (): Rational | undefined => {
    const token = tokens[at++] ?? "";
    if (token === "-") {
      const value = atom();
      return value && negate(value);
    }
    if (token === "+") return atom();
    if (token === "(") {
      const value = sum();
      return take(")") ? value : undefined;
    }
    if (token === "SUM" || token === "ROUND") return call(token);
    const place = parseAddress(token);
    if (place) return numberAt(place);
    const number = parseDecimal(token);
    return number.ok ? fromDecimal(number.value) : undefined;
  };
  const percent = (): Rational | undefined => {
    const value = atom();
    return value && take("%") ? { top: value.top, bottom: value.bottom * 100n } : value;
  };
  const product = (): Rational | undefined => {
    let left = percent();
    while (left && (tokens[at] === "*" || tokens[at] === "/")) {
      const op = tokens[at++];
      const right = percent();
      left = right && (op === "*" ? times(left, right) : over(left, right));
    }
    return left;
  };
  const sum = (): Rational | undefined => {
    let left = product();
    while (left && (tokens[at] === "+" || tokens[at] === "-")) {
      const op = tokens[at++];
      const right = product();
      left = right && (op === "+" ? plus(left, right) : minus(left, right));
    }
    return left;
  };
  const value = sum();
  return at === tokens.length ? value : undefined;
}
