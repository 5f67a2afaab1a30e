import type { AuditJson, CheckJson, ExpressionJson, FigureJson } from "@kehoach/core/audit/output/audit-json";
import {
  type Fraction,
  fraction,
  minus,
  order,
  over,
  parsePlain,
  plus,
  power,
  roundUnits,
  same,
  showUnits,
  sizeOf,
  times,
} from "./fraction.ts";
import { gapProbability } from "./irwin-hall.ts";
import {
  addBounds,
  around,
  type Bounds,
  divideBounds,
  exactly,
  isUnder,
  multiplyBounds,
  share,
  takeBounds,
} from "./replay-interval.ts";

/** What arithmetic says of a relation, judged from the JSON alone. */
export type Replayed = "ok" | "rounding" | "convention" | "improbable" | "outside" | "base" | "unreadable";

/** A figure of the JSON in base units. */
type Reading = {
  readonly value: Fraction;
  readonly ulp: Fraction;
  readonly unit: Fraction;
  readonly bounds: Bounds;
  readonly exact: boolean;
  readonly hedged: boolean;
};
type Range = { readonly value: Fraction; readonly bounds: Bounds };

const HEDGES: readonly string[] = ["over", "under", "about", "at-least", "at-most"];
const ZERO = fraction(0n);
const HALF = fraction(1n, 2n);
const HUNDRED = fraction(100n);

/** Ids of the figures of an expression. */
export function listIds(expression: ExpressionJson): readonly string[] {
  if (expression.op === "figure") return [expression.figure];
  if (expression.op === "constant") return [];
  if (expression.op === "sum") return expression.terms.flatMap(listIds);
  return [...listIds(expression.a), ...listIds(expression.b)];
}

function isLinear(expression: ExpressionJson): boolean {
  if (expression.op === "figure" || expression.op === "constant") return true;
  if (expression.op === "sum") return expression.terms.every(isLinear);
  return expression.op === "difference" && isLinear(expression.a) && isLinear(expression.b);
}

const isWhole = (figure: FigureJson): boolean => figure.precision === 0 && figure.scale === 0 && !figure.value.includes(".");

function isCounted(figure: FigureJson): boolean {
  const unit = figure.unit ?? "";
  if (!isWhole(figure) || unit.includes("/") || figure.qualifiers.includes("average")) return false;
  return (
    figure.dimension === "count" ||
    (figure.dimension === "money" && unit === "đồng") ||
    (figure.dimension === "time" && unit === "năm")
  );
}

/** Reads a figure; `unit` in base units may be lent by another figure of the relation ("402/530 tấn"). */
function readFigure(figure: FigureJson, unit: Fraction, exact: boolean): Reading {
  const own = parsePlain(figure.value) ?? ZERO;
  const value = times(own, unit);
  const ulp = times(power(-figure.precision), unit);
  const half = times(ulp, HALF);
  const zeros =
    figure.precision > 0 || figure.value.includes(".") || own.n === 0n ? 0 : (/0*$/u.exec(figure.value)?.[0].length ?? 0);
  const reach = times(ulp, power(zeros));
  const hedge = figure.qualifiers.find((one) => HEDGES.includes(one));
  const reading = { value, ulp, unit, exact, hedged: hedge !== undefined };
  if (hedge === "over") return { ...reading, bounds: around(value, ZERO, reach, { low: true, high: false }) };
  if (hedge === "under") return { ...reading, bounds: around(value, reach, ZERO, { low: false, high: true }) };
  if (hedge === "about") return { ...reading, bounds: around(value, reach, reach, { low: false, high: false }) };
  if (hedge === "at-least") return { ...reading, bounds: { low: { at: value, open: false }, high: undefined } };
  if (hedge === "at-most") return { ...reading, bounds: { low: undefined, high: { at: value, open: false } } };
  return { ...reading, bounds: exact ? exactly(value) : around(value, half, half, { low: false, high: false }) };
}

function evaluate(expression: ExpressionJson, read: ReadonlyMap<string, Reading>): Range | undefined {
  if (expression.op === "figure") return read.get(expression.figure);
  if (expression.op === "constant") {
    const value = parsePlain(expression.value);
    return value && { value, bounds: exactly(value) };
  }
  if (expression.op === "sum") {
    let total: Range = { value: ZERO, bounds: exactly(ZERO) };
    for (const term of expression.terms) {
      const one = evaluate(term, read);
      if (!one) return undefined;
      total = { value: plus(total.value, one.value), bounds: addBounds(total.bounds, one.bounds) };
    }
    return total;
  }
  const [a, b] = [evaluate(expression.a, read), evaluate(expression.b, read)];
  if (!a || !b) return undefined;
  if (expression.op === "difference") return { value: minus(a.value, b.value), bounds: takeBounds(a.bounds, b.bounds) };
  if (expression.op === "product") return { value: times(a.value, b.value), bounds: multiplyBounds(a.bounds, b.bounds) };
  const bounds = divideBounds(a.bounds, b.bounds);
  if (!bounds || b.value.n === 0n) return undefined;
  const quotient = { value: over(a.value, b.value), bounds };
  if (expression.op === "quotient") return quotient;
  const percent = { value: times(quotient.value, HUNDRED), bounds: multiplyBounds(quotient.bounds, exactly(HUNDRED)) };
  if (expression.op === "percent") return percent;
  return { value: minus(percent.value, HUNDRED), bounds: takeBounds(percent.bounds, exactly(HUNDRED)) };
}

const turn = ({ value, bounds }: Range): Range => ({ value: minus(ZERO, value), bounds: takeBounds(exactly(ZERO), bounds) });

function judgeTotal(gap: Fraction, stated: Reading | undefined, parts: readonly Reading[]): Replayed {
  if (gap.n === 0n) return "ok";
  const rounded = parts.filter(({ exact }) => !exact);
  const half = stated && !stated.exact ? times(stated.ulp, HALF) : ZERO;
  const slack = rounded.reduce((sum, { ulp }) => plus(sum, times(ulp, HALF)), half);
  if (order(sizeOf(gap), slack) > 0) return "outside";
  const [first] = rounded;
  if (!first) return "rounding";
  const even = [...rounded, ...(stated && !stated.exact ? [stated] : [])].every(({ ulp }) => same(ulp, first.ulp));
  if (even) {
    const steps = over(sizeOf(gap), first.ulp);
    return gapProbability(rounded.length, Math.floor(Number(steps.n) / Number(steps.d))) < 0.001 ? "improbable" : "rounding";
  }
  // Hoeffding: |gap| − half a last place of the total ≥ 1,95 · √Σu².
  const rest = minus(sizeOf(gap), half);
  const squares = rounded.reduce((sum, { ulp }) => plus(sum, times(ulp, ulp)), ZERO);
  const far = rest.n > 0n && order(times(rest, rest), times(times(fraction(195n, 100n), fraction(195n, 100n)), squares)) >= 0;
  return far ? "improbable" : "rounding";
}

function fits(range: Range, stated: Reading, precision: number): Replayed {
  const half = times(stated.ulp, HALF);
  const nearest = stated.exact ? exactly(stated.value) : around(stated.value, half, half, { low: false, high: false });
  if (stated.hedged) {
    if (share(exactly(range.value), stated.bounds)) return "ok";
    return share(range.bounds, stated.bounds) || share(range.bounds, nearest) ? "rounding" : "outside";
  }
  const units = roundUnits(over(range.value, stated.unit), precision);
  if (
    stated.exact
      ? same(range.value, stated.value)
      : same(times(times(fraction(units), power(-precision)), stated.unit), stated.value)
  )
    return "ok";
  if (share(range.bounds, stated.bounds)) return "rounding";
  if (stated.exact) return "outside";
  const { value, ulp } = stated;
  const cut =
    value.n >= 0n
      ? around(value, value.n === 0n ? ulp : ZERO, ulp, { low: value.n === 0n, high: true })
      : around(value, ulp, ZERO, { low: true, high: false });
  const raised =
    value.n < 0n ? around(value, ZERO, ulp, { low: false, high: true }) : around(value, ulp, ZERO, { low: true, high: false });
  return share(range.bounds, cut) || share(range.bounds, raised) ? "convention" : "outside";
}

/** One reading of a relation: `lend` gives figures without a unit the unit of the others. */
function replayOnce(
  check: CheckJson,
  figures: ReadonlyMap<string, FigureJson>,
  lend: boolean,
): { readonly result: Replayed; readonly computed?: string } {
  const { relation } = check;
  const statedId = check.operands[0];
  const statedFigure = statedId === undefined ? undefined : figures.get(statedId);
  if (!relation || !statedFigure || statedId === undefined) return { result: "unreadable" };
  const parts = listIds(relation.expression);
  const ids = [...new Set([statedId, ...parts])];
  const known = ids.flatMap((id) => figures.get(id) ?? []);
  if (known.length < ids.length) return { result: "unreadable" };
  const computedByDivision = !isLinear(relation.expression);
  const judged = computedByDivision ? known.filter(({ id }) => id !== statedId) : known;
  const amounts = judged.filter(({ dimension }) => dimension !== "percent" && dimension !== "point");
  const counts =
    amounts.some(isCounted) && amounts.every((figure) => isCounted(figure) || (!figure.dimension && isWhole(figure)));
  const lender = known.find(
    ({ dimension, id }) =>
      dimension && dimension !== "percent" && dimension !== "point" && (id !== statedId || !computedByDivision),
  );
  const unitOf = (figure: FigureJson): Fraction => {
    const from = lend && lender && !figure.dimension && figure.scale === 0 ? lender : figure;
    return times(power(from.scale), parsePlain(from.factor) ?? fraction(1n));
  };
  const read = new Map(
    known.map((figure) => {
      const exact = isCounted(figure) || (counts && !figure.dimension && isWhole(figure));
      return [figure.id, readFigure(figure, unitOf(figure), exact && !(computedByDivision && figure.id === statedId))];
    }),
  );
  const stated = read.get(statedId);
  const range = evaluate(relation.expression, read);
  if (!stated || !range) return { result: "base" };
  const own = over(range.value, stated.unit);
  const computed = showUnits(roundUnits(own, statedFigure.precision + 2), statedFigure.precision + 2);
  const expected = relation.direction === "down" && stated.value.n > 0n ? turn(range) : range;
  const exact = relation.exact === null ? undefined : parsePlain(relation.exact);
  const operands = parts.flatMap((id) => read.get(id) ?? []);
  if (relation.compare !== "equal") {
    const goal = exact === undefined ? { value: stated.value, bounds: stated.bounds } : { value: exact, bounds: exactly(exact) };
    const [less, more] = relation.compare === "at-most" ? [goal, range] : [range, goal];
    if (order(less.value, more.value) <= 0) return { result: "ok", computed };
    return { result: isUnder(more.bounds, less.bounds) ? "outside" : "rounding", computed };
  }
  const hedged = [stated, ...operands].some((one) => one.hedged);
  if (!computedByDivision && !hedged) {
    const total = judgeTotal(minus(exact ?? stated.value, expected.value), exact === undefined ? stated : undefined, operands);
    // A breakdown to a hundred, or a gap that rounding hardly makes; else a total is judged like any stated figure.
    if (exact !== undefined || total === "improbable") return { result: total, computed };
  }
  if (exact !== undefined) {
    if (same(range.value, exact)) return { result: "ok", computed };
    return { result: share(range.bounds, exactly(exact)) ? "rounding" : "outside", computed };
  }
  return { result: fits(expected, stated, statedFigure.precision), computed };
}

/** Whether what arithmetic says allows the result that the JSON states. */
function agrees(check: CheckJson, replayed: Replayed): boolean {
  switch (check.result) {
    case "ok":
    case "rounding":
    case "convention":
      return replayed === check.result;
    case "error":
      return replayed === "outside";
    case "review":
      return replayed === "outside" || replayed === "improbable";
    case "unchecked":
      return true;
  }
}

export type ReplayFault = { readonly check: CheckJson; readonly replayed: Replayed; readonly computed?: string };

/** Checks that carry a relation, how many came out the same, and the others. */
export type Replay = { readonly relations: number; readonly faults: readonly ReplayFault[] };

/** "97.730" and "97.73" are one number. */
function sameNumber(a: string, b: string): boolean {
  const [x, y] = [parsePlain(a), parsePlain(b)];
  return x !== undefined && y !== undefined && same(x, y);
}

/** Judges every relation of an audit again from its JSON alone, with arithmetic of its own. */
export function replay(audit: AuditJson): Replay {
  const figures = new Map(audit.figures.map((figure) => [figure.id, figure]));
  const faults: ReplayFault[] = [];
  let relations = 0;
  for (const check of audit.checks) {
    if (check.relation === null) {
      // A list against its count: the note says how many it names.
      if (check.rule !== "list-count" || check.note.code !== "list-count") continue;
      relations++;
      const stated = figures.get(check.operands[0] ?? "");
      if ((stated?.value === String(check.note.found)) !== (check.result === "ok")) faults.push({ check, replayed: "outside" });
      continue;
    }
    relations++;
    const readings = [false, true].map((lend) => replayOnce(check, figures, lend));
    const right = readings.some(
      ({ result, computed }) =>
        agrees(check, result) &&
        (check.computed === null || computed === undefined || result === "base" || sameNumber(check.computed, computed)),
    );
    const [first] = readings;
    if (!right && first)
      faults.push({ check, replayed: first.result, ...(first.computed === undefined ? {} : { computed: first.computed }) });
  }
  return { relations, faults };
}
