/** Another way to read the words of a relation, as a check names it. */
export type OtherReading =
  | "growth-for-ratio"
  | "ratio-for-growth"
  | "other-plan"
  | "unit-scale"
  | "inverted"
  | "wrong-base"
  | "remaining"
  | "points-for-percent"
  | "partial-list";

/** Why a relation could not be judged. */
export type UncheckedReason =
  | "missing-base"
  | "base-not-positive"
  | "no-earlier-period"
  | "several-readings"
  | "other-unit"
  | "other-period"
  | "estimate-against-official"
  | "partial-list"
  | "unclear-table"
  | "ambiguous-number"
  | "weak";

/**
 * A figure of an authority that a report's figure is held against, with the version it is. `assumed`, in a note: the year whose
 * figures were taken, because the report names no period.
 */
export type PackFact = {
  /** A value reached, a target, or the percentage that they give; "printed-percent" is one that a paper prints. */
  readonly kind: "value" | "target" | "percent" | "printed-percent";
  readonly indicator: string;
  /** With the items of its breakdown: "Diện tích chè hiện có (chè búp)". */
  readonly name: string;
  /** As a report would print it: "5.845 con". */
  readonly value: string;
  /** Of a value. */
  readonly status?: "estimate" | "reported" | "preliminary" | "official";
  /** Of a target. */
  readonly state?: "proposed" | "assigned" | "adjusted";
  /** The day it became known, and the day up to which it covers, ISO. */
  readonly knownAt: string;
  readonly dataAsOf?: string;
  /** The paper that says it: its number, else its name in the pack. */
  readonly document?: string;
  /** Of a value that an approved form says: the name of its regime, else the code; the period in text form. */
  readonly form?: { readonly name: string; readonly period: string };
};

/**
 * Why a check came out as it did; the sentence for every code is in words/audit-vi.ts and words/audit-en.ts. Texts inside are as
 * printed in the document, counts are whole numbers.
 */
export type Note =
  /** ok: equal after rounding half up. */
  | { readonly code: "holds" }
  /** rounding: inside what the printed digits allow. */
  | { readonly code: "rounding" }
  /** convention: right if the last digit is cut off, or raised. */
  | { readonly code: "truncated" }
  | { readonly code: "raised" }
  /** error (firm reading) or review (likely reading): outside what the printed digits allow. */
  | { readonly code: "mismatch" }
  /** review: a sum whose gap rounding alone makes in fewer than one case of a thousand. */
  | { readonly code: "improbable"; readonly parts: number }
  /** error or review: another reading of the same words would fit. */
  | { readonly code: "other-reading"; readonly reading: OtherReading }
  /** error: the figure fits when shifted by a power of ten (triệu for tỷ, ha for m²). */
  | { readonly code: "unit-scale"; readonly power: number }
  /** error: the words say up, the figures say down, or the other way round. */
  | { readonly code: "direction" }
  /** unchecked */
  | { readonly code: UncheckedReason }
  /** A list that names `found` things under a printed count. */
  | { readonly code: "list-count"; readonly found: number }
  /** No whole number of the printed total gives the printed percentage; the nearest shares are `below` and `above`. */
  | { readonly code: "no-whole-number"; readonly below: string; readonly above: string }
  /** Mentions of one thing with figures that differ. */
  | { readonly code: "mentions-differ"; readonly other: string }
  /** The same digits under two units ("285,3 triệu", "285,3 tỷ"). */
  | { readonly code: "mentions-unit"; readonly other: string }
  /** Percentages of one plan imply plans that share no value. */
  | { readonly code: "plans-differ"; readonly low: string; readonly high: string }
  /** Rounded to a full 100 %, though `gap` of the plan is missing (number and unit, as it would be printed). */
  | { readonly code: "hides-gap"; readonly gap: string }
  /** A part whose words say the contrary of what its total counts. */
  | { readonly code: "category-differs"; readonly part: string }
  /** Two passages of one text. */
  | { readonly code: "same-text"; readonly first: string }
  /** Words that judge ("đạt", "vượt", "chưa đạt") against figures that say otherwise. */
  | { readonly code: "verdict-differs"; readonly word: string; readonly against: number; readonly of: number }
  /** A number of a sequence that is missing, doubled or out of order. */
  | { readonly code: "sequence-broken"; readonly expected: string; readonly found: string }
  /** Numbers of documents that fall while their dates rise. */
  | { readonly code: "dates-disorder"; readonly other: string }
  /** A day or month no calendar has; a period that ends before it begins. */
  | { readonly code: "impossible-date" }
  | { readonly code: "reversed-period" }
  /** A name spelled two ways. */
  | { readonly code: "name-variant"; readonly other: string; readonly count: number }
  /** In and out do not balance with what is left. */
  | { readonly code: "balance"; readonly gap: string }
  /** A constant typed over a formula, a range that leaves a row out, a cached value that a formula does not give. */
  | { readonly code: "pasted-value"; readonly formula: string }
  | { readonly code: "short-range"; readonly missing: string }
  | { readonly code: "stale-cache"; readonly recomputed: string }
  /** Held against an authority's own figures: ok; error or review; review because another version or status is what is printed. */
  | { readonly code: "pack-agrees"; readonly fact: PackFact; readonly assumed?: string }
  | { readonly code: "pack-differs"; readonly fact: PackFact; readonly assumed?: string }
  | { readonly code: "pack-other-version"; readonly fact: PackFact; readonly printed: PackFact; readonly assumed?: string }
  /** unchecked: the authority knows the thing and has no figure of it for the period; or has one of another day. */
  | { readonly code: "pack-missing"; readonly fact: Pick<PackFact, "kind" | "indicator" | "name"> }
  | { readonly code: "pack-other-day"; readonly fact: PackFact };

export type NoteCode = Note["code"];
