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

/** Who says so: a document and its line. `ref` is the figure's number in the document's own inventory. */
export type FactSource = { readonly document: string; readonly line: number; readonly ref?: string };

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
