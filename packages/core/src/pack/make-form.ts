import { fold } from "../fold.ts";
import type { Sector } from "../indicator/indicator.ts";
import { COLUMN_PRESETS, type ColumnPreset } from "./column-presets.ts";
import { addFigures, type FormEntry, findFree, type NewFigure } from "./form-edits.ts";
import { given } from "./given.ts";

/** What a form is made from. */
export type FormPlan = {
  readonly code: string;
  readonly number?: string;
  readonly name: string;
  readonly figures: readonly NewFigure[];
  readonly columns: ColumnPreset;
};

/**
 * A form from a list of figures: under a heading for each sector in the order of the report, numbered as plan papers number, with the
 * columns of a preset.
 *
 * @param sectors  in the order of the report
 * @rule  K60 K61 K62
 */
export function makeForm({ code, number, name, figures, columns }: FormPlan, sectors: readonly Sector[]): FormEntry {
  const empty: FormEntry = { code, ...given({ number }), name, columns: COLUMN_PRESETS[columns], rows: [] };
  return addFigures(empty, figures, sectors);
}

/** Longer codes are names of files that nobody reads. */
const MAX_CODE_LENGTH = 60;

/**
 * A code for something that is called so, and that nothing else has.
 * @example toFreeCode("01/KTXH-T", new Set()) // "01-ktxh-t"
 * @rule K63
 */
export function toFreeCode(name: string, taken: ReadonlySet<string>): string {
  const words = fold(name)
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, MAX_CODE_LENGTH)
    .replace(/^-+|-+$/gu, "");
  return findFree(words === "" ? "bieu" : words, taken);
}
