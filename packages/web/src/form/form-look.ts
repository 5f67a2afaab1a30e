import { nameColumn } from "@kehoach/core/form/column-name";
import type { Form, FormColumn, FormRow } from "@kehoach/core/form/form";
import { nameLine, nameLineFully } from "@kehoach/core/form/line-name";
import { toBreakdown } from "@kehoach/core/indicator/breakdown";
import { checkForm, type PartFault } from "@kehoach/core/pack/check-form";
import type { FormEntry } from "@kehoach/core/pack/form-edits";
import { isEnteredByDefault, keyOfLine, type RowEntry } from "@kehoach/core/pack/form-rows";
import type { Period } from "@kehoach/core/period/period";
import type { Catalogue } from "./catalogue.ts";

/** A line of a form as it is being made: what it is called and measured in, even while something in it is wrong. */
export type LineLook = {
  readonly at: number;
  readonly key: string;
  readonly row: RowEntry;
  readonly label: string;
  /** The same where nothing stands above it: "Diện tích lúa, vụ xuân". */
  readonly fullName: string;
  /** Code of the unit of entry. */
  readonly unit: string | undefined;
  readonly unitName: string;
  readonly isEntered: boolean;
};

/** A form as it is being made. */
export type FormLook = {
  readonly entry: FormEntry;
  readonly form: Form | undefined;
  readonly faults: readonly PartFault[];
  readonly lines: readonly LineLook[];
  /** What lines are called away from the form, by key. */
  readonly names: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  /** What heads each column in a form of `period`, by code. */
  readonly heads: ReadonlyMap<string, string>;
};

function nameRow(row: RowEntry, key: string, { tables, dimensions }: Catalogue): Pick<LineLook, "label" | "fullName"> {
  const own = row.heading ?? row.label ?? "";
  if (row.indicator === undefined) return { label: own, fullName: own };
  const figure: FormRow = {
    kind: "figure",
    key,
    level: 0,
    indicator: row.indicator,
    breakdown: toBreakdown(row.breakdown ?? {}),
    ...(row.label === undefined ? {} : { label: row.label }),
    required: true,
    entered: true,
    signed: false,
  };
  const given = { indicators: tables.indicators, dimensions };
  return { label: nameLine(figure, given), fullName: nameLineFully(figure, given) };
}

function lookAt(row: RowEntry, at: number, catalogue: Catalogue): LineLook {
  const { indicators, units } = catalogue.tables;
  const indicator = indicators.get(row.indicator ?? "");
  const unit = row.unit ?? indicator?.unit;
  const key = keyOfLine(row, at);
  return {
    at,
    key,
    row,
    ...nameRow(row, key, catalogue),
    unit,
    unitName: units.get(unit ?? "")?.name ?? unit ?? "",
    isEntered: row.indicator !== undefined && (row.entered ?? (indicator === undefined || isEnteredByDefault(indicator))),
  };
}

/** What can be said of a form as it is being made. @rule K64 */
export function lookAtForm(entry: FormEntry, catalogue: Catalogue, period: Period): FormLook {
  const { form, faults } = checkForm(catalogue.tables, entry);
  const lines = entry.rows.map((row, at) => lookAt(row, at, catalogue));
  const columns: readonly FormColumn[] = form?.columns ?? [];
  return {
    entry,
    form,
    faults,
    lines,
    names: new Map(lines.map(({ key, fullName }) => [key, fullName])),
    labels: new Map(lines.map(({ key, label }) => [key, label])),
    heads: new Map(columns.map((column) => [column.code, nameColumn(column, columns, period)])),
  };
}
