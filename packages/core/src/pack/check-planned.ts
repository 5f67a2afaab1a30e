import type { Book } from "../analysis/book.ts";
import { checkBreakdown, parseBreakdown, type UnknownItemProblem } from "../indicator/breakdown.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import { lastDay, parsePeriod, yearOf } from "../period/period.ts";
import type { PlaceKey } from "../place/place.ts";
import { type FindPlaceProblem, findPlace } from "../place/tree.ts";
import type { TargetQualifier } from "../plan/target.ts";
import { equals } from "../quantity/decimal.ts";
import { type MeasureTextProblem, parseMeasureText } from "../quantity/measure-text.ts";
import { parseNumberText, showNumberText } from "../quantity/number-text.ts";
import { showPlaceText } from "./from-book.ts";
import { findNear } from "./near.ts";
import type { PlannedTarget } from "./plan-edits.ts";

/** A target as it comes from a screen: everything text. `entered` undefined with no `noFigure` takes a proposal back. */
export type TypedTarget = {
  readonly indicator: string;
  readonly breakdown: string;
  readonly place: string;
  readonly period: string;
  readonly entered?: string;
  readonly noFigure?: boolean;
  readonly unit?: string;
  readonly qualifiers?: readonly TargetQualifier[];
  readonly note?: string;
};

export type TypedFault =
  | { readonly code: "PLANNED_INDICATOR_UNKNOWN"; readonly text: string; readonly near: readonly string[] }
  | { readonly code: "PLANNED_BREAKDOWN"; readonly text: string }
  | { readonly code: "PLANNED_PERIOD"; readonly text: string }
  /** The plan of a year holds targets of that year, of parts of it, and of longer plans that begin or end in it or hold it. */
  | { readonly code: "PLANNED_OTHER_YEAR"; readonly text: string; readonly year: number }
  | { readonly code: "PLANNED_PLACE"; readonly text: string; readonly fault: FindPlaceProblem["code"] }
  | { readonly code: "PLANNED_UNIT"; readonly text: string; readonly wanted: string }
  | { readonly code: "PLANNED_NUMBER"; readonly text: string; readonly fault: MeasureTextProblem["code"] }
  /** A document assigns a figure, or says that there is none; it takes nothing back. */
  | { readonly code: "PLANNED_EMPTY" }
  /** The same target twice. */
  | { readonly code: "PLANNED_TWICE"; readonly first: number };

/** Where a fault is: the entry, from 0, and its part. */
export type TypedProblem = { readonly at: number; readonly part: keyof TypedTarget; readonly fault: TypedFault };

/**
 * Targets as typed, read against the indicators, units and places there are: each with the place in the form packs name it and the
 * number apart from its unit.
 *
 * @param year  the plan they belong to
 * @param state  what they become: only proposals can be taken back
 * @problem every fault of every entry, by entry and part
 * @rule T13
 */
export function checkPlanned(
  book: Pick<Book, "indicators" | "dimensions" | "units" | "places">,
  year: number,
  assigner: string,
  typed: readonly TypedTarget[],
  state: "proposed" | "adjusted" = "proposed",
): Outcome<readonly { readonly place: PlaceKey; readonly target: PlannedTarget }[], TypedProblem> {
  const problems: TypedProblem[] = [];
  const seen = new Map<string, number>();
  const read = typed.flatMap((one, at) => {
    const report = (part: keyof TypedTarget, fault: TypedFault): undefined => void problems.push({ at, part, fault });
    const indicator = book.indicators.get(one.indicator);
    if (!indicator)
      report("indicator", {
        code: "PLANNED_INDICATOR_UNKNOWN",
        text: one.indicator,
        near: findNear(one.indicator, book.indicators.keys()),
      });
    const breakdown =
      readBreakdown(book, one.breakdown) ?? report("breakdown", { code: "PLANNED_BREAKDOWN", text: one.breakdown });
    const period = parsePeriod(one.period);
    if (!period.ok) report("period", { code: "PLANNED_PERIOD", text: one.period });
    else if (yearOf(period.value) > year || Number(lastDay(period.value).slice(0, 4)) < year)
      report("period", { code: "PLANNED_OTHER_YEAR", text: one.period, year });
    const place = period.ok ? findPlace(book.places, one.place, lastDay(period.value)) : undefined;
    if (place && !place.ok) report("place", { code: "PLANNED_PLACE", text: one.place, fault: place.problems[0].code });
    const figure = indicator && readFigure(book, indicator.unit, one, report);
    if (state === "adjusted" && one.entered === undefined && one.noFigure !== true) report("entered", { code: "PLANNED_EMPTY" });
    if (!indicator || !breakdown || !period.ok || !place?.ok || !figure) return [];
    const { code, validFrom } = place.value;
    const name = [indicator.code, one.breakdown, code, validFrom, one.period].join("|");
    const first = seen.get(name);
    if (first !== undefined) report("indicator", { code: "PLANNED_TWICE", first });
    seen.set(name, first ?? at);
    const target = {
      indicator: indicator.code,
      ...(Object.keys(breakdown).length === 0 ? {} : { breakdown }),
      place: showPlaceText(book, place.value, period.value),
      period: one.period,
      assigner,
      ...figure,
      ...(one.qualifiers === undefined || one.qualifiers.length === 0 ? {} : { qualifiers: [...one.qualifiers] }),
      ...(one.note?.trim() ? { note: one.note.trim() } : {}),
    };
    return [{ place: { code, validFrom }, target }];
  });
  const [first, ...rest] = problems;
  return first ? refuse(first, ...rest) : accept(read);
}

function readBreakdown(book: Pick<Book, "dimensions">, text: string): Readonly<Record<string, string>> | undefined {
  if (text === "") return {};
  const read = parseBreakdown(text);
  const unknown: readonly UnknownItemProblem[] = read.ok ? checkBreakdown(read.value, book.dimensions) : [];
  return read.ok && unknown.length === 0
    ? Object.fromEntries(read.value.map(({ dimension, item }) => [dimension, item]))
    : undefined;
}

function readFigure(
  book: Pick<Book, "units">,
  own: string,
  { entered, noFigure, unit = own }: TypedTarget,
  report: (part: keyof TypedTarget, fault: TypedFault) => undefined,
): Pick<PlannedTarget, "entered" | "noFigure" | "unit"> | undefined {
  if (noFigure === true) return { noFigure: true };
  if (entered === undefined) return {};
  const [expected, base] = [book.units.get(unit), book.units.get(own)];
  if (!expected || !base || expected.dimension !== base.dimension)
    return report("unit", { code: "PLANNED_UNIT", text: unit, wanted: own });
  const read = parseMeasureText(entered, book.units, expected);
  if (!read.ok) return report("entered", { code: "PLANNED_NUMBER", text: entered, fault: read.problems[0].code });
  if (read.value.unit.dimension !== base.dimension)
    return report("entered", { code: "PLANNED_UNIT", text: read.value.unit.code, wanted: own });
  // Packs hold a number and a unit: of "3 tỷ 200 triệu đồng" the digits alone say something else.
  const [, digits = ""] = /^\s*(-?[\d.,]+)/u.exec(entered) ?? [];
  const { value, unit: said } = read.value;
  const plain = parseNumberText(digits);
  return { entered: plain.ok && equals(plain.value, value) ? digits : showNumberText(value), unit: said.code };
}
