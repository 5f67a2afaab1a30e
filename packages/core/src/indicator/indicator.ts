import type { Decimal } from "../quantity/decimal.ts";

export type Nature = "flow" | "stock" | "ratio" | "count" | "index";

/** Which way is good. `range` holds both ends inclusive. at-least and at-most judge only against the target as a bound. */
export type Direction =
  | { readonly kind: "higher" | "lower" | "keep" | "at-least" | "at-most" }
  | { readonly kind: "range"; readonly low: Decimal; readonly high: Decimal };

/** Where an actual comes from; the pack says which series judges an indicator. */
export type Series = "own" | "rolled-up" | "register" | "statistics" | "issued-report";

/**
 * What is measured. `code` is "<sector>.<name>". `unit` is the unit values are held in.
 * A ratio is recomputed from its `formula`, never averaged.
 */
export type Indicator = {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly nature: Nature;
  readonly direction: Direction;
  readonly additive: { readonly places: boolean; readonly time: boolean; readonly dimensions: readonly string[] };
  readonly judgedBy: Series;
  /** How targets of the parts must stand to that of the whole; left out: equal where places add up, else free. */
  readonly parts?: "must-equal" | "may-exceed" | "free";
  readonly formula?: string;
  readonly note?: string;
};

/** One of the systems of work of the authority, in report order. `section` is where the report treats it ("II.1"). */
export type Sector = {
  readonly code: string;
  readonly name: string;
  readonly section: string;
  readonly reporter?: string;
  readonly reporterStated: boolean;
};

export type Dimension = {
  readonly code: string;
  readonly name: string;
  readonly items: readonly { readonly code: string; readonly name: string }[];
};

/** Sorted by dimension; [] is the undivided total. Text form "sex=female,age=u18". */
export type Breakdown = readonly { readonly dimension: string; readonly item: string }[];
