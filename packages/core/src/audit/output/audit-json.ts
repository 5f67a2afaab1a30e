import type { Binding, Result, Rule } from "../claim.ts";
import type { FigureRole, FigureStatus } from "../describe/description.ts";
import type { DocumentKind, NotRead } from "../document.ts";
import type { NonQuantityReason, Qualifier } from "../figure/figure.ts";
import type { Note } from "../note.ts";
import type { PlaceInText } from "./text-places.ts";

/** `Expression` with figures by id and constants as decimal text. */
export type ExpressionJson =
  | { readonly op: "figure"; readonly figure: string }
  | { readonly op: "constant"; readonly value: string }
  | { readonly op: "sum"; readonly terms: readonly ExpressionJson[] }
  | {
      readonly op: "difference" | "product" | "quotient" | "percent" | "growth";
      readonly a: ExpressionJson;
      readonly b: ExpressionJson;
    };

/** Enough to judge the relation again without this program. */
export type RelationJson = {
  readonly expression: ExpressionJson;
  readonly compare: "equal" | "at-most" | "at-least";
  readonly binding: Binding | null;
  readonly direction: "up" | "down" | null;
  /** What the expression should be, when it is not the stated figure: "100" of a breakdown. */
  readonly exact: string | null;
};

export type FigureJson = {
  readonly id: string;
  readonly span: PlaceInText;
  readonly text: string;
  readonly value: string;
  readonly unit: string | null;
  readonly scale: number;
  readonly precision: number;
  readonly role: FigureRole | null;
  readonly subject: string | null;
  readonly qualifiers: readonly Qualifier[];
  readonly status: FigureStatus | null;
  readonly period: string | null;
  readonly dataAsOf: string | null;
  readonly place: string | null;
  /** What is measured ("area") and how many base units one `unit` is: figures of a relation are compared in base units. */
  readonly dimension: string | null;
  readonly factor: string;
};

export type CheckJson = {
  readonly id: string;
  readonly rule: Rule;
  readonly result: Result;
  readonly reason: Note["code"];
  readonly stated: string;
  readonly computed: string | null;
  readonly interval: { readonly low: string; readonly high: string } | null;
  readonly operands: readonly string[];
  readonly span: PlaceInText;
  readonly message: string;
  readonly repairs: readonly { readonly figure: string; readonly from: string; readonly to: string }[];
  readonly fingerprint: string;
  readonly relation: RelationJson | null;
  readonly related: readonly PlaceInText[];
  /** The reason with what goes with it: how many a list names, the other mention. */
  readonly note: Note;
  /** Set aside by the user. */
  readonly ignored: { readonly reason: string; readonly at: string | null } | null;
};

export type AuditJson = {
  readonly schema: "kehoach-audit/1";
  readonly document: {
    readonly name: string;
    readonly kind: DocumentKind;
    readonly sha256: string;
    readonly characters: number;
    readonly notRead: readonly NotRead[];
  };
  readonly figures: readonly FigureJson[];
  readonly nonQuantities: readonly { readonly span: PlaceInText; readonly text: string; readonly reason: NonQuantityReason }[];
  readonly checks: readonly CheckJson[];
  readonly summary: { readonly figures: number; readonly checks: number; readonly byResult: Readonly<Record<Result, number>> };
};

/** What stands for a file that could not be read. */
export type AuditErrorJson = {
  readonly schema: "kehoach-audit/1";
  readonly document: { readonly name: string };
  readonly error: { readonly code: string; readonly message: string };
};
