import { abs, compare, type Decimal, decimal, isZero, multiply } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import { type AnnexProblem, type CellAt, toProblem } from "./problem.ts";
import { type ColumnRole, isFigureRole } from "./role.ts";
import { type AnnexRow, figureAt, hasFigure } from "./row.ts";

/** A figure of the year before from elsewhere, in the unit of the row. */
export type LastYear = ReadonlyMap<number, { readonly value: Decimal; readonly at: CellAt }>;

/** Slips of a unit, and how many times larger the figure then is: đồng for nghìn đồng, a share for a percentage. */
const JUMPS: readonly { readonly times: string; readonly low: Decimal; readonly high: Decimal; readonly rates: boolean }[] = [
  { times: "100", low: decimal("50"), high: decimal("200"), rates: true },
  { times: "1.000", low: decimal("200"), high: decimal("5000"), rates: false },
  { times: "1.000.000", low: decimal("200000"), high: decimal("5000000"), rates: false },
];

/** How many times the larger one is the smaller, as a slip of a unit would make it. */
function findJump(a: Decimal, b: Decimal, isRate: boolean): string | undefined {
  if (isZero(a) || isZero(b)) return undefined;
  const [small, large] = compare(abs(a), abs(b)) < 0 ? [abs(a), abs(b)] : [abs(b), abs(a)];
  const found = JUMPS.find(
    ({ low, high, rates }) =>
      (isRate || !rates) && compare(large, multiply(small, low)) >= 0 && compare(large, multiply(small, high)) <= 0,
  );
  return found?.times;
}

/**
 * Figures that are about a hundred, a thousand or a million times what was done the year before: another unit was meant. A rate counts
 * for the hundred only.
 *
 * @problem ANNEX_JUMP
 * @rule M23
 */
export function checkJumps(
  rows: readonly AnnexRow[],
  roles: ReadonlyMap<number, ColumnRole>,
  lastYear: LastYear = new Map(),
): readonly AnnexProblem[] {
  const figures = [...roles].flatMap(([column, role]) => (isFigureRole(role) ? [{ column, role }] : []));
  const actuals = figures.filter(({ role }) => role.kind === "actual" && role.place === undefined);
  return rows.flatMap((row, index): AnnexProblem[] => {
    const known = actuals.flatMap(({ column }) => {
      const figure = figureAt(row, column);
      return figure?.state === "figure" ? [{ value: figure.value, at: figure.at, column }] : [];
    });
    const before = lastYear.get(index);
    const others = [...known, ...(before ? [{ ...before, column: -1 }] : [])];
    const isRate = /[%‰]/u.test(row.unit?.text ?? "");
    return figures.flatMap(({ column, role }): AnnexProblem[] => {
      const figure = figureAt(row, column);
      if (figure?.state !== "figure" || role.place !== undefined) return [];
      // Of two actuals only the later column is held against the earlier one.
      const against = others.filter((one) => one.column < column);
      for (const other of against) {
        const times = findJump(figure.value, other.value, isRate);
        if (times === undefined) continue;
        return [
          toProblem(figure.at, {
            code: "ANNEX_JUMP",
            name: row.name,
            found: showNumberText(figure.value),
            other: showNumberText(other.value),
            otherAt: other.at,
            times,
          }),
        ];
      }
      return [];
    });
  });
}

/** Rows of one name, unit and place under others: one of them is a slip, or both are of something else. @rule M24 */
export function checkDoubles(rows: readonly AnnexRow[]): readonly AnnexProblem[] {
  const first = new Map<string, AnnexRow>();
  return rows.flatMap((row): AnnexProblem[] => {
    if (row.kind === "section" || !hasFigure(row)) return [];
    const key = [...row.path, row.name, row.unit?.text ?? ""].join("\n").toLowerCase();
    const before = first.get(key);
    if (!before) first.set(key, row);
    return before ? [toProblem(row.at, { code: "ANNEX_ROW_TWICE", name: row.name, first: before.at })] : [];
  });
}
