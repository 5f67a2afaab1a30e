import { showBreakdown } from "../indicator/breakdown.ts";
import { type Cell, isSamePeriod } from "../indicator/cell.ts";
import type { Breakdown, Indicator } from "../indicator/indicator.ts";
import { sectorOf } from "../indicator/sector.ts";
import { contains, type Period, previousYear } from "../period/period.ts";
import { isSamePlace, type PlaceKey } from "../place/place.ts";
import { listTargets, type TargetQuestion } from "../plan/judging-target.ts";
import { checkSumToParent, type SumPolicy, type SumToParentProblem } from "../plan/sum-to-parent.ts";
import type { TargetVersion } from "../plan/target.ts";
import { type Decimal, subtract } from "../quantity/decimal.ts";
import type { ValueVersion } from "../value/value.ts";
import { findPercent } from "../verdict/judge.ts";
import type { Book } from "./book.ts";
import { indexBook, listTargetsNear } from "./book-index.ts";
import { findActual, findTarget, type Moment } from "./fact.ts";
import { listHeadlineLines } from "./scorecard.ts";

/** What one figure comes to beside another: a percentage, or points where both are percentages. */
export type Comparison = { readonly kind: "percent" | "points"; readonly value: Decimal };

/** What one assigner says of a cell: what is in force, and what is proposed after it. */
export type Assignment = {
  readonly assigner: string;
  readonly inForce?: TargetVersion;
  readonly proposed?: TargetVersion;
};

export type PartTarget = { readonly place: PlaceKey; readonly inForce?: TargetVersion; readonly proposed?: TargetVersion };

/** One line of a plan: an indicator (or one breakdown of it) at a place in a year. All figures are in the indicator's unit. */
export type PlanRow = {
  readonly indicator: Indicator;
  readonly cell: Cell;
  /** Under how many others of the list it stands; a breakdown as deep as its indicator. */
  readonly level: number;
  /** Introduced by "Trong đó". */
  readonly ofWhich: boolean;
  /** Actual and plan of the year before. */
  readonly before: { readonly actual?: ValueVersion; readonly target?: TargetVersion };
  /** Best known of the year itself: the estimate of the year while it runs. */
  readonly actual?: ValueVersion;
  readonly assignments: readonly Assignment[];
  /** Whose target judges. */
  readonly judging?: string;
  /** Of the plan that judges: against the year before. */
  readonly growth?: Comparison;
  /** The actual against the plan, and against the year before. */
  readonly reached?: Comparison;
  readonly change?: Comparison;
  /** Longer plans that hold this year, and what they give for other years of them: the path. */
  readonly path: readonly TargetVersion[];
  readonly parts: readonly PartTarget[];
  readonly policy: SumPolicy;
  readonly problems: readonly SumToParentProblem[];
};

export type PlanQuestion = Moment & {
  /** Whose targets are given on to the parts; if left out, whose target judges, or the first who proposes. */
  readonly assigner?: string;
  /** Whether proposals count in the sums: yes while a plan is being made. */
  readonly withProposals?: boolean;
};

/** How the targets of parts must stand to that of the whole: equal where places add up, otherwise free. */
export function policyOf(indicator: Indicator): SumPolicy {
  return indicator.parts ?? (indicator.additive.places ? "must-equal" : "free");
}

/** One figure beside another; nothing to say beside zero or below. Of percentages the difference, in points. */
export function compareFigures(
  indicator: Indicator,
  value: Decimal | undefined,
  base: Decimal | undefined,
): Comparison | undefined {
  if (value === undefined || base === undefined) return undefined;
  if (indicator.nature === "ratio") return { kind: "points", value: subtract(value, base) };
  const percent = findPercent(value, base);
  return percent === undefined ? undefined : { kind: "percent", value: percent };
}

/**
 * The plan of a place in a year, line by line: the headline indicators in their order, then whatever else has a target there, by
 * sector. With the year before, what is estimated or reached, the targets side by side, and how the parts add up.
 *
 * @param parts  the places the plan is given on to
 * @rule T5 T6 T7 T8
 */
export function listPlanRows(
  book: Book,
  place: PlaceKey,
  year: Period,
  parts: readonly PlaceKey[],
  ask: PlanQuestion = {},
): readonly PlanRow[] {
  const indexed = indexBook(book);
  return listLines(book, place, year).map(({ indicator, breakdown, level, ofWhich }) => ({
    ...toRow(indexed, indicator, breakdown, place, year, parts, ask),
    level,
    ofWhich,
  }));
}

type Line = Pick<PlanRow, "indicator" | "level" | "ofWhich"> & { readonly breakdown: Breakdown };

/** Which lines a plan has. @rule T6 */
function listLines(book: Book, place: PlaceKey, year: Period): readonly Line[] {
  const lines = new Map<string, Line>();
  const add = (code: string, breakdown: Breakdown, level = 0, ofWhich = false): void => {
    const indicator = book.indicators.get(code);
    const name = `${code} ${showBreakdown(breakdown)}`;
    if (indicator !== undefined && !lines.has(name)) lines.set(name, { indicator, breakdown, level, ofWhich });
  };
  const given = book.targets.filter(({ key }) => isSamePlace(key.place, place) && isSamePeriod(key.period, year));
  for (const { indicator, level, ofWhich } of listHeadlineLines(book, year)) {
    add(indicator, [], level, ofWhich);
    for (const { key } of given) if (key.indicator === indicator) add(indicator, key.breakdown, level);
  }
  const order = new Map(book.sectors.map(({ code }, at) => [code, at]));
  const placeOf = (code: string): number => order.get(sectorOf(code)) ?? order.size;
  for (const { key } of given.toSorted((a, b) => placeOf(a.key.indicator) - placeOf(b.key.indicator)))
    add(key.indicator, key.breakdown);
  return [...lines.values()];
}

function toRow(
  book: Book,
  indicator: Indicator,
  breakdown: Breakdown,
  place: PlaceKey,
  year: Period,
  parts: readonly PlaceKey[],
  ask: PlanQuestion,
): Omit<PlanRow, "level" | "ofWhich"> {
  const cell: Cell = { indicator: indicator.code, breakdown, place, period: year };
  const last: Cell = { ...cell, period: previousYear(year) };
  const before = { actual: findActual(book, last, ask), target: findTarget(book, last, ask) };
  const actual = findActual(book, cell, ask);
  const target = findTarget(book, cell, ask);
  const assignments = listAssignments(book, cell, ask);
  const policy = policyOf(indicator);
  const assigner = ask.assigner ?? target?.key.assigner ?? assignments[0]?.assigner;
  const given = parts.map((part) => toPart(book, { ...cell, place: part }, assigner, ask));
  const sumOf = ({
    inForce,
    proposed,
  }: {
    readonly inForce?: TargetVersion;
    readonly proposed?: TargetVersion;
  }): Decimal | undefined => (ask.withProposals === true ? (proposed ?? inForce)?.value : inForce?.value);
  const own = assignments.find((one) => one.assigner === assigner);
  const whole = own === undefined ? target?.value : sumOf(own);
  const growth = compareFigures(indicator, (target ?? own?.proposed)?.value, before.actual?.value);
  const reached = compareFigures(indicator, actual?.value, target?.value);
  const change = compareFigures(indicator, actual?.value, before.actual?.value);
  return {
    indicator,
    cell,
    before: {
      ...(before.actual === undefined ? {} : { actual: before.actual }),
      ...(before.target === undefined ? {} : { target: before.target }),
    },
    ...(actual === undefined ? {} : { actual }),
    assignments,
    ...(target === undefined ? {} : { judging: target.key.assigner }),
    ...(growth === undefined ? {} : { growth }),
    ...(reached === undefined ? {} : { reached }),
    ...(change === undefined ? {} : { change }),
    path: listPath(book, cell),
    parts: given,
    policy,
    problems: whole === undefined || parts.length === 0 ? [] : checkSumToParent(whole, given.map(sumOf), policy),
  };
}

function toQuestion({ knownAt, recordedAt }: Moment): TargetQuestion {
  return { ...(knownAt === undefined ? {} : { knownAt }), ...(recordedAt === undefined ? {} : { recordedAt }) };
}

/** What each assigner says of a cell; a proposal that was assigned, or overtaken, is no longer one. @rule T7 */
export function listAssignments(book: Book, cell: Cell, moment: Moment = {}): readonly Assignment[] {
  const near = listTargetsNear(book, cell);
  const ask = toQuestion(moment);
  const inForce = listTargets(
    near.filter(({ state }) => state !== "proposed"),
    cell,
    ask,
  );
  const latest = listTargets(near, cell, ask);
  const assigners = [...new Set([...inForce, ...latest].map(({ key }) => key.assigner))].sort();
  return assigners.map((assigner) => {
    const current = inForce.find(({ key }) => key.assigner === assigner);
    const last = latest.find(({ key }) => key.assigner === assigner);
    return {
      assigner,
      ...(current === undefined ? {} : { inForce: current }),
      ...(last?.state === "proposed" ? { proposed: last } : {}),
    };
  });
}

function toPart(book: Book, cell: Cell, assigner: string | undefined, moment: Moment): PartTarget {
  const found = listAssignments(book, cell, moment).find((one) => one.assigner === assigner);
  return {
    place: cell.place,
    ...(found?.inForce === undefined ? {} : { inForce: found.inForce }),
    ...(found?.proposed === undefined ? {} : { proposed: found.proposed }),
  };
}

/** Targets of longer plans that hold the year, and of the other years in them, oldest first. @rule T8 */
function listPath(book: Book, cell: Cell): readonly TargetVersion[] {
  const own = book.targets.filter(
    ({ key }) =>
      key.indicator === cell.indicator &&
      showBreakdown(key.breakdown) === showBreakdown(cell.breakdown) &&
      isSamePlace(key.place, cell.place),
  );
  const longer = own.filter(({ key }) => contains(key.period, cell.period) && !isSamePeriod(key.period, cell.period));
  if (longer.length === 0) return [];
  const periods = new Map<string, Period>();
  for (const { key } of own) {
    const inside = longer.some((plan) => contains(plan.key.period, key.period));
    if (inside) periods.set(`${key.period.start} ${key.period.end}`, key.period);
  }
  const path = [...periods.values()].flatMap((period) => findTarget(book, { ...cell, period }) ?? []);
  return path.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ key }: TargetVersion): string {
  return `${key.period.start} ${key.period.end}`;
}
