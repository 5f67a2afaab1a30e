import { type FormulaReference, findReferences, parseFormula } from "../formula/formula.ts";
import type { FormRule } from "./form.ts";
import { type LineFormula, type SheetLine, toFormFormula } from "./line.ts";
import { toLineReference } from "./line-reference.ts";
import { type CellId, cellOf } from "./sheet.ts";
import type { SheetColumn } from "./sheet-column.ts";

/** A rule asked of one column: read once, with the cells it speaks of, the one where it is shown first. */
export type RuleModel = {
  readonly rule: FormRule;
  readonly column: SheetColumn;
  readonly left: LineFormula;
  readonly right: LineFormula;
  readonly when?: { readonly left: LineFormula; readonly right: LineFormula };
  readonly cells: readonly [CellId, ...CellId[]];
  /** Key of the line where it is shown. */
  readonly row: string;
  /** Keys of all lines it speaks of. */
  readonly rows: readonly string[];
};

type Lines = ReadonlyMap<string, SheetLine>;

function read(text: string): LineFormula | undefined {
  const formula = parseFormula(text);
  return formula.ok ? toFormFormula(formula.value) : undefined;
}

type At = { readonly row: string; readonly column: string };

function listCells(references: readonly FormulaReference[], lines: Lines, asked: string): readonly At[] {
  const cells = new Map<CellId, At>();
  for (const reference of references) {
    const { row, column = asked } = toLineReference(reference);
    if (lines.get(row)?.row) cells.set(cellOf(row, column), { row, column });
  }
  return [...cells.values()];
}

/** Shown where somebody can mend it: in the first cell that is typed. */
function bringForward(cells: readonly At[], lines: Lines, columns: readonly SheetColumn[]): readonly At[] {
  const isTyped = ({ row, column }: At): boolean =>
    lines.get(row)?.isTyped === true && columns.some((one) => one.column.code === column && one.isTyped);
  const first = cells.find(isTyped);
  return first ? [first, ...cells.filter((one) => one !== first)] : cells;
}

function toModel(rule: FormRule, column: SheetColumn, lines: Lines, columns: readonly SheetColumn[]): RuleModel | undefined {
  const [left, right] = [read(rule.left), read(rule.right)];
  const when = rule.when && { left: read(rule.when.left), right: read(rule.when.right) };
  if (!left || !right || (when && (!when.left || !when.right))) return undefined;
  const sides = [left, right].flatMap(({ formula }) => findReferences(formula));
  const [first, ...rest] = bringForward(listCells(sides, lines, column.column.code), lines, columns);
  if (!first) return undefined;
  const all = [left, right, ...(when?.left && when.right ? [when.left, when.right] : [])];
  const rows = all.flatMap(({ formula }) => findReferences(formula).map((one) => toLineReference(one).row));
  return {
    rule,
    column,
    left,
    right,
    ...(when?.left && when.right ? { when: { left: when.left, right: when.right } } : {}),
    cells: [cellOf(first.row, first.column), ...rest.map((one) => cellOf(one.row, one.column))],
    row: first.row,
    rows: [...new Set(rows)],
  };
}

/** The rules of a form by column: of the one they name, or else of every one that is typed. What does not read, or names no line, is left out. @rule O19 */
export function listRules(rules: readonly FormRule[], lines: Lines, columns: readonly SheetColumn[]): readonly RuleModel[] {
  return rules.flatMap((rule) =>
    columns
      .filter(({ column, isTyped }) => (rule.column === undefined ? isTyped : column.code === rule.column))
      .flatMap((column) => toModel(rule, column, lines, columns) ?? []),
  );
}
