import { evaluateFormula } from "../formula/evaluate.ts";
import type { FormulaReference } from "../formula/formula.ts";
import type { Decimal } from "../quantity/decimal.ts";
import { type LineFormula, type SheetLine, showReference } from "./line.ts";
import { convertLine, isFigured, joinFlags, lackOf, listLacks, mergeLacks, type Reading } from "./reading.ts";
import type { Lack, SheetCell } from "./sheet.ts";
import type { SheetColumn } from "./sheet-column.ts";

type Part = { readonly line: SheetLine; readonly column: SheetColumn; readonly cell: SheetCell };

/** Figures of lines as they stand, or in the units of their indicators; a percent has no unit of its line. */
function lookUp({ sheet }: Reading, { line, column, cell }: Part, isOwn: boolean): Decimal | undefined {
  if (!isFigured(cell)) return undefined;
  return isOwn || column.column.kind === "percent" ? cell.value : convertLine(sheet, line, cell.value, "held");
}

function listPartLacks(part: Part | undefined): readonly Lack[] {
  return part ? listLacks(part.cell, lackOf(part.line, part.column)) : [];
}

/**
 * What a formula comes to in a column; what it lacks otherwise, by name. What is typed and can not be read lacks too.
 *
 * @param isOwn  it is the form's own and takes figures as they stand on the lines; an indicator's takes them in the units of indicators
 * @rule  O8 O13
 */
export function computeFormula(
  reading: Reading,
  { formula, lines }: LineFormula,
  column: SheetColumn,
  isOwn: boolean,
): SheetCell {
  const parts = new Map<string, Part | undefined>();
  const find = (reference: FormulaReference): Part | undefined => {
    const name = showReference(reference);
    if (parts.has(name)) return parts.get(name);
    const at = lines.get(name);
    const line = at && reading.sheet.lines.get(at.row);
    const where = at?.column === undefined ? column : reading.sheet.columnByCode.get(at.column);
    const part = line && where && { line, column: where, cell: reading.read(line, where) };
    parts.set(name, part);
    return part;
  };
  const result = evaluateFormula(formula, (reference) => {
    const part = find(reference);
    return part && lookUp(reading, part, isOwn);
  });
  const met = [...parts.values()];
  if (met.includes(undefined)) return { kind: "broken", why: "FORMULA_REFERENCE_UNKNOWN" };
  const cells = met.flatMap((part) => (part ? [part.cell] : []));
  if (cells.some((cell) => cell.kind === "broken" && cell.why === "FORMULA_CIRCLE"))
    return { kind: "broken", why: "FORMULA_CIRCLE" };
  if (result.value !== undefined) return { kind: "computed", value: result.value, ...joinFlags(cells) };
  if (result.reason !== "MISSING") return { kind: "broken", why: result.reason };
  return { kind: "missing", missing: mergeLacks(result.missing.flatMap((reference) => listPartLacks(find(reference)))) };
}
