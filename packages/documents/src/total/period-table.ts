import type { TotalFigure } from "./total-table.ts";

/** What is known of an indicator, or of a place, period by period. Undefined is missing: nobody has said anything. */
export type PeriodLine = {
  readonly label: string;
  readonly unit: string;
  /** One for each period; `short`: not of all places. */
  readonly cells: readonly (TotalFigure | undefined)[];
  /** What the periods of a year come to, where they add up. */
  readonly sum: TotalFigure | undefined;
};

export type PeriodTable = {
  /** Words that every paper of the authority carries. */
  readonly notice?: string;
  readonly place: string;
  readonly period: string;
  /** The day on which it was known, dd/mm/yyyy; left out: as it stands now. */
  readonly known?: string;
  /** Named where only one is asked for. */
  readonly sector?: string;
  /** Of one indicator the lines are places. */
  readonly indicator?: string;
  readonly periods: readonly string[];
  readonly hasSum: boolean;
  readonly sectors: readonly { readonly name: string; readonly lines: readonly PeriodLine[] }[];
};
