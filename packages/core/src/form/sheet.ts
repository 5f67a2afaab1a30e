import type { Breakdown, Dimension, Indicator } from "../indicator/indicator.ts";
import type { Period } from "../period/period.ts";
import type { Decimal } from "../quantity/decimal.ts";
import type { QuantityTextProblem } from "../quantity/quantity-text.ts";
import type { UnitTable } from "../quantity/unit.ts";
import type { Qualifier, Status } from "../value/value.ts";
import type { Form, Weight } from "./form.ts";

/** A line and a column of a form: "crop.area|season=spring#now". */
export type CellId = string;

export function cellOf(row: string, column: string): CellId {
  return `${row}#${column}`;
}

/**
 * A figure that is known beside what is entered: a target, or a value of this or another period of the same place.
 * No `value`: declared that there is none; not in the list at all: nobody has said. `sent` marks figures of a form that was sent and
 * is not approved yet.
 */
export type HeldFact = {
  readonly fact: "value" | "target";
  readonly indicator: string;
  readonly breakdown: Breakdown;
  readonly period: Period;
  /** In the unit of the indicator. */
  readonly value?: Decimal;
  readonly status?: Status;
  /** Of a target; the one that judges has none. */
  readonly assigner?: string;
  readonly sent?: true;
};

/** One fact a sheet needs. `assigner`: of a target; left out: of the one that judges. */
export type NeededFact = Pick<HeldFact, "fact" | "indicator" | "breakdown" | "period" | "assigner">;

/** Everything a sheet is computed from but what is entered: the same for the screen, the server, Excel and paper. */
export type SheetGiven = {
  readonly form: Form;
  readonly period: Period;
  /** Those of the lines, and those their formulas name. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Of the breakdowns of the lines, with all items: whether lines are all parts of a whole shows only so. */
  readonly dimensions: readonly Dimension[];
  readonly units: UnitTable;
  readonly facts: readonly HeldFact[];
};

/**
 * What stands in one cell, as entered. `text` as typed, in the unit of the line; "" with `none` says that there is no figure and why.
 * A cell that nobody touched, or emptied, has no entry: it is missing, never zero. Words in a note column are entries too: there `text`
 * is no figure.
 */
export type Entry = {
  readonly text: string;
  /** Why there is no figure. */
  readonly none?: string;
  readonly qualifiers?: readonly Qualifier[];
  readonly note?: string;
};
export type Entries = ReadonlyMap<CellId, Entry>;

/** What a computed cell lacks: what should stand in a cell of the form, or a fact from elsewhere. */
export type Lack = { readonly cell: CellId } | { readonly fact: NeededFact };

/** Why a text is no figure. */
export type Unreadable =
  | QuantityTextProblem["code"]
  | "UNIT_UNKNOWN"
  | "UNIT_INEXACT"
  /** "1,234.5": the marks are the other way round. */
  | "NUMBER_FOREIGN_MARKS"
  /** "1 234": blanks between groups. */
  | "NUMBER_BLANKS"
  | "NUMBER_TOO_LONG";

/** Why there is nothing to show where something should be. */
export type Broken =
  | EntryFault["code"]
  | "FORMULA_MALFORMED"
  | "FORMULA_REFERENCE_UNKNOWN"
  | "FORMULA_CIRCLE"
  | "DIVISION_BY_ZERO"
  | "BAD_PRECISION";

/** A cell with a figure. `value` is in the unit of the line; of a percent it keeps more digits than are shown. */
export type FigureCell = {
  readonly kind: "entered" | "computed" | "held";
  readonly value: Decimal;
  readonly sent?: true;
  readonly status?: Status;
};

/** What a cell shows. */
export type SheetCell =
  | FigureCell
  /** Declared that there is none. */
  | { readonly kind: "none"; readonly reason?: string }
  /** Nobody has said; of a computed one `missing` names what lacks. */
  | { readonly kind: "missing"; readonly missing?: readonly Lack[] }
  /** Typed and unreadable, or a formula that fails. */
  | { readonly kind: "broken"; readonly why: Broken }
  | { readonly kind: "text"; readonly text: string }
  /** A heading, a note that nobody wrote, a percent beside zero or below, a column without days: there is nothing to say. */
  | { readonly kind: "blank" };

type Cells = { readonly cells: readonly [CellId, ...CellId[]] };

/** What is wrong with what was entered. The first of `cells` is where it is shown. Figures are in the unit of their line. */
export type EntryFault =
  | { readonly code: "ENTRY_UNREADABLE"; readonly text: string; readonly why: Unreadable }
  | { readonly code: "ENTRY_UNIT_CLASH"; readonly text: string; readonly wanted: string }
  | { readonly code: "ENTRY_NOT_WHOLE"; readonly text: string; readonly unit: string }
  | { readonly code: "ENTRY_NEGATIVE"; readonly value: Decimal }
  | { readonly code: "ENTRY_DECIMALS"; readonly found: number; readonly usual: number }
  | { readonly code: "ENTRY_MISSING" }
  | { readonly code: "ENTRY_NONE_REASON" }
  /** `isAll`: all parts are on the form and said; otherwise those that are exceed the whole. */
  | {
      readonly code: "ENTRY_PARTS";
      readonly whole: Decimal;
      readonly parts: Decimal;
      readonly dimension: string;
      readonly isAll: boolean;
    }
  | {
      readonly code: "ENTRY_JUMP";
      readonly value: Decimal;
      readonly against: Decimal;
      readonly back: "previous" | "same";
      /** The bound of the form that is passed. */
      readonly times: Decimal;
    }
  | { readonly code: "ENTRY_OVER_PLAN"; readonly value: Decimal; readonly plan: Decimal; readonly percent: Decimal }
  /** A cumulative figure is below the one of the period before, or an estimate of the year below what is done. */
  | { readonly code: "ENTRY_FALLS"; readonly value: Decimal; readonly before: Decimal }
  | {
      readonly code: "ENTRY_UNIT_SLIP";
      readonly value: Decimal;
      readonly usual: Decimal;
      readonly factor: 1000 | 1000000;
      /** What it would be in the unit that was probably meant. */
      readonly likely: Decimal;
    }
  | {
      readonly code: "ENTRY_RULE";
      readonly rule: string;
      readonly message: string;
      readonly left: Decimal;
      readonly operator: string;
      readonly right: Decimal;
    };

/** `key` is stable: a reason given for a problem stays with it while it says the same of the same cells. */
export type EntryProblem = Cells & { readonly key: string; readonly weight: Weight; readonly fault: EntryFault };
