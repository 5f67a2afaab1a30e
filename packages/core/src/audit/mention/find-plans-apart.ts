import { compare, HUNDRED } from "../../quantity/decimal.ts";
import { showNumberText } from "../../quantity/number-text.ts";
import type { Finding } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { divideIntervals, type Interval, intersect, scaleInterval } from "../judge/interval.ts";
import { readPrinted, toValue } from "../judge/printed.ts";
import { compareRationals, integer, over, type Rational, roundRational, times } from "../judge/rational.ts";
import type { Passage, Reading } from "../reading.ts";
import { listAmounts } from "../wording/amounts.ts";
import { baseValue, measureSurelyAlike } from "../wording/measures.ts";
import type { Mention, Mentions } from "./mention.ts";
import { remarkOn, showFigure } from "./remarks.ts";

/** "A/B, đạt p% kế hoạch": the amount, its plan if printed, and the percentage. */
type Rated = { readonly amount: Mention; readonly percent: Mention; readonly plan?: Figure; readonly interval: Interval };

const LEAST_WORDS = 3;
/** How many passages apart two statements may stand to be of one matter. */
const NEAR = 4;

/** 100·a/p: the plans that the printed digits of an amount and its percentage allow. */
function impliedPlan(amount: Figure, percent: Figure): Interval | undefined {
  const quotient = divideIntervals(readPrinted(amount, false).interval, readPrinted(percent, false).interval);
  return quotient && scaleInterval(quotient, integer(100));
}

function toRated(percent: Mention, byId: ReadonlyMap<string, Mention>, passage: Passage): Rated | undefined {
  const { of } = percent.slots;
  const amount = of && byId.get(of.id);
  if (!amount || !percent.role.startsWith("percent:plan:") || percent.figure.hedge || amount.words.length < LEAST_WORDS)
    return undefined;
  const plan = listAmounts(passage).find(({ figure }) => figure === of)?.over;
  const interval = plan ? readPrinted(plan, false).interval : impliedPlan(amount.figure, percent.figure);
  return interval && { amount, percent, ...(plan ? { plan } : {}), interval };
}

/** The plan as the text prints it, or as its digits imply, in the amount's own unit. */
function showPlan({ amount, percent, plan }: Rated): { readonly text: string; readonly value: Rational } {
  if (plan) return { text: showFigure(plan), value: toValue(plan) };
  const value = over(times(toValue(amount.figure), integer(100)), toValue(percent.figure)) ?? integer(0);
  const own = over(
    value,
    over(toValue(amount.figure), { top: amount.figure.value.units, bottom: 10n ** BigInt(amount.figure.value.scale) }) ??
      integer(1),
  );
  const unit = amount.figure.unit.text;
  return { text: `${showNumberText(roundRational(own ?? value, amount.figure.decimals, "half-up"))} ${unit}`.trim(), value };
}

const isReached = ({ percent }: Rated): boolean => compare(baseValue(percent.figure), HUNDRED) >= 0;

function isOneMatter(a: Rated, b: Rated): boolean {
  const [x, y] = [a.amount.slots, b.amount.slots];
  return (
    a.percent.role === b.percent.role &&
    measureSurelyAlike(a.amount.figure, b.amount.figure) &&
    x.periodKey === y.periodKey &&
    x.dataAsOf === y.dataAsOf &&
    x.place === y.place &&
    x.cumulative === y.cumulative &&
    b.amount.figure.passage - a.amount.figure.passage <= NEAR &&
    a.amount.figure.passage !== b.amount.figure.passage
  );
}

/** Two plans of one matter that share no value; where both are printed, they matter when one is reached and the other is not. */
function readPair(a: Rated, b: Rated): Finding | undefined {
  if (!isOneMatter(a, b)) return undefined;
  const operands = [b.percent.figure, b.amount.figure, a.percent.figure, a.amount.figure] as const;
  const plans = [a.plan, b.plan].flatMap((plan) => plan ?? []);
  const group = `plans:${b.percent.figure.id}`;
  if (intersect(a.interval, b.interval))
    return plans.length === 2 ? undefined : remarkOn("implied-plan", "ok", { code: "holds" }, [...operands, ...plans], group);
  if (plans.length === 2 && isReached(a) === isReached(b)) return undefined;
  const [low, high] = [showPlan(a), showPlan(b)].toSorted((x, y) => compareRationals(x.value, y.value));
  if (!low || !high) return undefined;
  return remarkOn(
    "implied-plan",
    "review",
    { code: "plans-differ", low: low.text, high: high.text },
    [...operands, ...plans],
    group,
  );
}

/** Percentages of plan told of one thing in neighbouring paragraphs: they must be of one plan. @rule Q287 */
export function findPlansApart(reading: Reading, { prose }: Mentions): readonly Finding[] {
  const byId = new Map(prose.map((mention) => [mention.slots.figure.id, mention]));
  const byName = new Map<string, Rated[]>();
  const found: Finding[] = [];
  for (const percent of prose) {
    const passage = reading.passages[percent.figure.passage];
    const rated = passage && toRated(percent, byId, passage);
    if (!rated) continue;
    const earlier = byName.get(rated.amount.name) ?? [];
    for (const other of earlier) {
      const finding = readPair(other, rated);
      if (finding) found.push(finding);
    }
    byName.set(rated.amount.name, [...earlier.slice(-NEAR), rated]);
  }
  return found;
}
