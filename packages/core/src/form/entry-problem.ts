import { type Decimal, showDecimal } from "../quantity/decimal.ts";
import type { Weight } from "./form.ts";
import type { CellId, EntryFault, EntryProblem } from "./sheet.ts";

/** 8.384 and 8.384,0 are one figure. */
function showPlain(value: Decimal): string {
  const text = showDecimal(value);
  return text.includes(".") ? text.replace(/\.?0+$/u, "") : text;
}

function isDecimal(part: unknown): part is Decimal {
  return typeof part === "object" && part !== null && "units" in part;
}

/**
 * A problem with its key: code, cell and everything the fault says, but for the words of a rule. A reason given for it holds as long as
 * it says the same; another figure is another problem.
 *
 * @rule O18
 */
export function toProblem(weight: Weight, fault: EntryFault, first: CellId, ...rest: readonly CellId[]): EntryProblem {
  const said = Object.entries(fault)
    .filter(([name]) => name !== "code" && name !== "message")
    .map(([, part]: [string, unknown]) => (isDecimal(part) ? showPlain(part) : String(part)));
  return { key: [fault.code, first, ...said].join("|"), weight, cells: [first, ...rest], fault };
}
