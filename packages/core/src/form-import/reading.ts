import type { GridCell } from "../annex/grid.ts";
import type { CellAt, Stated } from "../annex/problem.ts";
import type { FormFileProblem } from "./problem.ts";
import type { Question } from "./question.ts";

/** How a line of a file became a line of the form: by its hidden key, by its words, by words like them, or as somebody said. */
export type LineMatch = "key" | "exact" | "same-words" | "near" | "answered";

/** A cell under a column of the form. `first` is the cell it is merged with, when that stands in an earlier row. */
export type ColumnCell = { readonly at: CellAt; readonly cell: GridCell | undefined; readonly first?: string };

/** A line of a file that is a line of the form. */
export type FileLine = {
  /** Key of the form's line. */
  readonly row: string;
  readonly match: LineMatch;
  /** The question that has to be answered before it is taken. */
  readonly waits?: string;
  /** As it stands in the file, and where. */
  readonly label: string;
  readonly at: CellAt;
  /** `isOwn`: printed for this very line; otherwise for the table, or for a line above. */
  readonly unit?: Stated<string> & { readonly isOwn: boolean };
  /** Words of a column of notes that the form does not have. */
  readonly note?: Stated<string>;
  /** Why a cell that is empty has no figure, by code of its column. */
  readonly reasons: ReadonlyMap<string, string>;
  /** By code of the form's column. */
  readonly cells: ReadonlyMap<string, ColumnCell>;
};

/** A column of a file: what it is in the form, if anything. */
export type FileColumn = {
  /** Counts from 0. */
  readonly column: number;
  readonly header: string;
  readonly at: CellAt;
  /** Code of the form's column; undefined for one that is not in the form. */
  readonly code?: string;
  readonly match: "key" | "exact" | "likely" | "answered";
  readonly waits?: string;
  /** A unit that its header names. */
  readonly unit?: string;
};

/** A line that only one side has. `figures`: how many figures stand in it. */
export type LoneLine = { readonly label: string; readonly at: CellAt; readonly figures: number };

/** A file laid over the form: which line and column is which, and nothing understood of the figures yet. */
export type FileReading = {
  readonly kind: "template" | "hand-made";
  readonly sheet: string;
  /** The question that has to be answered before anything of it is taken. */
  readonly waits?: string;
  readonly columns: readonly FileColumn[];
  readonly lines: readonly FileLine[];
  /** Lines of the file that are none of the form. */
  readonly strangers: readonly LoneLine[];
  readonly questions: readonly Question[];
  readonly problems: readonly FormFileProblem[];
};
