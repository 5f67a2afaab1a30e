import type { Breakdown } from "../indicator/indicator.ts";
import type { IsoDate, Period } from "../period/period.ts";
import type { PlaceKey } from "../place/place.ts";
import type { Decimal } from "../quantity/decimal.ts";

/** Several assigners stand side by side; "unstated" when the document does not say who assigned. */
export type TargetKey = {
  readonly indicator: string;
  readonly breakdown: Breakdown;
  readonly place: PlaceKey;
  readonly period: Period;
  readonly assigner: string;
};

/**
 * What the paper says beside the number. A bound: "at-least" (từ … trở lên, ≥), "above" (trên, >), "at-most" (không quá, ≤), "below"
 * (dưới, <); "strive": phấn đấu.
 */
export const TARGET_QUALIFIERS = ["at-least", "above", "at-most", "below", "strive"] as const;
export type TargetQualifier = (typeof TARGET_QUALIFIERS)[number];

/** One version of a target. `value` in the indicator's unit. `document` is what assigned it, if known; `source` is where we read it. */
export type TargetVersion = {
  readonly key: TargetKey;
  readonly value?: Decimal;
  readonly asEntered?: { readonly text: string; readonly unit: string; readonly decimals: number };
  readonly state: "proposed" | "assigned" | "adjusted";
  readonly qualifiers: readonly TargetQualifier[];
  readonly members?: readonly ({ readonly place: PlaceKey } | { readonly text: string })[];
  readonly document?: string;
  readonly effective?: IsoDate;
  readonly reason?: string;
  readonly note?: string;
  readonly source: { readonly document: string; readonly line: number; readonly ref?: string };
  readonly knownAt: IsoDate;
  readonly recordedAt?: string;
};

/** What judging by targets needs of one: without what was printed, and where. */
export type JudgedTarget = Pick<TargetVersion, "key" | "value" | "state" | "effective" | "knownAt" | "recordedAt">;
