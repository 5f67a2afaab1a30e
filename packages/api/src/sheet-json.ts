import type { Form } from "@kehoach/core/form/form";
import { type CellId, cellOf, type Entries, type Entry, type SheetGiven } from "@kehoach/core/form/sheet";
import { parseBreakdown, showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Breakdown, Indicator } from "@kehoach/core/indicator/indicator";
import type { Outcome } from "@kehoach/core/outcome";
import { type Period, parsePeriod, showPeriod } from "@kehoach/core/period/period";
import { decimal, showDecimal } from "@kehoach/core/quantity/decimal";
import type { CellVersionJson, FormJson, SheetJson } from "./sheet.ts";

/** What the other side wrote by the functions here; a text that does not read is a fault, no refusal. */
function orFault<T>(read: Outcome<T, { readonly code: string }>, text: string): T {
  if (read.ok) return read.value;
  throw new Error(`a sheet does not read: ${text} (${read.problems[0].code})`);
}

function toBreakdown(text: string): Breakdown {
  return text === "" ? [] : orFault(parseBreakdown(text), text);
}

function toFormJson({ rows, columns, rules, checks, ...form }: Form): FormJson {
  return {
    ...form,
    rows: rows.map((row) => (row.kind === "figure" ? { ...row, breakdown: showBreakdown(row.breakdown) } : row)),
    columns: [...columns],
    rules: rules.map(({ tolerance, ...rule }) => ({
      ...rule,
      ...(tolerance === undefined ? {} : { tolerance: { ...tolerance, by: showDecimal(tolerance.by) } }),
    })),
    checks: {
      ...checks,
      jump: { ...checks.jump, times: showDecimal(checks.jump.times) },
      plan: { ...checks.plan, percent: showDecimal(checks.plan.percent) },
    },
  };
}

function fromFormJson({ rows, rules, checks, ...form }: FormJson): Form {
  return {
    ...form,
    rows: rows.map((row) => (row.kind === "figure" ? { ...row, breakdown: toBreakdown(row.breakdown) } : row)),
    rules: rules.map(({ tolerance, ...rule }) => ({
      ...rule,
      ...(tolerance === undefined ? {} : { tolerance: { ...tolerance, by: decimal(tolerance.by) } }),
    })),
    checks: {
      ...checks,
      jump: { ...checks.jump, times: decimal(checks.jump.times) },
      plan: { ...checks.plan, percent: decimal(checks.plan.percent) },
    },
  };
}

function toIndicatorJson({ direction, additive, ...indicator }: Indicator): SheetJson["indicators"][number] {
  return {
    ...indicator,
    direction:
      direction.kind === "range"
        ? { kind: direction.kind, low: showDecimal(direction.low), high: showDecimal(direction.high) }
        : { kind: direction.kind },
    additive: { ...additive, dimensions: [...additive.dimensions] },
  };
}

function fromIndicatorJson({ direction, ...indicator }: SheetJson["indicators"][number]): Indicator {
  return {
    ...indicator,
    direction:
      direction.kind === "range"
        ? { kind: direction.kind, low: decimal(direction.low), high: decimal(direction.high) }
        : direction,
  };
}

/** What a sheet is computed from, for the wire. Exact decimals, periods and breakdowns go as texts. */
export function toSheetJson({ form, period, indicators, dimensions, units, facts }: SheetGiven): SheetJson {
  return {
    form: toFormJson(form),
    period: showPeriod(period),
    indicators: [...indicators.values()].map(toIndicatorJson),
    dimensions: dimensions.map(({ items, ...dimension }) => ({ ...dimension, items: [...items] })),
    units: [...units.values()].map((unit) => ({ ...unit, factor: showDecimal(unit.factor) })),
    facts: facts.map(({ breakdown, period: of, value, ...fact }) => ({
      ...fact,
      breakdown: showBreakdown(breakdown),
      period: showPeriod(of),
      ...(value === undefined ? {} : { value: showDecimal(value) }),
    })),
  };
}

/** What toSheetJson wrote. Texts that repeat, as periods of facts do, are read once. */
export function fromSheetJson(json: SheetJson): SheetGiven {
  const periods = new Map<string, Period>();
  const toPeriod = (text: string): Period => {
    const known = periods.get(text);
    if (known !== undefined) return known;
    const read = orFault(parsePeriod(text), text);
    periods.set(text, read);
    return read;
  };
  return {
    form: fromFormJson(json.form),
    period: toPeriod(json.period),
    indicators: new Map(json.indicators.map((one) => [one.code, fromIndicatorJson(one)])),
    dimensions: json.dimensions,
    units: new Map(json.units.map((unit) => [unit.code, { ...unit, factor: decimal(unit.factor) }])),
    facts: json.facts.map(({ breakdown, period, value, ...fact }) => ({
      ...fact,
      breakdown: toBreakdown(breakdown),
      period: toPeriod(period),
      ...(value === undefined ? {} : { value: decimal(value) }),
    })),
  };
}

/** What stands in a cell by its last version; undefined: emptied. */
export function toEntry({
  text,
  none,
  qualifiers,
  note,
}: Omit<CellVersionJson, "row" | "column" | "seq" | "by" | "at">): Entry | undefined {
  if (text === null) return undefined;
  return {
    text,
    ...(none === undefined ? {} : { none }),
    ...(qualifiers === undefined ? {} : { qualifiers }),
    ...(note === undefined ? {} : { note }),
  };
}

/** What stands in the cells of a submission, by the last version of each; an emptied cell has no entry. */
export function toEntries(cells: readonly CellVersionJson[]): Entries {
  const entries = new Map<CellId, Entry>();
  for (const cell of cells) {
    const entry = toEntry(cell);
    if (entry !== undefined) entries.set(cellOf(cell.row, cell.column), entry);
  }
  return entries;
}
