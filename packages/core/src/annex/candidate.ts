import type { Breakdown } from "../indicator/indicator.ts";

/** Why a known indicator is offered for a row. */
export type Why = "same-name" | "same-words" | "most-words" | "same-code" | "breakdown";

/** How the unit printed goes with the indicator's own: of one dimension, not printed, unknown, or of another dimension. */
export type UnitFit = "alike" | "none" | "unknown" | "other";

/** A known indicator, or a breakdown of one, that a row may be. */
export type Candidate = {
  readonly code: string;
  readonly name: string;
  readonly breakdown: Breakdown;
  /** Of a thousand. */
  readonly score: number;
  readonly why: Why;
  readonly unit: UnitFit;
};
