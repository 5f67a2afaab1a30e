import { abs, add, compare, type Decimal, divide, HUNDRED, multiply, roundTo, subtract, ZERO } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import { type AnnexProblem, toProblem } from "./problem.ts";
import { type ColumnRole, type ComparisonKind, isFigureRole } from "./role.ts";
import { type AnnexRow, figureAt } from "./row.ts";

type Roles = ReadonlyMap<number, ColumnRole>;
type Comparison = Extract<ColumnRole, { readonly kind: "comparison" }>;
type Pair = { readonly how: ComparisonKind; readonly of: number; readonly base: number };

/** Digits to divide with; printed comparisons have two or three. */
const SCALE = 12;
/** A pair of columns that nobody names is believed when this many rows agree with it, and nine of ten. */
const LEAST_ROWS = 3;

function valueAt(row: AnnexRow, column: number): Decimal | undefined {
  const figure = figureAt(row, column);
  return figure?.state === "figure" ? figure.value : undefined;
}

/** Half of the last printed digit; a whole number is taken as exact. */
function halfDigit({ scale }: Decimal): Decimal {
  return scale === 0 ? ZERO : { units: 5n, scale: scale + 1 };
}

type Computed = { readonly value: Decimal; readonly slack: Decimal };

/** What the comparison should print, and how far the rounding of its operands may move it. */
function compute(how: ComparisonKind, of: Decimal, base: Decimal): Computed | undefined {
  if (how === "difference") return { value: subtract(of, base), slack: add(halfDigit(of), halfDigit(base)) };
  const ratio = divide(multiply(of, HUNDRED), base, SCALE);
  if (!ratio) return undefined;
  const [ofPart, basePart] = [divide(halfDigit(of), abs(of), SCALE), divide(halfDigit(base), abs(base), SCALE)];
  const slack = multiply(abs(ratio), add(ofPart ?? ZERO, basePart ?? ZERO));
  return { value: how === "growth" ? subtract(ratio, HUNDRED) : ratio, slack };
}

function agrees(printed: Decimal, { value, slack }: Computed): boolean {
  const half: Decimal = { units: 5n, scale: printed.scale + 1 };
  return compare(abs(subtract(value, printed)), add(half, slack)) <= 0;
}

/** Rates are compared by their difference, in points, as often as by their ratio. */
function readingsOf(row: AnnexRow, how: ComparisonKind): readonly ComparisonKind[] {
  const isRate = /%/u.test(row.unit?.text ?? "");
  const isExact = how === "difference";
  return isRate && !isExact ? [how, "difference", "percent", "growth"] : how === "percent" ? ["percent", "growth"] : [how];
}

type Judged = { readonly agree: boolean; readonly computed: Decimal; readonly printed: Decimal };

function judge(row: AnnexRow, column: number, { how, of, base }: Pair): Judged | undefined {
  const [printed, a, b] = [valueAt(row, column), valueAt(row, of), valueAt(row, base)];
  if (!printed || !a || !b) return undefined;
  const computed = compute(how, a, b);
  if (!computed) return undefined;
  const isRight = readingsOf(row, how).some((one) => {
    const other = compute(one, a, b);
    return other !== undefined && agrees(printed, other);
  });
  return { agree: isRight, computed: computed.value, printed };
}

/** The pair of figure columns that most rows of a comparison agree with. */
function discover(rows: readonly AnnexRow[], column: number, how: ComparisonKind, roles: Roles): Pair | undefined {
  const figures = [...roles].filter(([, role]) => isFigureRole(role)).map(([one]) => one);
  let best: { readonly pair: Pair; readonly agreed: number } | undefined;
  for (const of of figures) {
    for (const base of figures) {
      if (of === base) continue;
      const judged = rows.flatMap((row) => judge(row, column, { how, of, base }) ?? []);
      const agreed = judged.filter(({ agree }) => agree).length;
      if (agreed < LEAST_ROWS || agreed * 10 < judged.length * 9 || agreed <= (best?.agreed ?? 0)) continue;
      best = { pair: { how, of, base }, agreed };
    }
  }
  return best?.pair;
}

function pairOf(role: Comparison, rows: readonly AnnexRow[], column: number, roles: Roles): Pair | undefined {
  if (role.of !== undefined && role.base !== undefined) return { how: role.how, of: role.of, base: role.base };
  return discover(rows, column, role.how, roles);
}

/**
 * Printed comparisons against what their columns give. Where nothing says which columns these are, the pair that nearly all rows agree
 * with is taken.
 *
 * @param headers  of columns, to say what was computed
 * @problem ANNEX_COMPARISON
 * @rule M22
 */
export function checkComparisons(
  rows: readonly AnnexRow[],
  roles: Roles,
  headers: ReadonlyMap<number, string>,
): readonly AnnexProblem[] {
  return [...roles].flatMap(([column, role]): AnnexProblem[] => {
    if (role.kind !== "comparison") return [];
    const pair = pairOf(role, rows, column, roles);
    if (!pair) return [];
    const formula = `${headers.get(pair.of) ?? ""} ${pair.how === "difference" ? "−" : "/"} ${headers.get(pair.base) ?? ""}`;
    return rows.flatMap((row): AnnexProblem[] => {
      const judged = judge(row, column, pair);
      const figure = figureAt(row, column);
      if (!judged || judged.agree || !figure) return [];
      const computed = showNumberText(roundTo(judged.computed, Math.max(judged.printed.scale, 1)));
      const printed = showNumberText(judged.printed);
      return [toProblem(figure.at, { code: "ANNEX_COMPARISON", name: row.name, printed, computed, formula })];
    });
  });
}
