import type { Period } from "../../period/period.ts";

/** Why a report can not be held against an authority's figures. */
export type AgainstProblem =
  /** The authority has no figure of the period that most of the report's are of; the report's as printed. */
  | { readonly code: "AGAINST_OTHER_PERIOD"; readonly report: string; readonly pack: readonly Period[] }
  /** The report names no period, and the authority has figures of several. */
  | { readonly code: "AGAINST_NO_PERIOD"; readonly pack: readonly Period[] }
  /** The authority has no figure at all. */
  | { readonly code: "AGAINST_NO_FIGURES" };
