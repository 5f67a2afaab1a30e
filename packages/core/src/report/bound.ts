import type { BlockKind } from "./outline.ts";

/** What a figure was made from: a version of a fact (showValueKey, showTargetKey), a stated relation, an erratum, a document. */
export type RunRef = {
  readonly kind: "value" | "target" | "relation" | "erratum" | "document";
  readonly id: string;
  readonly indicator?: string;
};

/** A bound figure: what a phrase printed, slot by slot, and from what. */
export type FigureRun = {
  readonly kind: "figure";
  readonly phrase: string;
  readonly text: string;
  readonly refs: readonly RunRef[];
  readonly printed: readonly { readonly slot: string; readonly text: string }[];
  /** The data were not there: it says so in words. */
  readonly missing: boolean;
  readonly italic: boolean;
  readonly bold: boolean;
};

export type BoundRun =
  | { readonly kind: "text"; readonly text: string; readonly italic: boolean; readonly bold: boolean }
  | FigureRun
  | { readonly kind: "note"; readonly note: number };

export type BoundBlock = { readonly kind: BlockKind; readonly number?: string; readonly runs: readonly BoundRun[] };

/** A footnote, numbered in the order it is met: of the source document, or "the source's figures do not fit". */
export type BoundNote = {
  readonly number: number;
  readonly origin:
    | { readonly kind: "source"; readonly id: string }
    | { readonly kind: "mismatch"; readonly relation: string; readonly erratum?: string };
  readonly paragraphs: readonly (readonly BoundRun[])[];
};

export type AnnexColumn = "order" | "name" | "unit" | "previous" | "target" | "actual" | "percent" | "verdict" | "note";

export type BoundAnnex = {
  readonly heading: string;
  readonly title: readonly BoundRun[];
  /** Under the title: which report it goes with. */
  readonly goesWith: string;
  readonly columns: readonly { readonly code: AnnexColumn; readonly title: string }[];
  readonly rows: readonly { readonly indicator: string; readonly cells: readonly (readonly BoundRun[])[] }[];
  readonly legend: string;
};

/** A whole report, ready to be laid out: the same for DOCX, web and JSON. */
export type BoundReport = {
  readonly format: "kehoach-report/1";
  readonly authority: string;
  readonly place: string;
  readonly period: string;
  readonly notice?: string;
  readonly head: {
    readonly parent?: string;
    readonly issuer: readonly string[];
    readonly symbol: string;
    readonly placeName: string;
  };
  readonly title: { readonly kind: string; readonly abstract: readonly BoundRun[] };
  readonly blocks: readonly BoundBlock[];
  readonly notes: readonly BoundNote[];
  readonly annex?: BoundAnnex;
  readonly recipients: readonly string[];
  readonly signature: { readonly authority: readonly string[]; readonly role: string; readonly name: string };
  /** Errata of the period that no figure of this report shows. */
  readonly unprintedErrata: readonly string[];
};

/** A reference of the outline that the book or the phrases do not answer; or a report that can not be made at all. */
export type ReportProblem = { readonly path: string; readonly line?: number; readonly column?: number } & (
  | { readonly code: "REPORT_UNKNOWN_PHRASE"; readonly phrase: string }
  | { readonly code: "REPORT_UNKNOWN_INDICATOR"; readonly phrase: string; readonly target: string }
  | { readonly code: "REPORT_UNKNOWN_RELATION"; readonly phrase: string; readonly target: string }
  | { readonly code: "REPORT_UNKNOWN_DOCUMENT"; readonly phrase: string; readonly target: string }
  | { readonly code: "REPORT_TARGET_MISSING"; readonly phrase: string }
  | { readonly code: "REPORT_UNKNOWN_DIMENSION"; readonly dimension: string; readonly known: string }
  | { readonly code: "REPORT_UNKNOWN_PLACE"; readonly place: string; readonly candidates: string }
  | { readonly code: "REPORT_BAD_PERIOD"; readonly period: string }
  | { readonly code: "REPORT_BAD_BREAKDOWN"; readonly breakdown: string }
  | { readonly code: "REPORT_SEVERAL_PERIODS"; readonly target: string; readonly periods: string }
  | { readonly code: "REPORT_ARGUMENT_MISSING"; readonly phrase: string; readonly argument: string }
  | { readonly code: "REPORT_BAD_VERDICT"; readonly verdict: string; readonly known: string }
  | { readonly code: "REPORT_UNIT"; readonly target: string; readonly unit: string }
  | { readonly code: "REPORT_NO_HEADLINES"; readonly period: string }
  | { readonly code: "REPORT_UNKNOWN_YEAR"; readonly period: string; readonly known: string }
);
