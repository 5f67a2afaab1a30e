import type { CellRef, LiveCell, LiveFormula } from "@kehoach/core/form-import/live-cell";
import { showAddress } from "@kehoach/core/import/sheet";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { joinCells } from "../sheet-writing/page-sheet.ts";

/** A place of a sheet, counted from 0. */
export type SheetPlace = { readonly row: number; readonly column: number };
export type FindPlace = (ref: CellRef) => SheetPlace | undefined;

/** Excel's own limits: letters of a formula, and operands of a function. */
const MOST_LETTERS = 8_000;
const MOST_OPERANDS = 250;
const NAMES = { sum: "SUM", min: "MIN", max: "MAX", abs: "ABS", round: "ROUND" } as const;

function toText(formula: LiveFormula, find: FindPlace): string | undefined {
  switch (formula.kind) {
    case "number":
      return showDecimal(formula.value);
    case "cell": {
      const place = find(formula.ref);
      return place && showAddress(place);
    }
    case "negation": {
      const of = toText(formula.of, find);
      return of && `-(${of})`;
    }
    case "operation": {
      const [left, right] = [toText(formula.left, find), toText(formula.right, find)];
      return left && right && `(${left}${formula.operator}${right})`;
    }
    case "call": {
      const operands = formula.operands.flatMap((one) => toText(one, find) ?? []);
      return operands.length === formula.operands.length ? `${NAMES[formula.name]}(${operands.join(",")})` : undefined;
    }
  }
}

/** Whether it divides by something that may be zero. */
function divides(formula: LiveFormula): boolean {
  switch (formula.kind) {
    case "operation":
      return (formula.operator === "/" && formula.right.kind !== "number") || divides(formula.left) || divides(formula.right);
    case "negation":
      return divides(formula.of);
    case "call":
      return formula.operands.some(divides);
    default:
      return false;
  }
}

/**
 * The formula of a cell as Excel writes it, without "=": it shows nothing while a cell it needs has no figure, for a cell that is
 * empty would count as zero. Undefined where Excel has no room for it.
 *
 * @rule Z13
 * @example toCellFormula(live, find) // IF(COUNT(H9)<1,"",(1500+H9))
 */
export function toCellFormula({ formula, needs, above }: LiveCell, find: FindPlace): string | undefined {
  const places = needs.flatMap((ref) => find(ref) ?? []);
  const text = toText(formula, find)?.replace(/^\((.*)\)$/u, (whole, inside: string) => (isWhole(inside) ? inside : whole));
  const floor = above && find(above);
  if (text === undefined || places.length !== needs.length || (above && !floor)) return undefined;
  const areas = joinCells(places);
  const guarded = floor ? `IF(${showAddress(floor)}<=0,"",${text})` : divides(formula) ? `IFERROR(${text},"")` : text;
  const whole = `IF(COUNT(${areas.join(",")})<${places.length},"",${guarded})`;
  return areas.length <= MOST_OPERANDS && whole.length <= MOST_LETTERS ? whole : undefined;
}

/** Whether brackets taken off both ends belonged together. */
function isWhole(inside: string): boolean {
  let depth = 0;
  for (const letter of inside) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return true;
}
