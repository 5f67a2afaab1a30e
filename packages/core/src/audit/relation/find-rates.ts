import type { Claim, Expression, Finding } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { startsWithUnit } from "../figure/measure-units.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { openedList } from "../sum/part-list.ts";
import { type Amount, listAmounts, wordsBefore } from "../wording/amounts.ts";

const of = (figure: Figure): Expression => ({ op: "figure", figure });

function loose(stated: Figure, expression: Expression, group: string): Claim {
  return { kind: "claim", rule: "ratio", stated, expression, compare: "equal", binding: "loose", alternatives: [], group };
}

/** "tạ/ha" as its two units; a longer rate ("kg/người/năm") has none that could be multiplied out here. */
function splitRate(figure: Figure): { readonly top: string; readonly bottom: string } | undefined {
  const [top, bottom, more] = figure.unit.key.split("/");
  return top && bottom && more === undefined ? { top, bottom } : undefined;
}

/** How many base units one of a rate is: tạ/ha is 100 kg in 10000 m². */
function rateFactor(
  top: string,
  bottom: string,
): {
  readonly dimension: string;
  readonly top: string;
  readonly expression: (rate: Figure, count: Figure) => Expression;
  readonly key: string;
} {
  const above = startsWithUnit(top)?.unit;
  const below = startsWithUnit(bottom)?.unit;
  // "35 học viên/lớp": counts over counts.
  if (!above)
    return { dimension: "count", top, key: bottom, expression: (rate, count) => ({ op: "product", a: of(rate), b: of(count) }) };
  const scaled = (rate: Figure): Expression => ({ op: "product", a: of(rate), b: { op: "constant", value: above.factor } });
  const counted = (count: Figure): Expression =>
    below ? { op: "quotient", a: of(count), b: { op: "constant", value: below.factor } } : of(count);
  return {
    dimension: above.dimension,
    top: above.key,
    key: bottom,
    expression: (rate, count) => ({ op: "product", a: scaled(rate), b: counted(count) }),
  };
}

/** An average said as such of the only count and amount before it in its sentence is likely to be of them. */
function averageOf(amounts: readonly Amount[], rate: Amount, amount: Figure, count: Figure, group: string): Claim {
  const before = amounts.filter(
    ({ order, sentence, kind }) => order < rate.order && sentence === rate.sentence && kind !== "percent",
  );
  const only = before.length === 2 && before.every(({ figure }) => figure === amount || figure === count);
  const claim = loose(rate.figure, { op: "quotient", a: of(amount), b: of(count) }, group);
  return only && rate.figure.qualifiers.includes("average") ? { ...claim, binding: "likely" } : claim;
}

/** "135 ha, năng suất 53 tạ/ha, sản lượng 715,5 tấn": area, yield and output side by side are of one crop. */
function yieldOf(
  passage: Passage,
  amounts: readonly Amount[],
  rate: Amount,
  totals: readonly Amount[],
  area: Figure,
  claim: Claim,
): Claim {
  const output = amounts[rate.order + 1];
  const [whole = amounts[rate.order - 1]] = totals;
  const beside = whole?.figure === area && output?.figure === claim.stated;
  const named =
    beside &&
    output &&
    /năng suất[^,;.]*$/u.test(wordsBefore(passage, rate.order)) &&
    /sản lượng[^,;.]*$/u.test(wordsBefore(passage, output.order));
  return named ? { ...claim, binding: "likely" } : claim;
}

function isCountOf(count: Amount, bottom: string): boolean {
  const { unit } = count.figure;
  return (
    count.kind !== "rate" &&
    !isPercent(count.figure) &&
    (unit.key === bottom || unit.key.startsWith(bottom) || ` ${unit.noun} `.startsWith(` ${bottom} `))
  );
}

/** "3.215,8 ha, gồm: vụ xuân …, vụ mùa 1.729,3 ha. Năng suất …": beside a rate stands the last part of what it is a rate of. */
function totalsBeside(passage: Passage, amounts: readonly Amount[], rate: Amount): readonly Amount[] {
  const beside = amounts[rate.order - 1];
  if (!beside) return [];
  return amounts.filter(
    (total) =>
      total.order < beside.order &&
      total.kind === "level" &&
      openedList(passage, amounts, total)?.parts.some(({ figure }) => figure === beside.figure),
  );
}

/** amount = rate × count, of figures near the rate. Only a match is worth saying: a report rounds its rates freely. @rule Q193 */
function fromRate(passage: Passage, amounts: readonly Amount[], rate: Amount): readonly Claim[] {
  const parts = splitRate(rate.figure);
  const factor = parts && rateFactor(parts.top, parts.bottom);
  if (!factor) return [];
  const totals = totalsBeside(passage, amounts, rate);
  const near = amounts
    .filter((amount) => (Math.abs(amount.order - rate.order) <= 4 && amount.order !== rate.order) || totals.includes(amount))
    .toSorted((a, b) => Math.abs(a.order - rate.order) - Math.abs(b.order - rate.order));
  return near
    .filter((count) => isCountOf(count, factor.key))
    .flatMap((count) =>
      near
        .filter(
          ({ figure, kind }) =>
            figure !== count.figure &&
            kind !== "percent" &&
            figure.unit.dimension === factor.dimension &&
            (factor.dimension !== "count" || figure.unit.key === factor.top),
        )
        .flatMap(({ figure }) => {
          const group = `rate:${rate.figure.id}`;
          return [
            ...(startsWithUnit(factor.key) ? [] : [averageOf(amounts, rate, figure, count.figure, group)]),
            yieldOf(
              passage,
              amounts,
              rate,
              totals,
              count.figure,
              loose(figure, factor.expression(rate.figure, count.figure), group),
            ),
          ];
        }),
    );
}

/** "vốn đăng ký 3.136 tỷ đồng …; bình quân hơn 6 tỷ đồng": an average of an amount over a count before it. */
function fromAverage(amounts: readonly Amount[], average: Amount): readonly Claim[] {
  const { figure } = average;
  if (!figure.qualifiers.includes("average") || splitRate(figure) || figure.unit.dimension === "" || isPercent(figure)) return [];
  const before = amounts.filter(({ order, kind }) => order < average.order && order >= average.order - 8 && kind === "level");
  return before
    .filter(({ figure: total }) => total.unit.dimension === figure.unit.dimension)
    .flatMap(({ figure: total }) =>
      before
        .filter(({ figure: count }) => count !== total && count.unit.dimension === "count" && count.value.units > 1n)
        .map(({ figure: count }) => loose(figure, { op: "quotient", a: of(total), b: of(count) }, `average:${figure.id}`)),
    );
}

/** Rates and averages against what they are reckoned from: "135 ha, năng suất 53 tạ/ha, sản lượng 715,5 tấn". @rule Q193 */
export function findRates(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap((passage) => {
    const amounts = listAmounts(passage);
    return amounts.flatMap((amount) => [...fromRate(passage, amounts, amount), ...fromAverage(amounts, amount)]);
  });
}
