import { type Decimal, showDecimal, withoutZeros } from "../quantity/decimal.ts";
import type { Weight } from "./form.ts";
import type { CellId, EntryFault, EntryProblem } from "./sheet.ts";

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
    // 8.384 and 8.384,0 are one figure.
    .map(([, part]: [string, unknown]) => (isDecimal(part) ? showDecimal(withoutZeros(part)) : String(part)));
  return { key: [fault.code, first, ...said].join("|"), weight, cells: [first, ...rest], fault };
}
