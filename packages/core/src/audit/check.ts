import type { Decimal } from "../quantity/decimal.ts";
import type { Binding, Expression, Result, Rule } from "./claim.ts";
import type { Span } from "./document.ts";
import type { Figure } from "./figure/figure.ts";
import type { Note } from "./note.ts";

/** A one-edit change that would make every relation of the figure hold. Proposed, never applied. */
export type Repair = { readonly figure: Figure; readonly from: string; readonly to: string };

/** A relation judged. */
export type Check = {
  /** "C7", in document order. */
  readonly id: string;
  readonly rule: Rule;
  readonly result: Result;
  readonly note: Note;
  /** As printed: "95,9%". */
  readonly stated: string;
  /** Canonical decimal text, rounded to two places more than stated; undefined for what is no number. */
  readonly computed?: string;
  /** What the printed operands allow, canonical decimal text. */
  readonly interval?: { readonly low: string; readonly high: string };
  /** The relation, when it is one; `exact` as in Claim. */
  readonly expression?: Expression;
  readonly exact?: Decimal;
  readonly compare?: "equal" | "at-most" | "at-least";
  readonly binding?: Binding;
  readonly direction?: "up" | "down";
  /** The stated figure first; each figure once. */
  readonly operands: readonly Figure[];
  /** In the document's text: the blamed figure, or the blamed words. */
  readonly span: Span;
  readonly related: readonly Span[];
  readonly repairs: readonly Repair[];
  /** Stable while the words around and the rule stay the same (fingerprint.ts). */
  readonly fingerprint: string;
};
