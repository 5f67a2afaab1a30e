import { matchWords } from "../annex/known.ts";
import type { FormRow } from "../form/form.ts";
import { unitCodeOf } from "../form/line-unit.ts";
import type { FormNames } from "./form-names.ts";

/** A line of a form as lines of files are matched with it. */
export type FormLine = {
  readonly row: FormRow;
  readonly name: string;
  readonly mark: string;
  /** The line it stands under, by its place in the list. */
  readonly parent?: number;
  /** Names of the lines it stands under, top down. */
  readonly path: readonly string[];
  readonly unit?: string;
};

/** The words of a name in the order of letters: two names with the same ones are one name. */
export function bagOf(name: string): string {
  return matchWords(name).toSorted().join(" ");
}

/** The lines of a form with what each stands under, by their levels. */
export function listFormLines(names: FormNames): readonly FormLine[] {
  const lines: FormLine[] = [];
  const open: { readonly index: number; readonly level: number }[] = [];
  for (const [index, row] of names.given.form.rows.entries()) {
    while ((open.at(-1)?.level ?? -1) >= row.level) open.pop();
    const parent = open.at(-1)?.index;
    const above = parent === undefined ? undefined : lines[parent];
    const unit = unitCodeOf(row, names.given);
    lines.push({
      row,
      name: names.lineName(row),
      mark: row.mark ?? "",
      path: above ? [...above.path, above.name] : [],
      ...(parent === undefined ? {} : { parent }),
      ...(unit === undefined ? {} : { unit }),
    });
    open.push({ index, level: row.level });
  }
  return lines;
}
