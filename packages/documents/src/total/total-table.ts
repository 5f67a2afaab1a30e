import type { Decimal } from "@kehoach/core/quantity/decimal";

/** A figure with the digits it is shown with. `value` left out: somebody says that there is none. `derived`: added up or computed; `short`: not of all periods. */
export type TotalFigure = {
  readonly value?: Decimal;
  readonly digits: number;
  readonly derived?: boolean;
  readonly short?: boolean;
};

/** The target of the year, what is due of it, the percentage reached and whether that keeps up, where it is known. */
export type TotalPlan = {
  readonly target: TotalFigure;
  readonly due: TotalFigure;
  readonly percent: Decimal | undefined;
  /** Whether it is a bound above. */
  readonly isLimit: boolean;
  readonly isOnCourse: boolean | undefined;
};

/** Undefined is missing: nobody has said anything. */
export type TotalLine = {
  readonly label: string;
  readonly unit: string;
  readonly own: TotalFigure | undefined;
  readonly total: TotalFigure | undefined;
  /** Places at the bottom that are in the total. */
  readonly places: number | undefined;
  /** Periods of which the total has something. */
  readonly parts: number | undefined;
  readonly missing: readonly string[];
  readonly missingCount: number;
  readonly difference: TotalFigure | undefined;
  readonly before: TotalFigure | undefined;
  readonly percent: Decimal | undefined;
  /** One for each place directly below; none where there are too many. */
  readonly cells: readonly (TotalFigure | undefined)[];
  /** Of this place with what it has reached, then of each directly below; none where there are no plans. */
  readonly plans: readonly { readonly reached: TotalFigure | undefined; readonly plan: TotalPlan | undefined }[];
};

export type TotalTable = {
  /** Words that every paper of the authority carries. */
  readonly notice?: string;
  readonly place: string;
  readonly period: string;
  /** Periods that are added up from the start of the year; left out: it is of one. */
  readonly parts?: number;
  /** The day on which it was known, dd/mm/yyyy; left out: as it stands now. */
  readonly known?: string;
  /** Named where only one is asked for. */
  readonly sector?: string;
  readonly expected: number;
  readonly isWide: boolean;
  readonly places: readonly string[];
  readonly sectors: readonly { readonly name: string; readonly lines: readonly TotalLine[] }[];
};
