import type { Breakdown } from "../indicator/indicator.ts";
import type { Decimal } from "../quantity/decimal.ts";

/** How much a problem weighs: it stops sending, is sent only with a reason, or is only shown. */
export type Weight = "block" | "warn" | "note";

/**
 * A line of a form. `key` names it: "sector.name" or "sector.name|dim=item" of a figure, as formulas write it; a heading and a line
 * that is only computed have a word of their own. `mark` is what stands before it (I, 1, a, -), `level` how deep it stands, from 0.
 */
export type FormRow = { readonly key: string; readonly mark?: string; readonly level: number } & (
  | { readonly kind: "heading"; readonly label: string }
  /** Computed where its indicator has a formula and nothing says that it is entered all the same. */
  | {
      readonly kind: "figure";
      readonly indicator: string;
      readonly breakdown: Breakdown;
      /** Left out: the name of the indicator, or of the item. */
      readonly label?: string;
      /** In which figures are entered and shown; left out: the indicator's own. */
      readonly unit?: string;
      readonly required: boolean;
      readonly entered: boolean;
      /** Whether it may be below zero. */
      readonly signed: boolean;
    }
  /** Only shown: its value is nobody's figure. */
  | {
      readonly kind: "formula";
      readonly label: string;
      readonly formula: string;
      readonly unit: string;
      readonly decimals: number;
    }
);
export type FigureRow = FormRow & { readonly kind: "figure" };

/** Which days a column speaks of, seen from the period of the form. */
export type Span = "period" | "next" | "cumulative" | "half" | "year" | "next-year";
/** How far back: the period before, or the same one a year before. */
export type Back = "previous" | "same";

/** A column of a form (the columns of the annexes by month: norms of the plan cycle). `code` is unique in the form. */
export type FormColumn = { readonly code: string; readonly name?: string } & (
  | {
      readonly kind: "actual";
      readonly span: Span;
      readonly back?: Back;
      readonly status: "reported" | "estimate";
      /** Typed; otherwise taken from what is known, or computed from what is typed. */
      readonly entered: boolean;
    }
  /** Of the year, or of the next one; of one assigner, or of the one that judges. */
  | { readonly kind: "plan"; readonly span: "year" | "next-year"; readonly assigner?: string }
  /** `of` in percent of `to`; of a ratio, the difference in points. Both are codes of columns. */
  | { readonly kind: "percent"; readonly of: string; readonly to: string }
  /** `of` less `to`, in the unit of the line. */
  | { readonly kind: "difference"; readonly of: string; readonly to: string }
  | { readonly kind: "note" }
);

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/**
 * left, operator, right: formulas over lines of the form. `[crop.area]` is the line in the column the rule is asked of,
 * `[crop.area@plan]` the line in column "plan".
 */
export type FormRule = {
  readonly code: string;
  readonly left: string;
  readonly operator: Comparison;
  readonly right: string;
  /** How far apart both sides may be: in their unit, or as percent of the right one. */
  readonly tolerance?: { readonly by: Decimal; readonly isPercent: boolean };
  /** Asked only where this holds too. */
  readonly when?: { readonly left: string; readonly operator: Comparison; readonly right: string };
  readonly weight: Weight;
  /** Column it is asked of; left out: every column that is entered. */
  readonly column?: string;
  /** What it demands, as a person reads it. */
  readonly message: string;
};

/** Checks every form has; each can be turned off ("off") or weighed otherwise. */
export type FormChecks = {
  /** Parts of a line (items of one dimension over which it adds up) against the whole. */
  readonly parts: Weight | "off";
  /** Against the period before and the same one last year: more than `times` as much, or less than one `times`-th. */
  readonly jump: { readonly weight: Weight | "off"; readonly times: Decimal };
  /** Cumulative or yearly figure above `percent` of the plan, or below what was done before. */
  readonly plan: { readonly weight: Weight | "off"; readonly percent: Decimal };
  /** A thousand or a million times what is usual: đồng for triệu đồng. */
  readonly unit: Weight | "off";
};

/** A form of kind figures (QCVN 125:2021/BTTTT: biểu mẫu số liệu): lines by columns, and what must hold between them. */
export type Form = {
  readonly code: string;
  /** As papers cite it: "01/KTXH-T". */
  readonly number?: string;
  readonly name: string;
  readonly rows: readonly FormRow[];
  readonly columns: readonly FormColumn[];
  readonly rules: readonly FormRule[];
  readonly checks: FormChecks;
};
