import { type Fraction, fraction, minus, order, over, plus, power, times } from "@kehoach/cli/bench/audit/fraction";
import type { Book } from "@kehoach/core/analysis/book";
import { previousYear } from "@kehoach/core/period/period";
import { showTargetKey, showValueKey } from "@kehoach/core/value/fact-key";
import type { FactRef, StatedRelation } from "@kehoach/core/value/relation";
import type { PrintedFigure } from "./printed-figures.ts";

/**
 * A relation whose every number the report prints, judged with arithmetic of the tests' own: `a` and `b` are operands.
 * equal: a; sum: all; difference: a − b or b − a as it first was; percent: 100·a/b; growth: 100·(a/b − 1) or its contrary; rate: factor·a/b;
 * counts: all are no more than stated (some may have no verdict); list: as many as are named.
 */
export type PrintedRelation = {
  readonly name: string;
  readonly kind: "equal" | "sum" | "difference" | "percent" | "growth" | "rate" | "counts" | "list";
  readonly stated: PrintedFigure;
  readonly operands: readonly PrintedFigure[];
  readonly falls?: boolean;
  readonly factor?: bigint;
  readonly named?: number;
};

type Interval = { readonly low: Fraction; readonly high: Fraction };

const HUNDRED = fraction(100n);

function readNumber(text: string): { readonly value: Fraction; readonly unit: Fraction } {
  const [whole = "", decimals = ""] = text.replaceAll(".", "").split(",");
  return { value: fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length)), unit: power(-decimals.length) };
}

function widen(value: Fraction, by: Fraction): Interval {
  return { low: minus(value, by), high: plus(value, by) };
}

/** What a relation's operands allow, from what their printed digits may stand for. */
function allow({ kind, falls, factor = 1n }: PrintedRelation, [a, b, ...rest]: readonly Interval[]): Interval | undefined {
  if (!a) return undefined;
  if (kind === "equal") return a;
  if (kind === "sum" || kind === "counts")
    return [a, ...(b ? [b] : []), ...rest].reduce(
      (all, { low, high }) => ({ low: plus(all.low, low), high: plus(all.high, high) }),
      {
        low: fraction(0n),
        high: fraction(0n),
      },
    );
  if (!b) return undefined;
  const [x, y] = falls ? [b, a] : [a, b];
  if (kind === "difference") return { low: minus(x.low, y.high), high: minus(x.high, y.low) };
  if (b.low.n <= 0n) return undefined;
  const scale = kind === "rate" ? fraction(factor) : HUNDRED;
  const ratio = { low: times(scale, over(a.low, b.high)), high: times(scale, over(a.high, b.low)) };
  if (kind !== "growth") return ratio;
  return falls
    ? { low: minus(HUNDRED, ratio.high), high: minus(HUNDRED, ratio.low) }
    : { low: minus(ratio.low, HUNDRED), high: minus(ratio.high, HUNDRED) };
}

/**
 * Whether the printed digits leave the relation no way to hold: a computed figure may have been cut off or raised at its last place.
 *
 * @param textOf  what is printed where a figure stands, after a change
 */
export function isBroken(
  relation: PrintedRelation,
  textOf: (figure: PrintedFigure) => string,
  isCount: (figure: PrintedFigure) => boolean,
): boolean {
  const read = (figure: PrintedFigure): Interval => {
    const { value, unit } = readNumber(textOf(figure));
    return widen(value, isCount(figure) ? fraction(0n) : times(unit, fraction(1n, 2n)));
  };
  if (relation.kind === "list")
    return order(readNumber(textOf(relation.stated)).value, fraction(BigInt(relation.named ?? 0))) !== 0;
  const allowed = allow(relation, relation.operands.map(read));
  if (!allowed) return false;
  const isComputed = relation.kind === "percent" || relation.kind === "growth" || relation.kind === "rate";
  if (!isComputed) {
    const stated = read(relation.stated);
    if (relation.kind === "counts") return order(allowed.low, stated.high) > 0;
    return order(allowed.low, stated.high) > 0 || order(stated.low, allowed.high) > 0;
  }
  const { value, unit } = readNumber(textOf(relation.stated));
  const near = widen(value, unit);
  return order(allowed.low, near.high) >= 0 || order(near.low, allowed.high) >= 0;
}

const factIds = (ref: FactRef, book: Book): readonly string[] => {
  const isMeant = (key: Omit<FactRef, "fact">): boolean =>
    key.indicator === ref.indicator &&
    key.place.code === ref.place.code &&
    key.period.start === ref.period.start &&
    key.period.end === ref.period.end &&
    key.breakdown.length === ref.breakdown.length &&
    key.breakdown.every(
      ({ dimension, item }, at) => ref.breakdown[at]?.dimension === dimension && ref.breakdown[at]?.item === item,
    );
  return ref.fact === "value"
    ? book.values.filter(({ key }) => isMeant(key)).map(({ key }) => showValueKey(key))
    : book.targets.filter(({ key }) => isMeant(key)).map(({ key }) => showTargetKey(key));
};

const KINDS: Readonly<Partial<Record<StatedRelation["kind"], PrintedRelation["kind"]>>> = {
  "percent-of-same-period": "percent",
  share: "percent",
  difference: "difference",
  "points-difference": "difference",
  sum: "sum",
  balance: "sum",
};

/** The operands of a stated relation, the subject first where it is compared with one. */
function operandsOf(relation: StatedRelation): readonly FactRef[] {
  const { subject, operands, kind } = relation;
  if (!subject) return [];
  if (kind === "sum" || kind === "balance") return operands;
  if (kind === "share") return [subject, ...operands];
  return [subject, operands[0] ?? { ...subject, period: previousYear(subject.period) }];
}

/** "[crop.output] / [crop.area] * 10": what a rate is reckoned from, at its own place and period. */
function readRate(
  id: string,
  book: Book,
): { readonly top: readonly string[]; readonly bottom: readonly string[]; readonly factor: bigint } | undefined {
  const version = book.values.find(({ key }) => showValueKey(key) === id);
  const formula = version && book.indicators.get(version.key.indicator)?.formula;
  const [, top, bottom, factor] = /^\[([^\]]+)\] \/ \[([^\]]+)\] \* (\d+)$/u.exec(formula ?? "") ?? [];
  if (!version || top === undefined || bottom === undefined || factor === undefined) return undefined;
  const ids = (indicator: string): readonly string[] => factIds({ ...version.key, fact: "value", indicator }, book);
  return { top: ids(top), bottom: ids(bottom), factor: BigInt(factor) };
}

/** Every relation between printed numbers that the outline, the annex and the pack's own relations and formulas give. */
export function listPrintedRelations(figures: readonly PrintedFigure[], book: Book): readonly PrintedRelation[] {
  const found: PrintedRelation[] = [];
  const ofFact = (id: string): readonly PrintedFigure[] => figures.filter(({ of }) => of.kind === "fact" && of.id === id);
  const nearest = (ids: readonly string[], to: PrintedFigure): PrintedFigure | undefined =>
    ids.flatMap(ofFact).toSorted((a, b) => Math.abs(a.start - to.start) - Math.abs(b.start - to.start))[0];
  for (const stated of figures) {
    const { of } = stated;
    if (of.kind === "percent") {
      const [a, b] = [nearest([of.actual], stated), nearest([of.target], stated)];
      if (a && b) found.push({ name: `percent ${stated.said}`, kind: "percent", stated, operands: [a, b] });
    }
    if (of.kind === "fact" && stated.annex) {
      const body = ofFact(of.id).filter(({ annex }) => !annex);
      for (const other of body) found.push({ name: `annex ${other.said}`, kind: "equal", stated, operands: [other] });
    }
    if (of.kind !== "relation") continue;
    const relation = book.relations.find(({ code }) => code === of.code);
    const kind = relation && KINDS[relation.kind];
    if (!relation || !kind || kind === "sum") continue;
    const operands = operandsOf(relation).map((ref) => nearest(factIds(ref, book), stated));
    if (operands.some((operand) => operand === undefined)) continue;
    const isGap = relation.kind === "percent-of-same-period" && /^(?:tăng|giảm)/u.test(stated.said);
    found.push({
      name: relation.code,
      kind: isGap ? "growth" : kind,
      stated,
      operands: operands.filter((operand) => operand !== undefined),
      falls: stated.said.startsWith("giảm"),
    });
  }
  for (const stated of figures) {
    const rate = stated.of.kind === "fact" && !stated.annex ? readRate(stated.of.id, book) : undefined;
    const [a, b] = [nearest(rate?.top ?? [], stated), nearest(rate?.bottom ?? [], stated)];
    if (rate && a && b) found.push({ name: `rate ${stated.said}`, kind: "rate", stated, operands: [a, b], factor: rate.factor });
  }
  for (const relation of book.relations) {
    if (KINDS[relation.kind] !== "sum" || !relation.subject) continue;
    const [total] = factIds(relation.subject, book).flatMap(ofFact);
    const parts = relation.operands.map((ref) => total && nearest(factIds(ref, book), total));
    const near = parts[0] && total ? nearest(factIds(relation.subject, book), parts[0]) : undefined;
    if (!near || parts.some((part) => part === undefined)) continue;
    found.push({ name: relation.code, kind: "sum", stated: near, operands: parts.filter((part) => part !== undefined) });
  }
  const counts = figures.filter(({ of }) => of.kind === "count");
  for (const total of figures.filter(({ of }) => of.kind === "headlines")) {
    found.push({ name: "headlines", kind: "counts", stated: total, operands: counts });
    for (const other of figures)
      if (other.of.kind === "headlines" && other !== total)
        found.push({ name: "headlines", kind: "equal", stated: total, operands: [other] });
  }
  for (const stated of figures) {
    if (!(stated.of.kind === "count" || (stated.of.kind === "fact" && stated.said.includes("gồm:")))) continue;
    const names = /gồm: ([^)]*)\)/u.exec(stated.said)?.[1]?.split(stated.of.kind === "count" ? "; " : ", ");
    if (names) found.push({ name: `list ${stated.said}`, kind: "list", stated, operands: [], named: names.length });
  }
  return found;
}
