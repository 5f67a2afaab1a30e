import type { Decimal } from "@kehoach/core/quantity/decimal";
import { type Area, SHEET_COLUMNS } from "./address.ts";
import { type Formula, parseFormula } from "./formula.ts";
import { addRatios, divideRatios, multiplyRatios, negateRatio, type Ratio, roundRatio, toDecimal, toRatio } from "./ratio.ts";
import type { StoredCell, StoredSheet, Workbook } from "./workbook.ts";

/** Cells looked at for all formulas of a workbook together; what comes after is not recomputed. */
const MAX_LOOKS = 2_000_000;
/** Formulas that were never computed and stand on one another. */
const MAX_CHAIN = 100;

const HUNDRED: Ratio = { top: 100n, bottom: 1n };
const NOTHING: Ratio = { top: 0n, bottom: 1n };

type Sheet = { readonly name: string; readonly cells: readonly StoredCell[]; readonly at: ReadonlyMap<number, StoredCell> };

function keyOf(row: number, column: number): number {
  return row * SHEET_COLUMNS + column;
}

/** Recomputes formulas from the values their operands show; an operand without a value is recomputed first. */
class Recomputation {
  readonly #sheets = new Map<string, Sheet>();
  readonly #results = new Map<StoredCell, Ratio | undefined>();
  readonly #formulas = new Map<string, Formula | undefined>();
  #looks = 0;
  #chain = 0;

  constructor(sheets: readonly StoredSheet[]) {
    for (const { name, cells } of sheets) {
      const at = new Map(cells.map((cell) => [keyOf(cell.row, cell.column), cell]));
      this.#sheets.set(name.toLowerCase(), { name, cells, at });
    }
  }

  /** The result of a cell's formula; undefined when it can not be had. */
  compute(cell: StoredCell, sheet: string): Ratio | undefined {
    if (this.#results.has(cell)) return this.#results.get(cell);
    // A cell that is met again while it is being computed depends on itself.
    this.#results.set(cell, undefined);
    if (!cell.formula?.whole || this.#chain >= MAX_CHAIN) return undefined;
    const text = cell.formula.text;
    if (!this.#formulas.has(text)) this.#formulas.set(text, parseFormula(text));
    const formula = this.#formulas.get(text);
    this.#chain += 1;
    const result = formula && this.#value(formula, sheet);
    this.#chain -= 1;
    this.#results.set(cell, result);
    return result;
  }

  #sheet(named: string | undefined, own: string): Sheet | undefined {
    return this.#sheets.get((named ?? own).toLowerCase());
  }

  /** The number of a cell, "none" when it is empty or holds words, undefined when it has none to give. */
  #number(cell: StoredCell | undefined, sheet: string): Ratio | "none" | "words" | undefined {
    if (!cell) return "none";
    if (cell.value.kind === "number") return toRatio(cell.value.number);
    if (cell.value.kind === "words") return "words";
    return cell.value.kind === "none" ? this.compute(cell, sheet) : undefined;
  }

  #value(formula: Formula, own: string): Ratio | undefined {
    switch (formula.kind) {
      case "constant":
        return toRatio(formula.value);
      case "cell": {
        if (++this.#looks > MAX_LOOKS) return undefined;
        const sheet = this.#sheet(formula.sheet, own);
        if (!sheet) return undefined;
        const number = this.#number(sheet.at.get(keyOf(formula.place.row, formula.place.column)), sheet.name);
        // A spreadsheet takes an empty cell for 0; words that look like a number it may or may not take.
        return number === "none" ? NOTHING : number === "words" ? undefined : number;
      }
      case "negative": {
        const value = this.#value(formula.of, own);
        return value && negateRatio(value);
      }
      case "percent": {
        const value = this.#value(formula.of, own);
        return value && divideRatios(value, HUNDRED);
      }
      case "call":
        return this.#call(formula.name, formula.parts, own);
      case "area":
        return undefined;
      default: {
        const a = this.#value(formula.a, own);
        const b = a && this.#value(formula.b, own);
        if (!a || !b) return undefined;
        if (formula.kind === "+") return addRatios(a, b);
        if (formula.kind === "-") return addRatios(a, negateRatio(b));
        return formula.kind === "*" ? multiplyRatios(a, b) : divideRatios(a, b);
      }
    }
  }

  /** The numbers of an area; words and empty cells give none; undefined when one of its cells has no value to give. */
  #area(named: string | undefined, area: Area, own: string): Ratio[] | undefined {
    const sheet = this.#sheet(named, own);
    if (!sheet) return undefined;
    const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
    this.#looks += Math.min(size, sheet.cells.length);
    if (this.#looks > MAX_LOOKS) return undefined;
    const numbers: Ratio[] = [];
    const take = (cell: StoredCell | undefined): boolean => {
      const number = this.#number(cell, sheet.name);
      if (number !== undefined && typeof number !== "string") numbers.push(number);
      return number !== undefined;
    };
    if (size > sheet.cells.length) {
      for (const cell of sheet.cells) {
        const inside = cell.row >= area.top && cell.row <= area.bottom && cell.column >= area.left && cell.column <= area.right;
        if (inside && !take(cell)) return undefined;
      }
      return numbers;
    }
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        if (!take(sheet.at.get(keyOf(row, column)))) return undefined;
      }
    }
    return numbers;
  }

  #call(name: string, parts: readonly Formula[], own: string): Ratio | undefined {
    if (name === "ROUND" || name === "ABS") {
      const [first, second] = parts;
      const value = first && this.#value(first, own);
      if (name === "ABS") return value && (value.top < 0n ? negateRatio(value) : value);
      const digits = second && this.#value(second, own);
      if (!value || !digits || digits.top % digits.bottom !== 0n) return undefined;
      const places = Number(digits.top / digits.bottom);
      return Math.abs(places) <= 20 ? roundRatio(value, places) : undefined;
    }
    const numbers: Ratio[] = [];
    for (const part of parts) {
      if (part.kind === "area") {
        const inside = this.#area(part.sheet, part.area, own);
        if (!inside) return undefined;
        numbers.push(...inside);
      } else if (part.kind === "cell") {
        // Named as a cell of a function, an empty cell gives no number rather than 0.
        const { row, column } = part.place;
        const inside = this.#area(part.sheet, { top: row, bottom: row, left: column, right: column }, own);
        if (!inside) return undefined;
        numbers.push(...inside);
      } else {
        const value = this.#value(part, own);
        if (!value) return undefined;
        numbers.push(value);
      }
    }
    return combine(name, numbers);
  }
}

function combine(name: string, numbers: readonly Ratio[]): Ratio | undefined {
  if (name === "PRODUCT") {
    let product: Ratio | undefined = numbers.length === 0 ? NOTHING : { top: 1n, bottom: 1n };
    for (const number of numbers) product = product && multiplyRatios(product, number);
    return product;
  }
  let total: Ratio | undefined = NOTHING;
  for (const number of numbers) total = total && addRatios(total, number);
  if (name === "SUM" || !total) return total;
  return divideRatios(total, { top: BigInt(numbers.length), bottom: 1n });
}

/**
 * What the formulas of a workbook give when computed exactly from the values stored in the cells they name, hidden sheets included.
 * A formula that is not of the simple kind, that meets an error, divides by zero or depends on itself has no result.
 *
 * @rule Q35 Q36
 */
export function recomputeFormulas(workbook: Workbook): ReadonlyMap<StoredCell, Decimal> {
  const run = new Recomputation(workbook.sheets);
  const results = new Map<StoredCell, Decimal>();
  for (const sheet of workbook.sheets) {
    for (const cell of sheet.cells) {
      if (!cell.formula) continue;
      const value = run.compute(cell, sheet.name);
      if (value) results.set(cell, toDecimal(value));
    }
  }
  return results;
}
