import type { Book } from "@kehoach/core/analysis/book";
import { previousYear } from "@kehoach/core/period/period";
import type { TargetVersion } from "@kehoach/core/plan/target";
import { type Decimal, divide, multiply, subtract, sum } from "@kehoach/core/quantity/decimal";
import { showNumberText } from "@kehoach/core/quantity/number-text";
import { showFactRef } from "@kehoach/core/value/fact-key";
import type { FactRef, StatedRelation } from "@kehoach/core/value/relation";
import type { ValueVersion } from "@kehoach/core/value/value";
import { createRandom } from "../../packages/documents/test/recompute.ts";

type Version = ValueVersion | TargetVersion;

const TOTALS: ReadonlySet<string> = new Set(["sum", "balance"]);
const RESTATED: ReadonlySet<string> = new Set([
  "percent-of-plan",
  "percent-of-same-period",
  "share",
  "difference",
  "points-difference",
]);

/**
 * The same outline over other data that fit together: every independent figure is drawn anew between about half and twice itself, what
 * relations add up and formulas reckon is reckoned again, and what the pack states of them is stated again. Verdicts are left to the program.
 * Figures whose things are named (members) stay, and with them what they are counted of.
 */
export function redraw(book: Book, seed: number, fixed: ReadonlySet<string>): Book {
  const random = createRandom(Math.imul(seed, 0x9e3779b1));
  const refOf = (version: Version): FactRef => ({
    fact: "status" in version.key ? "value" : "target",
    indicator: version.key.indicator,
    breakdown: version.key.breakdown,
    place: version.key.place,
    period: version.key.period,
  });
  const drawn = new Map<string, Decimal>();
  const all: readonly Version[] = [...book.values, ...book.targets];
  const factorOf = ({ asEntered, key }: Version): Decimal => {
    const [from, to] = [book.units.get(asEntered?.unit ?? ""), book.units.get(book.indicators.get(key.indicator)?.unit ?? "")];
    return (from && to && divide(from.factor, to.factor, 12)) ?? { units: 1n, scale: 0 };
  };
  /** The entered number times a factor, at the entered precision; never nothing. */
  const draw = (version: Version): Decimal => {
    const { asEntered, value } = version;
    if (!value || !asEntered || version.members || fixed.has(version.key.indicator)) return value ?? { units: 0n, scale: 0 };
    const scaled = divide(
      multiply(value, { units: BigInt(500 + random(1300)), scale: 3 }),
      factorOf(version),
      asEntered.decimals,
    );
    const units = scaled && scaled.units > 0n ? scaled.units : 1n;
    return multiply({ units, scale: asEntered.decimals }, factorOf(version));
  };
  for (const version of all) drawn.set(showFactRef(refOf(version)), draw(version));
  const get = (ref: FactRef): Decimal => drawn.get(showFactRef(ref)) ?? { units: 0n, scale: 0 };
  const totals = new Set<string>();
  for (const { kind, subject, operands } of book.relations) {
    if (!subject || !TOTALS.has(kind)) continue;
    const name = showFactRef(subject);
    if (totals.has(name)) shareOut(get(subject), operands);
    else drawn.set(name, sum(operands.map(get)));
    totals.add(name);
  }
  /** A total already added up otherwise: its second parts take what the first of them leave. */
  function shareOut(total: Decimal, operands: readonly FactRef[]): void {
    const [last, ...others] = operands.toReversed();
    const whole = sum(operands.map(get));
    for (const part of others) {
      const now = get(part);
      const version = all.find((one) => showFactRef(refOf(one)) === showFactRef(part));
      const share = divide(multiply(now, total), whole, version?.asEntered?.decimals ?? 0);
      if (share) drawn.set(showFactRef(part), share);
    }
    if (last) drawn.set(showFactRef(last), subtract(total, sum(others.map(get))));
  }
  for (const version of book.values) {
    const indicator = book.indicators.get(version.key.indicator);
    const [, top, bottom, factor] = /^\[([^\]]+)\] \/ \[([^\]]+)\] \* (\d+)$/u.exec(indicator?.formula ?? "") ?? [];
    if (top === undefined || bottom === undefined || factor === undefined) continue;
    const ref = refOf(version);
    const [a, b] = [get({ ...ref, indicator: top }), get({ ...ref, indicator: bottom })];
    const hasParts = a.units > 0n && b.units > 0n;
    const rate = hasParts
      ? divide(multiply(a, { units: BigInt(factor), scale: 0 }), b, version.asEntered?.decimals ?? 0)
      : undefined;
    if (rate) drawn.set(showFactRef(ref), rate);
  }
  const replace = <V extends Version>(version: V): V => {
    const value = get(refOf(version));
    const entered = version.asEntered && divide(value, factorOf(version), version.asEntered.decimals);
    if (!version.asEntered || !entered) return version;
    return { ...version, value, asEntered: { ...version.asEntered, text: showNumberText(entered) } };
  };
  const redrawn: Book = { ...book, values: book.values.map(replace), targets: book.targets.map(replace), errata: [] };
  const relations = book.relations.flatMap((relation): readonly StatedRelation[] => {
    if (TOTALS.has(relation.kind)) return [relation];
    return RESTATED.has(relation.kind) ? [restate(relation, get)] : [];
  });
  return { ...redrawn, relations };
}

const HUNDRED: Decimal = { units: 100n, scale: 0 };

/** The relation with the number its facts now give, at the precision first printed. */
function restate(relation: StatedRelation, get: (ref: FactRef) => Decimal): StatedRelation {
  const { subject, operands, stated, kind } = relation;
  if (!subject || !stated) return relation;
  const before: FactRef = { ...subject, period: previousYear(subject.period) };
  const base = operands[0] ?? (kind === "percent-of-plan" ? { ...subject, fact: "target" as const } : before);
  const { decimals } = stated.asEntered;
  const value = kind.endsWith("difference")
    ? subtract(get(subject), get(base))
    : divide(multiply(get(subject), HUNDRED), get(base), decimals);
  if (!value) return relation;
  return { ...relation, stated: { value, asEntered: { ...stated.asEntered, text: showNumberText(value, { decimals }) } } };
}
