import { type Fraction, fraction, minus, order, over, plus, same, sizeOf, times } from "./fraction.ts";
import { gapProbability } from "./irwin-hall.ts";
import { isCounted, type NumberReading, readInterval, unitFactor } from "./number-interval.ts";
import { listPrinted, type PrintedNumber } from "./printed-number.ts";
import { type Formula, listPlaces, type Relation } from "./relation.ts";

/**
 * What arithmetic alone says of a relation in a text: `holds` to the last digit, `tolerated` by the printed digits (or by cutting or
 * raising the last one), `suspect` where rounding makes it so in fewer than one case of a thousand, `broken`, or `unreadable`.
 */
export type Judged = "holds" | "tolerated" | "suspect" | "broken" | "unreadable";

/** Where each number of the first text stands in the changed one; and the unit it had. */
export type Mapping = {
  readonly move: (at: number) => number;
  readonly factors: ReadonlyMap<number, Fraction>;
  readonly counts: ReadonlySet<number>;
};

/** The mapping of an unchanged text. */
export function stillMapping(text: string): Mapping {
  const numbers = listPrinted(text);
  return {
    move: (at) => at,
    factors: new Map(numbers.map((number) => [number.start, unitFactor(text, number)])),
    counts: new Set(numbers.filter((number) => isCounted(text, number)).map(({ start }) => start)),
  };
}

function compute(formula: Formula, values: ReadonlyMap<number, Fraction>): Fraction | undefined {
  if (formula.op === "number") return values.get(formula.at);
  if (formula.op === "constant") return formula.value;
  const [a, b] = [compute(formula.a, values), compute(formula.b, values)];
  if (!a || !b) return undefined;
  if (formula.op === "+") return plus(a, b);
  if (formula.op === "-") return minus(a, b);
  if (formula.op === "*") return times(a, b);
  return b.n === 0n ? undefined : over(a, b);
}

/** Least and greatest over the corners of what the numbers may stand for; the formulas rise or fall steadily in each. */
function range(formula: Formula, readings: ReadonlyMap<number, NumberReading>): { low: Fraction; high: Fraction } | undefined {
  const loose = [...readings].filter(([, { low, high }]) => !same(low, high));
  if (loose.length > 12) return sumRange(formula, readings);
  let found: { low: Fraction; high: Fraction } | undefined;
  for (let corner = 0; corner < 2 ** loose.length; corner++) {
    const values = new Map([...readings].map(([at, { value }]) => [at, value]));
    for (const [place, [at, { low, high }]] of loose.entries()) values.set(at, (corner >> place) & 1 ? high : low);
    const value = compute(formula, values);
    if (!value) return undefined;
    if (!found) found = { low: value, high: value };
    else
      found = { low: order(value, found.low) < 0 ? value : found.low, high: order(value, found.high) > 0 ? value : found.high };
  }
  return found;
}

/** A plain sum of many numbers. */
function sumRange(formula: Formula, readings: ReadonlyMap<number, NumberReading>): { low: Fraction; high: Fraction } | undefined {
  const side = (pick: (reading: NumberReading) => Fraction): Fraction | undefined =>
    compute(formula, new Map([...readings].map(([at, reading]) => [at, pick(reading)])));
  const [low, high] = [side((reading) => reading.low), side((reading) => reading.high)];
  return low && high ? { low, high } : undefined;
}

/** Half-up at the stated place. */
function rounded(value: Fraction, unit: Fraction): Fraction {
  const steps = over(sizeOf(value), unit);
  const whole = fraction((steps.n * 2n + steps.d) / (steps.d * 2n));
  const size = times(whole, unit);
  return value.n < 0n ? fraction(-size.n, size.d) : size;
}

function judgeSum(
  parts: readonly NumberReading[],
  stated: NumberReading,
  exact: Fraction,
  kind: "all" | "some" | "flow",
): Judged {
  const gap = minus(stated.value, exact);
  if (gap.n === 0n) return "holds";
  if (kind === "some" && gap.n > 0n) return "tolerated";
  const slack = [...parts, stated].reduce(
    (sum, { low, high }) => plus(sum, times(minus(high, low), fraction(1n, 2n))),
    fraction(0n),
  );
  const middle = minus(
    times(plus(stated.low, stated.high), fraction(1n, 2n)),
    parts.reduce((sum, { low, high }) => plus(sum, times(plus(low, high), fraction(1n, 2n))), fraction(0n)),
  );
  if (order(sizeOf(middle), slack) > 0) return kind === "flow" ? "suspect" : "broken";
  const loose = parts.filter(({ exact: counted }) => !counted);
  const alike = loose.every(({ unit }) => same(unit, stated.unit));
  if (loose.length >= 2 && alike) {
    const steps = over(sizeOf(gap), stated.unit);
    if (gapProbability(loose.length, Number(steps.n / steps.d)) < 0.001) return "suspect";
  }
  return "tolerated";
}

/** Whether a formula divides: what comes of it is rounded, also where it is printed like a count ("19 người mỗi ngày"). */
function isComputed(formula: Formula): boolean {
  if (formula.op === "number" || formula.op === "constant") return false;
  return formula.op === "/" || isComputed(formula.a) || isComputed(formula.b);
}

function loosened(reading: NumberReading): NumberReading {
  if (!reading.exact) return reading;
  const half = times(reading.unit, fraction(1n, 2n));
  return { ...reading, low: minus(reading.value, half), high: plus(reading.value, half), exact: false };
}

/** Judges a relation of the first text in the changed one. */
export function judgeRelation(text: string, relation: Relation, mapping: Mapping): Judged {
  const numbers = new Map(listPrinted(text).map((number) => [number.start, number]));
  const numberAt = (at: number): PrintedNumber | undefined => numbers.get(mapping.move(at));
  const stated = numberAt(relation.stated);
  if (!stated) return "unreadable";
  if (relation.listed !== undefined) return same(stated.value, fraction(BigInt(relation.listed))) ? "holds" : "broken";
  const formula = relation.change ? relation.change[relation.change.direction] : relation.formula;
  if (!formula) return "unreadable";
  const statedCount = mapping.counts.has(relation.stated);
  const readings = new Map<number, NumberReading>();
  for (const at of listPlaces({ ...relation, formula })) {
    const number = numberAt(at);
    if (!number) return "unreadable";
    const counted =
      mapping.counts.has(at) || (relation.sum !== undefined && statedCount && number.decimals === 0 && number.scale === 0);
    readings.set(at, readInterval(text, number, mapping.factors.get(at) ?? fraction(1n), counted));
  }
  const found = readings.get(relation.stated);
  if (!found) return "unreadable";
  const reading = isComputed(formula) ? loosened(found) : found;
  if (relation.exact === undefined) readings.delete(relation.stated);
  const exact = compute(formula, new Map([...readings].map(([at, { value }]) => [at, value])));
  if (!exact) return "unreadable";
  if (relation.sum) return judgeSum([...readings.values()], reading, exact, relation.sum);
  const goal: NumberReading =
    relation.exact === undefined
      ? reading
      : { value: relation.exact, low: relation.exact, high: relation.exact, unit: reading.unit, exact: true };
  if (same(rounded(exact, goal.unit), goal.value)) return "holds";
  const bounds = range(formula, readings);
  if (!bounds) return "unreadable";
  const meets = (low: Fraction, high: Fraction): boolean => order(bounds.low, high) <= 0 && order(low, bounds.high) <= 0;
  if (meets(goal.low, goal.high)) return "tolerated";
  // A computed figure may have been cut off, or raised, at its last printed place.
  if (
    relation.exact === undefined &&
    meets(minus(goal.low, times(goal.unit, fraction(1n, 2n))), plus(goal.high, times(goal.unit, fraction(1n, 2n))))
  ) {
    const [below, above] = [minus(goal.value, goal.unit), plus(goal.value, goal.unit)];
    if (order(bounds.low, above) < 0 && order(below, bounds.high) < 0 && !goal.exact) return "tolerated";
  }
  return "broken";
}
