import type { CellAt } from "../annex/problem.ts";
import { unitCodeOf } from "../form/line-unit.ts";
import { type FormIdentity, listFilled } from "./form-identity.ts";
import type { FormNames } from "./form-names.ts";
import { type FileFault, type FormFileProblem, toFileProblem } from "./problem.ts";
import { TEMPLATE_VERSION, type TemplateFacts } from "./template.ts";

/** The form a file is to be of: with its place by name, for messages. */
export type WantedForm = { readonly identity: FormIdentity; readonly placeName: string; readonly names: FormNames };

/** What changed in the form since a template was made: lines and columns that came or went, and lines in another unit. */
function listChanges({ lines, columns }: Pick<TemplateFacts, "lines" | "columns">, { names }: WantedForm): readonly FileFault[] {
  const { form, units } = names.given;
  const own = new Map(form.rows.map((row) => [row.key, row]));
  const theirs = new Map(lines.map((line) => [line.key, line]));
  const unitName = (code: string): string => units.get(code)?.name ?? code;
  const faults: FileFault[] = [];
  for (const { key, unit, label } of lines) {
    const row = own.get(key);
    const wanted = row && (unitCodeOf(row, names.given) ?? "");
    if (wanted === undefined) faults.push({ code: "FORM_FILE_LINE_GONE", label });
    else if (wanted !== unit)
      faults.push({ code: "FORM_FILE_LINE_UNIT", label, found: unitName(unit), wanted: unitName(wanted) });
  }
  for (const row of form.rows) if (!theirs.has(row.key)) faults.push({ code: "FORM_FILE_LINE_NEW", label: names.lineName(row) });
  const filled = listFilled(names.given);
  for (const { code, name } of columns)
    if (!filled.some((column) => column.code === code)) faults.push({ code: "FORM_FILE_COLUMN_GONE", name });
  for (const column of filled)
    if (!columns.some(({ code }) => code === column.code))
      faults.push({ code: "FORM_FILE_COLUMN_NEW", name: names.columnName(column) });
  return faults;
}

/**
 * Whether a template is of this form, place and period, and of the form as it is now.
 *
 * @param at     where the template says what it is
 * @param facts  lines and columns it was made with, if they are known
 * @problem FORM_FILE_OTHER_FORM FORM_FILE_OTHER_PLACE FORM_FILE_OTHER_PERIOD FORM_FILE_VERSION FORM_FILE_LINE_GONE FORM_FILE_LINE_NEW
 *          FORM_FILE_LINE_UNIT FORM_FILE_COLUMN_GONE FORM_FILE_COLUMN_NEW FORM_FILE_OTHER_REGIME
 * @rule Z3
 */
export function checkIdentity(
  found: FormIdentity & { readonly version: string; readonly formName?: string; readonly placeName?: string },
  at: CellAt,
  wanted: WantedForm,
  facts: Pick<TemplateFacts, "lines" | "columns"> | undefined,
): readonly FormFileProblem[] {
  const { identity } = wanted;
  const { form } = wanted.names.given;
  const faults: FormFileProblem["fault"][] = [];
  if (found.version !== TEMPLATE_VERSION)
    faults.push({ code: "FORM_FILE_VERSION", found: found.version, wanted: TEMPLATE_VERSION });
  if (found.form !== identity.form)
    faults.push({ code: "FORM_FILE_OTHER_FORM", found: found.formName ?? found.form, wanted: form.number ?? form.code });
  if (found.place !== identity.place)
    faults.push({ code: "FORM_FILE_OTHER_PLACE", found: found.placeName ?? found.place, wanted: wanted.placeName });
  if (found.period !== identity.period)
    faults.push({ code: "FORM_FILE_OTHER_PERIOD", found: found.period, wanted: identity.period });
  if (faults.length === 0 && found.digest !== identity.digest && facts) faults.push(...listChanges(facts, wanted));
  if (faults.length === 0 && found.regime !== identity.regime)
    faults.push({ code: "FORM_FILE_OTHER_REGIME", found: found.regime, wanted: identity.regime });
  return faults.map((fault) => toFileProblem(at, fault));
}
