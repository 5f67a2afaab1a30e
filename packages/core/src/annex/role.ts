import type { Status } from "../value/value.ts";

/** How two columns are compared: one in per cent of the other, by how much per cent it grew, or their difference. */
export type ComparisonKind = "percent" | "growth" | "difference";

/** What a column is. Periods and places are texts as packs write them; `place` absent: the authority's own. */
export type ColumnRole =
  | { readonly kind: "ordinal" | "name" | "code" | "unit" | "note" | "ignore" }
  | {
      readonly kind: "target";
      readonly assigner: string;
      readonly period: string;
      readonly state: "proposed" | "assigned" | "adjusted";
      readonly place?: string;
    }
  | { readonly kind: "actual"; readonly status: Status; readonly period: string; readonly place?: string }
  /** Not imported: recomputed from columns `of` and `base`, where these are known. */
  | { readonly kind: "comparison"; readonly how: ComparisonKind; readonly of?: number; readonly base?: number };

export type FigureRole = Extract<ColumnRole, { readonly kind: "target" | "actual" }>;

export type Sureness = "sure" | "likely" | "guess";

/** The columns of a table as the person confirmed them: plain data, kept for the next paper of the same shape. */
export type Mapping = {
  /** The headers, folded, years counted from the paper's own. */
  readonly fingerprint: string;
  /** The year that the periods below are written for. */
  readonly year?: number;
  readonly columns: readonly { readonly column: number; readonly header: string; readonly role: ColumnRole }[];
  /** Which mark parts the decimals of numbers typed as text; absent: as the paper shows. */
  readonly marks?: Marks;
  /** Whether a number is taken as printed (the default) or with every digit its cell holds. */
  readonly digits?: "printed" | "stored";
};

/** "vi": 1.234,5. "en": 1,234.5. "each": every number that can be read in one way only is read so, the others are asked. */
export type Marks = "vi" | "en" | "each";

/** Whether a column holds figures that are imported. */
export function isFigureRole(role: ColumnRole): role is FigureRole {
  return role.kind === "target" || role.kind === "actual";
}
