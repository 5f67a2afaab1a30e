import type { Breakdown, Series } from "../indicator/indicator.ts";
import type { IsoDate, Period } from "../period/period.ts";
import type { PlaceKey } from "../place/place.ts";
import type { Decimal } from "../quantity/decimal.ts";

/** Status of an actual, weakest first (Luật Thống kê 89/2015/QH13, Điều 3 khoản 15-17; `reported` is the administrative default). */
export type Status = "estimate" | "reported" | "preliminary" | "official";

/** hơn, trên | khoảng | dưới | từ ... trở lên */
export type Qualifier = "over" | "about" | "under" | "at-least";

/** The figure as a person typed or printed it: "165.139,586" of unit "million-dong", 3 decimals. */
export type AsEntered = { readonly text: string; readonly unit: string; readonly decimals: number };

/** A document and its line. `ref` is the figure's number in the document's own inventory. */
export type PaperSource = { readonly document: string; readonly line: number; readonly ref?: string };

/**
 * A cell of what was sent, approved. `period` is the one the form is of, in text form: that of the value may be another. Whose form it is
 * the key of the value says.
 */
export type SheetSource = {
  readonly sheet: {
    readonly regime: string;
    readonly period: string;
    /** Number of the sending. */
    readonly sending: number;
    readonly row: string;
    readonly column: string;
  };
};

/** Nobody says it: it is added up from what so many places at the bottom say. Only values of the series `rolled-up` are. @rule V20 */
export type TotalSource = { readonly total: { readonly places: number } };

/** Who says so. Targets and stated relations are said by papers only. @rule V9 */
export type FactSource = PaperSource | SheetSource | TotalSource;

/** Whether a paper says it, and that one if it is named. @rule V9 */
export function isOnPaper<T extends { readonly source: FactSource }>(
  fact: T,
  document?: string,
): fact is T & { readonly source: PaperSource } {
  return "document" in fact.source && (document === undefined || fact.source.document === document);
}

/** One of the things a count counts, named: a place or a text. */
export type Member = { readonly place: PlaceKey } | { readonly text: string };

export type ValueKey = {
  readonly indicator: string;
  readonly breakdown: Breakdown;
  readonly place: PlaceKey;
  readonly period: Period;
  readonly status: Status;
  readonly series: Series;
  /** The reporting period in which an estimate was made; absent otherwise. */
  readonly round?: Period;
};

/**
 * One version of an actual. `value` in the indicator's unit; absent = "no such figure" was declared.
 * A place that has not reported has no version at all: neither is zero.
 * Times: dataAsOf = the figures cover up to; knownAt = when it became known; recordedAt = system clock, absent in a pack.
 */
export type ValueVersion = {
  readonly key: ValueKey;
  readonly value?: Decimal;
  readonly asEntered?: AsEntered;
  readonly qualifiers: readonly Qualifier[];
  readonly members?: readonly Member[];
  readonly note?: string;
  readonly source: FactSource;
  readonly dataAsOf?: IsoDate;
  readonly knownAt: IsoDate;
  readonly recordedAt?: string;
};
