import type { PlanRowJson } from "@kehoach/api/plan";
import { equals, isZero, parseDecimal, showDecimal } from "@kehoach/core/quantity/decimal";

/** The unit in which papers print a figure that is held in another: triệu đồng rather than đồng, `places` digits less. */
export type PrintedUnit = { readonly unit: string; readonly unitCode: string; readonly places: number };

type Target = NonNullable<PlanRowJson["assignments"][number]["inForce"]>;

/** More digits no unit is away from another. */
const MAX_PLACES = 12;

/** An exact decimal of the API with its point moved to the left. */
function movePoint(text: string, places: number): string {
  const read = parseDecimal(text);
  return read.ok ? showDecimal({ ...read.value, scale: read.value.scale + places }) : text;
}

/** How far apart what was entered and what is held are; undefined where the figure does not tell: it is 0, or no power of ten is between. */
function findPlaces({ value, entered }: Target): number | undefined {
  const [held, printed] = [parseDecimal(value ?? ""), parseDecimal(entered?.value ?? "")];
  if (!held.ok || !printed.ok || isZero(held.value)) return undefined;
  for (let places = 1; places <= MAX_PLACES; places += 1)
    if (equals({ ...held.value, scale: held.value.scale + places }, printed.value)) return places;
  return undefined;
}

/** The unit in which everything planned in some lines of one indicator was entered, where that is one other than it is held in. */
export function findPrintedUnit(rows: readonly (PlanRowJson | undefined)[]): PrintedUnit | undefined {
  const entered = rows.flatMap((row) =>
    (row?.assignments ?? []).flatMap(({ inForce, proposed }) =>
      [inForce, proposed].flatMap((target) => (target?.entered ? [{ target, ...target.entered, held: row?.unitCode }] : [])),
    ),
  );
  const [first, ...others] = entered.filter(({ target }) => findPlaces(target) !== undefined);
  const places = first && findPlaces(first.target);
  if (first === undefined || places === undefined) return undefined;
  const isOne =
    entered.every(({ unitCode, held }) => unitCode === first.unitCode && held === first.held && unitCode !== held) &&
    others.every(({ target }) => findPlaces(target) === places);
  return isOne ? { unit: first.unit, unitCode: first.unitCode, places } : undefined;
}

/** A line of the plan in the unit its papers print. Not to be typed into: what is typed is in the unit of the indicator. */
export function printRow(row: PlanRowJson, printed: PrintedUnit | undefined): PlanRowJson {
  if (printed === undefined) return row;
  const { unit, unitCode, places } = printed;
  const move = (text: string | null): string | null => (text === null ? null : movePoint(text, places));
  const moveTarget = (target: Target | null): Target | null =>
    target === null ? null : { ...target, value: move(target.value), unit };
  return {
    ...row,
    unit,
    unitCode,
    before: { ...row.before, actual: move(row.before.actual), target: move(row.before.target) },
    actual: move(row.actual),
    assignments: row.assignments.map((one) => ({
      ...one,
      inForce: moveTarget(one.inForce),
      proposed: moveTarget(one.proposed),
    })),
    path: row.path.map((one) => ({ ...one, value: move(one.value) })),
    parts: row.parts.map((one) => ({ ...one, inForce: move(one.inForce), proposed: move(one.proposed) })),
    problems: row.problems.map((one) => ({ ...one, by: movePoint(one.by, places) })),
  };
}
