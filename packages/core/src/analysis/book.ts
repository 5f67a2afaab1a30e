import type { Form } from "../form/form.ts";
import type { Breakdown, Dimension, Indicator, Sector } from "../indicator/indicator.ts";
import type { Period } from "../period/period.ts";
import type { Place, Succession } from "../place/place.ts";
import type { Assigner } from "../plan/assigner.ts";
import type { TargetVersion } from "../plan/target.ts";
import type { YearList } from "../plan/year-list.ts";
import type { UnitTable } from "../quantity/unit.ts";
import type { Holiday, Regime } from "../regime/regime.ts";
import type { Erratum, StatedRelation } from "../value/relation.ts";
import type { ValueVersion } from "../value/value.ts";

/** A document: its number and sign as printed, its date and issuer if stated. `code` is its slug in the pack. */
export type DocumentRecord = {
  readonly code: string;
  readonly number?: string;
  readonly type: string;
  readonly date?: string;
  readonly issuer?: string;
  readonly abstract?: string;
  readonly note?: string;
  readonly source?: { readonly document: string; readonly line: number };
};

/** A heading of the overview and the cells under it, named by the pack. */
export type OverviewGroup = {
  readonly group: string;
  /** The plan of its lines is money to be paid out within the year. */
  readonly disburse?: boolean;
  readonly lines: readonly { readonly indicator: string; readonly breakdown: Breakdown }[];
};

/** Facts by the cell they speak of. `of` is the list it was made from: of any other list it says nothing. */
export type FactIndex<T> = { readonly of: readonly T[]; readonly near: ReadonlyMap<string, readonly T[]> };

export type BookIndex = {
  readonly values: FactIndex<ValueVersion>;
  readonly targets: FactIndex<TargetVersion>;
  /** Relations by their subject. */
  readonly relations: FactIndex<StatedRelation>;
};

/**
 * Everything known about one authority that a reading needs, as plain data: what the command line reads
 * from a pack and the server from the database. The same book gives the same scorecard and the same report.
 */
export type Book = {
  readonly authority: {
    readonly code: string;
    readonly name: string;
    readonly place: string;
    /** A line that every screen and document of it begins with, such as that its figures are made up. */
    readonly notice?: string;
  };
  readonly units: UnitTable;
  readonly dimensions: readonly Dimension[];
  readonly sectors: readonly Sector[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly places: readonly Place[];
  readonly successions: readonly Succession[];
  /** Who assigns targets, and of what level. */
  readonly assigners?: readonly Assigner[];
  readonly papers: readonly DocumentRecord[];
  readonly targets: readonly TargetVersion[];
  readonly values: readonly ValueVersion[];
  readonly relations: readonly StatedRelation[];
  readonly errata: readonly Erratum[];
  /** Headline indicators by year, in order. */
  readonly headlines: readonly ({ readonly period: Period } & YearList)[];
  /** What the first page shows beside the headlines, group by group: money, by cells of indicators. */
  readonly overview?: readonly OverviewGroup[];
  readonly forms: readonly Form[];
  readonly regimes: readonly Regime[];
  readonly holidays: readonly Holiday[];
  /** Made by indexBook from the facts above; says nothing of its own. */
  readonly index?: BookIndex;
};
