import type { Decimal } from "../quantity/decimal.ts";
import type { Span } from "./document.ts";
import type { Figure } from "./figure/figure.ts";
import type { Note, OtherReading } from "./note.ts";

/** Every rule of the auditor, as the JSON names it. */
export const RULES = [
  "percent-of-plan",
  "share",
  "growth",
  "difference",
  "ratio",
  "points",
  "multiple",
  "sum",
  "breakdown",
  "list-count",
  "k-of-n",
  "balance",
  "table-formula",
  "cross-mention",
  "implied-plan",
  "unit-scale",
  "direction",
  "duplicate",
  "verdict-word",
  "sequence",
  "name-variant",
] as const;
export type Rule = (typeof RULES)[number];

/** Only `error` is an alarm. */
export type Result = "error" | "review" | "rounding" | "convention" | "ok" | "unchecked";

/**
 * How a figure follows from others, in base units (value × 10^scale × unit.factor; a percentage is its number: 95,9).
 * Every figure occurs once, so interval arithmetic on the tree is exact.
 */
export type Expression =
  | { readonly op: "figure"; readonly figure: Figure }
  | { readonly op: "constant"; readonly value: Decimal }
  /** Σ terms */
  | { readonly op: "sum"; readonly terms: readonly Expression[] }
  /** a − b */
  | { readonly op: "difference"; readonly a: Expression; readonly b: Expression }
  | { readonly op: "product"; readonly a: Expression; readonly b: Expression }
  /** a / b */
  | { readonly op: "quotient"; readonly a: Expression; readonly b: Expression }
  /** 100 · a / b */
  | { readonly op: "percent"; readonly a: Expression; readonly b: Expression }
  /** 100 · (a / b − 1) */
  | { readonly op: "growth"; readonly a: Expression; readonly b: Expression };

/**
 * How surely the words say that the relation should hold. `firm`: the words leave one reading, a mismatch is an error.
 * `likely`: a mismatch is at most a review. `loose`: only a match is worth saying; a mismatch is `unchecked`.
 */
export type Binding = "firm" | "likely" | "loose";

/** Another way to read the same words, tried when the first does not hold. It downgrades or explains, see `code`. */
export type Alternative = { readonly code: OtherReading; readonly expression: Expression };

/** A relation the words state: `stated` should be `expression` (or at most / at least it). */
export type Claim = {
  readonly kind: "claim";
  readonly rule: Rule;
  readonly stated: Figure;
  readonly expression: Expression;
  /** A breakdown to 100: the expression should be this exact number, and `stated` is the one of its own figures that is blamed. */
  readonly exact?: Decimal;
  readonly compare: "equal" | "at-most" | "at-least";
  readonly binding: Binding;
  readonly alternatives: readonly Alternative[];
  /** Claims of one group are readings of one statement: the best result is kept. Claims without a group stand alone. */
  readonly group?: string;
  /** The sign the words give a change ("giảm 146 lượt": the stated figure is printed positive, the computed one is negative). */
  readonly direction?: "up" | "down";
  /** Words of the sentence that name the relation, for the message: "đạt … KH", "trong đó". Clean-text span of the stated figure's passage. */
  readonly cue?: Span;
};

/** A finding that is not one equation: a list against its count, a duplicated passage, a name spelled two ways. */
export type Remark = {
  readonly kind: "remark";
  readonly rule: Rule;
  readonly result: Result;
  readonly note: Note;
  readonly stated: string;
  readonly computed?: string;
  readonly operands: readonly Figure[];
  /** What it blames: the stated figure's span, or a stretch of a passage's clean text. */
  readonly passage: number;
  readonly span: Span;
  /** Other places that belong to it (list items, the other spelling). */
  readonly related: readonly { readonly passage: number; readonly span: Span }[];
  readonly group?: string;
};

export type Finding = Claim | Remark;
