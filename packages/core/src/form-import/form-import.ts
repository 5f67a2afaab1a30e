import type { CellAt } from "../annex/problem.ts";
import type { CellId, Entry } from "../form/sheet.ts";
import type { FormFileProblem } from "./problem.ts";
import type { Question } from "./question.ts";
import type { FileColumn, LineMatch, LoneLine } from "./reading.ts";

/**
 * What becomes of a cell. `new`, `changed`: it is entered. `same`: it is there already. `kept`: the file leaves it empty, what is
 * entered stays. `cleared`: so, and somebody said to empty it. `refused`: a problem stands at it. `waits`: for answers.
 */
export type ImportState = "new" | "changed" | "same" | "kept" | "cleared" | "refused" | "waits";

/** A cell of the form that a file says something of. */
export type ImportCell = {
  readonly cell: CellId;
  readonly row: string;
  readonly column: string;
  readonly at: CellAt;
  /** As it is shown in the file. */
  readonly found: string;
  readonly match: LineMatch;
  readonly state: ImportState;
  /** What is entered, or would be if what is offered were the answer. */
  readonly entry?: Entry;
  /** What is entered now. */
  readonly replaces?: Entry;
  /** Questions it waits for. */
  readonly waits?: readonly string[];
};

/** A file laid over a submission: what would be entered, and everything a person has to know or to say first. Nothing is written. */
export type FormImport = {
  readonly kind: "template" | "hand-made";
  readonly sheet: string;
  readonly columns: readonly FileColumn[];
  readonly cells: readonly ImportCell[];
  /** Lines of the file that are none of the form, and entered lines of the form that the file lacks. */
  readonly unmatched: {
    readonly file: readonly LoneLine[];
    readonly form: readonly { readonly row: string; readonly label: string }[];
  };
  readonly questions: readonly Question[];
  readonly problems: readonly FormFileProblem[];
};

/** How many cells come to each end. */
export function countStates({ cells }: Pick<FormImport, "cells">): Readonly<Record<ImportState, number>> {
  const counts = { new: 0, changed: 0, same: 0, kept: 0, cleared: 0, refused: 0, waits: 0 };
  for (const { state } of cells) counts[state] += 1;
  return counts;
}
