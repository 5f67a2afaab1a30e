import type { IsoDate, Period } from "../period/period.ts";
import type { PlaceLevel } from "../place/place.ts";

/** How many days, and which: calendar days, or those on which offices work. */
export type DayCount = { readonly days: number; readonly of: "working" | "calendar" };

/** A day off beside the weekend, or a day of the weekend that is worked instead. */
export type Holiday = { readonly date: IsoDate; readonly kind: "off" | "worked"; readonly name: string };

/** Who reports: every territory of a level in the authority's place, or one place, whatever it is, by a text form of its key. */
export type Reporter = { readonly level: PlaceLevel } | { readonly place: string };

/**
 * The steps by which what was sent is approved, in their usual order (docs/rules/regime.md).
 * - own: an approver of the very place that reports
 * - sectors: approvers above it, each for the sectors of his appointment
 * - whole: an approver above it, for all of the form
 */
export const APPROVAL_STEPS = ["own", "sectors", "whole"] as const;
export type ApprovalStep = (typeof APPROVAL_STEPS)[number];

/** The steps of a regime that names none: a form is approved as a whole, once. @rule K29 */
export const DEFAULT_APPROVAL: readonly ApprovalStep[] = ["whole"];

/**
 * Who sends which form for which periods, and until when (Luật Thống kê 89/2015/QH13; Nghị định 09/2019/NĐ-CP, Điều 8-12: what a
 * reporting regime must say). The window of the figures is the period itself: a month of calendar nd09 covers the 15th to the 14th.
 */
export type Regime = {
  readonly code: string;
  readonly name: string;
  /** Code of the form. */
  readonly form: string;
  readonly reporters: readonly Reporter[];
  readonly periods: "month" | "quarter" | "half" | "nine-months" | "year";
  readonly calendar: string;
  /** The first day from which periods are due: those that begin on it or later. */
  readonly startsOn: IsoDate;
  /** The first day from which no period is due: those that begin on it or later are not. */
  readonly endsOn?: IsoDate;
  /** Calendar days before the end of the period from which its form can be filled; left out: from its first day. */
  readonly opens?: number;
  /** Counted from the last day of the period, by the level of who reports; the one without a level is for all others. */
  readonly deadlines: readonly (DayCount & { readonly level?: PlaceLevel })[];
  /** How long after the deadline a form is still taken, marked late; left out: without end. */
  readonly grace?: DayCount;
  /** One step or more, in the order they are taken, none twice. @rule C10 C11 */
  readonly approval: readonly ApprovalStep[];
  /** Code of the document that orders it. */
  readonly basis?: string;
};

/** The days of one form of one place for one period; each is the last on which something can be done, `opens` the first. */
export type Due = { readonly opens: IsoDate; readonly deadline: IsoDate; readonly closes?: IsoDate };

/** One form that is due from one place for one period. `place` is a text form of its key. */
export type DueForm = { readonly regime: Regime; readonly place: string; readonly period: Period; readonly due: Due };
