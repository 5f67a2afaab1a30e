import type { Breakdown } from "../indicator/indicator.ts";
import type { IsoDate, Period } from "../period/period.ts";
import type { PlaceKey } from "../place/place.ts";
import type { Decimal } from "../quantity/decimal.ts";
import type { AsEntered, PaperSource } from "./value.ts";

/** Which facts a relation speaks of: the best-known value, or the judging target, at a place in a period. */
export type FactRef = {
  readonly fact: "value" | "target";
  readonly indicator: string;
  readonly breakdown: Breakdown;
  readonly place: PlaceKey;
  readonly period: Period;
};

export type StatedVerdict = "exceeded" | "met" | "notMet";

/**
 * What a document prints about figures. Kept as printed, with its source; never a value of its own.
 * - percent-of-plan: value(subject) / target(subject) in %; percent-only facts have neither
 * - percent-of-same-period: value / value of the same period of the year before, in %
 * - share: value(subject) / value(operands[0]) in %
 * - difference: change of subject against `base`, signed, in the subject's unit
 * - points-difference: change of a percentage against `base`, signed, in điểm %
 * - sum: subject = sum of operands
 * - balance: subject = sum of operands (received = returned + pending)
 * - verdict: a document's own judgement of the subject
 * - verdict-count: how many headline indicators the document counts under `verdict`, of how many
 */
export type RelationKind =
  | "percent-of-plan"
  | "percent-of-same-period"
  | "share"
  | "difference"
  | "points-difference"
  | "sum"
  | "balance"
  | "verdict"
  | "verdict-count";

export type StatedRelation = {
  /** Unique; begins with the sector: "crop.grain-area.percent-of-plan". */
  readonly code: string;
  readonly kind: RelationKind;
  /** Absent only for verdict-count. */
  readonly subject?: FactRef;
  readonly operands: readonly FactRef[];
  /** The printed number; absent for verdict, sum and balance (there the subject is what is printed). */
  readonly stated?: { readonly value: Decimal; readonly asEntered: AsEntered };
  readonly verdict?: StatedVerdict;
  /** verdict-count: of how many. */
  readonly of?: Decimal;
  /** What a difference is against, as printed: "tháng 12 năm 2022". */
  readonly base?: string;
  readonly place: PlaceKey;
  readonly period: Period;
  readonly note?: string;
  readonly source: PaperSource;
  readonly knownAt: IsoDate;
};

/** A stated relation that its operands contradict. What it should be is computed, never typed. */
export type Erratum = {
  readonly code: string;
  readonly kind: "percent" | "total" | "balance";
  readonly weight: "error" | "rounding";
  readonly relation: string;
  readonly note: string;
};
