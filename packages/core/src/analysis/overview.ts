import { type Cell, isSameCell } from "../indicator/cell.ts";
import type { Indicator } from "../indicator/indicator.ts";
import type { IsoDate, Period } from "../period/period.ts";
import { groupBy } from "../place/group-by.ts";
import type { PlaceKey } from "../place/place.ts";
import { compare, type Decimal, HUNDRED, negate, subtract } from "../quantity/decimal.ts";
import type { JudgeMode, Verdict } from "../verdict/verdict.ts";
import { type Assessment, assess } from "./assess.ts";
import type { Book } from "./book.ts";
import { indexBook } from "./book-index.ts";
import { listErrata } from "./check-relation.ts";
import type { Moment } from "./fact.ts";
import { type Scorecard, scorecard } from "./scorecard.ts";

type Options = Moment & { readonly asOf?: IsoDate };

/** A group of money indicators that are read together, named by the pack. */
export type MoneyGroup = { readonly group: string; readonly indicators: readonly string[] };

export type MoneyRow = { readonly group: string; readonly rows: readonly Assessment[]; readonly unknown: readonly string[] };

export type Overview = {
  readonly scorecard: Scorecard;
  /** Headline rows, behind plan first. */
  readonly headlines: readonly Assessment[];
  /** Every cell of the place and period with both a plan and an actual, behind plan first. */
  readonly progress: readonly Assessment[];
  readonly money: readonly MoneyRow[];
  readonly errata: number;
  /** Cells of the place and period: with a figure, and declared to have none. */
  readonly figures: { readonly reported: number; readonly noFigure: number };
};

/** A place's year at a glance, from facts given for that place itself: nothing is rolled up. @rule A12 A13 */
export function overview(
  given: Book,
  place: PlaceKey,
  period: Period,
  mode: JudgeMode,
  options: Options & { readonly money?: readonly MoneyGroup[] } = {},
): Overview {
  const { money = [], ...moment } = options;
  const book = indexBook(given);
  const card = scorecard(book, place, period, mode, moment);
  const rows = listCells(book, place, period).flatMap(({ indicator, cell }) => {
    return [assess(book, indicator, cell, { mode, ...moment })];
  });
  return {
    scorecard: card,
    headlines: sortBehindFirst(card.rows, book),
    progress: sortBehindFirst(
      rows.filter((row) => row.actual !== undefined && row.target !== undefined),
      book,
    ),
    money: summariseMoney(book, place, period, mode, money, moment),
    errata: listErrata(book, moment).length,
    figures: {
      reported: rows.filter((row) => row.actualVersion?.value !== undefined).length,
      noFigure: rows.filter((row) => row.actualVersion !== undefined && row.actualVersion.value === undefined).length,
    },
  };
}

/** The money indicators of each group, judged; codes that no indicator has are named. @rule A13 */
export function summariseMoney(
  book: Book,
  place: PlaceKey,
  period: Period,
  mode: JudgeMode,
  groups: readonly MoneyGroup[],
  options: Options = {},
): readonly MoneyRow[] {
  const key = { code: place.code, validFrom: place.validFrom };
  return groups.map(({ group, indicators }) => ({
    group,
    rows: indicators.flatMap((code): readonly Assessment[] => {
      const indicator = book.indicators.get(code);
      const cell = { indicator: code, breakdown: [], place: key, period };
      return indicator === undefined ? [] : [assess(book, indicator, cell, { mode, ...options })];
    }),
    unknown: indicators.filter((code) => !book.indicators.has(code)),
  }));
}

/**
 * What is left of money to be paid out: the plan without what was paid, in the unit of the row; below zero, more was paid than planned.
 * Undefined where either is not known: nothing paid out is said by a zero.
 *
 * @rule Y122
 */
export function leftToDisburse({ target, actual }: Pick<Assessment, "target" | "actual">): Decimal | undefined {
  return target === undefined || actual === undefined ? undefined : subtract(target, actual);
}

const URGENCY = { notMet: 0, notAssessable: 1, noFigure: 2, met: 3, exceeded: 4 } as const satisfies Record<Verdict, number>;

/**
 * Behind plan first: by verdict, then by how far behind the percentage is (for what should be low, how far above),
 * then in the order given. Rows without a percentage come after those with one.
 *
 * @rule A12
 */
export function sortBehindFirst(rows: readonly Assessment[], book: Pick<Book, "indicators">): readonly Assessment[] {
  const keyed = rows.map((row) => ({ row, lead: findLead(row, book.indicators.get(row.code)) }));
  keyed.sort((a, b) => {
    const byVerdict = URGENCY[a.row.verdict] - URGENCY[b.row.verdict];
    if (byVerdict !== 0) return byVerdict;
    if (a.lead === undefined || b.lead === undefined) return (a.lead ? 0 : 1) - (b.lead ? 0 : 1);
    return compare(a.lead, b.lead);
  });
  return keyed.map(({ row }) => row);
}

/** Points ahead of the whole plan (negative: behind), seen in the direction that is good. */
function findLead(row: Assessment, indicator: Indicator | undefined): Decimal | undefined {
  if (row.percent === undefined) return undefined;
  const ahead = subtract(row.percent, HUNDRED);
  const kind = indicator?.direction.kind;
  return kind === "lower" || kind === "at-most" ? negate(ahead) : ahead;
}

/** The cells of the place and period that any actual or target speaks of, once each, in the order of the book. */
function listCells(book: Book, place: PlaceKey, period: Period): readonly { indicator: Indicator; cell: Cell }[] {
  const found: { indicator: Indicator; cell: Cell }[] = [];
  const byIndicator = groupBy([...book.values, ...book.targets], ({ key }) => key.indicator);
  for (const indicator of book.indicators.values()) {
    const cells: Cell[] = [];
    for (const { key } of byIndicator.get(indicator.code) ?? []) {
      const cell = { indicator: key.indicator, breakdown: key.breakdown, place, period };
      if (isSameCell(key, cell) && !cells.some((other) => isSameCell(other, cell))) cells.push(cell);
    }
    found.push(...cells.map((cell) => ({ indicator, cell })));
  }
  return found;
}
