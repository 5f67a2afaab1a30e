import type { Form, FormChecks, FormColumn, FormRow, FormRule } from "../form/form.ts";
import { toBreakdownRecord } from "../indicator/breakdown.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { type Decimal, equals } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { UnitTable } from "../quantity/unit.ts";
import type { ColumnEntry } from "./form-columns.ts";
import { DEFAULT_CHECKS, DEFAULT_SPANS, defaultDecimals, defaultLineKey, needsStatus } from "./form-defaults.ts";
import { isEnteredByDefault, type RowEntry } from "./form-rows.ts";
import type { RuleEntry } from "./form-rules.ts";
import { given } from "./given.ts";
import type { Entry } from "./pack.ts";

type Known = { readonly indicators: ReadonlyMap<string, Indicator>; readonly units: UnitTable };

/** The value, unless it is what stands there anyway. */
function unless<T>(value: T, usual: T | undefined): T | undefined {
  return value === usual ? undefined : value;
}

/** A form as a pack writes it: what a default says is left out. @rule K17 */
export function toFormEntry(form: Form, known: Known): Entry<"forms"> {
  return {
    code: form.code,
    ...given({ number: form.number }),
    name: form.name,
    ...given({ checks: toChecksEntry(form.checks) }),
    columns: form.columns.map(toColumnEntry),
    rows: form.rows.map((row, at) => toRowEntry(row, at, known)),
    ...given({ rules: form.rules.length === 0 ? undefined : form.rules.map(toRuleEntry) }),
  };
}

function toChecksEntry({ parts, jump, plan, unit }: FormChecks): Entry<"forms">["checks"] {
  const usual = DEFAULT_CHECKS;
  const limit = (value: Decimal, own: Decimal): string | undefined => (equals(value, own) ? undefined : showNumberText(value));
  const times = limit(jump.times, usual.jump.times);
  const percent = limit(plan.percent, usual.plan.percent);
  const entry = given({
    parts: unless(parts, usual.parts),
    jump: times === undefined && jump.weight === usual.jump.weight ? undefined : { weight: jump.weight, ...given({ times }) },
    plan: percent === undefined && plan.weight === usual.plan.weight ? undefined : { weight: plan.weight, ...given({ percent }) },
    unit: unless(unit, usual.unit),
  });
  return Object.keys(entry).length === 0 ? undefined : entry;
}

function toColumnEntry(column: FormColumn): ColumnEntry {
  const { code, kind } = column;
  const head = { code, kind, ...given({ name: column.name }) };
  switch (column.kind) {
    case "actual":
      return {
        ...head,
        ...given({
          span: unless(column.span, DEFAULT_SPANS.actual),
          back: column.back,
          status: needsStatus(column) ? column.status : unless(column.status, "reported"),
          entered: unless(column.entered, false),
        }),
      };
    case "plan":
      return { ...head, ...given({ span: unless(column.span, DEFAULT_SPANS.plan), assigner: column.assigner }) };
    case "percent":
    case "difference":
      return { ...head, of: column.of, to: column.to };
    case "note":
      return head;
  }
}

function toRowEntry(row: FormRow, at: number, { indicators, units }: Known): RowEntry {
  const head = given({ mark: row.mark, level: unless(row.level, 0) });
  const key = unless(row.key, defaultLineKey(at));
  switch (row.kind) {
    case "heading":
      return { ...head, heading: row.label, ...given({ key }) };
    case "figure": {
      const indicator = indicators.get(row.indicator);
      return {
        ...head,
        indicator: row.indicator,
        ...given({
          breakdown: toBreakdownRecord(row.breakdown),
          label: row.label,
          unit: row.unit,
          required: unless(row.required, row.entered),
          entered: unless(row.entered, indicator && isEnteredByDefault(indicator)),
          signed: unless(row.signed, false),
        }),
      };
    }
    case "formula": {
      const unit = units.get(row.unit);
      return {
        ...head,
        label: row.label,
        ...given({ key }),
        formula: row.formula,
        unit: row.unit,
        ...given({ decimals: unless(row.decimals, unit && defaultDecimals(unit)) }),
      };
    }
  }
}

function toRuleEntry({ tolerance, ...rule }: FormRule): RuleEntry {
  return {
    ...rule,
    ...given({ tolerance: tolerance && `${showNumberText(tolerance.by)}${tolerance.isPercent ? "%" : ""}` }),
  };
}
