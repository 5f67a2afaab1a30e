import type { FileCellJson, FileEntryJson, FileLineJson, FileProblemJson, FormFileReply } from "@kehoach/api/form-file";
import { qualify } from "../data/qualify.ts";
import type { Words } from "../data/words-vi.ts";
import type { FormFileWords } from "./form-file-words-vi.ts";

export type ProblemsAt = ReadonlyMap<string, readonly FileProblemJson[]>;

type At = { readonly sheet: string; readonly at: string };

export function placeOf({ sheet, at }: At): string {
  return `${sheet}!${at}`;
}

/** What is wrong or to be known, by the cell of the file. */
export function groupProblems({ problems }: Pick<FormFileReply, "problems">): ProblemsAt {
  return Map.groupBy(problems, placeOf);
}

/** What is said of no cell that is shown: of the file, a sheet, a column, or a cell beside the form's own. */
export function listGeneral({ lines, problems }: Pick<FormFileReply, "lines" | "problems">): readonly FileProblemJson[] {
  const shown = new Set(lines.flatMap(({ cells }) => cells.map(placeOf)));
  return problems.filter((problem) => !shown.has(placeOf(problem)));
}

/** Whether somebody should look at a line before it is written: something is replaced, not taken, asked, or only alike. */
export function isToMind({ match, cells }: FileLineJson, problems: ProblemsAt): boolean {
  if (match === "near" || match === "same-words") return true;
  return cells.some(
    (cell) =>
      cell.state === "changed" ||
      cell.state === "cleared" ||
      cell.state === "refused" ||
      cell.state === "waits" ||
      problems.has(placeOf(cell)),
  );
}

/** What is entered, or would be, in words. */
export function showEntry(entry: FileEntryJson | null, words: FormFileWords["preview"], said: Words["qualifier"]): string {
  if (entry === null) return words.empty;
  const { text, none, qualifiers = [], note } = entry;
  const own = qualifiers.map((one) => said[one]);
  const figure = text === "" && none !== undefined ? words.none(none) : qualify(text, own);
  return note === undefined || note === "" ? figure : `${figure} (${note})`;
}

/** What the file shows, where that is not what is entered. */
export function showFound({ found, entry }: FileCellJson): string {
  return entry !== null && entry.text === found ? "" : found;
}

/** How many cells are written. */
export function countWritten({ counts }: Pick<FormFileReply, "counts">): number {
  return counts.new + counts.changed + counts.cleared;
}
