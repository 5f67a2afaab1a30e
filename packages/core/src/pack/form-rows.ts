import type { FormRow } from "../form/form.ts";
import { showLineKey } from "../form/line-reference.ts";
import { parseFormula } from "../formula/formula.ts";
import { toBreakdown } from "../indicator/breakdown.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { ONE } from "../quantity/decimal.ts";
import { convert } from "../quantity/measure.ts";
import type { Unit } from "../quantity/unit.ts";
import { type Names, readBreakdown, readIndicator } from "./facts.ts";
import { checkKindKeys } from "./form-columns.ts";
import { defaultDecimals, defaultLineKey } from "./form-defaults.ts";
import { given } from "./given.ts";
import type { Entry } from "./pack.ts";
import { CODE, character, createTwiceCheck, inside, reportUnknown, type Site } from "./tables.ts";

export type RowEntry = Entry<"forms">["rows"][number];

const GOVERNED = [
  "breakdown",
  "label",
  "key",
  "unit",
  "decimals",
  "required",
  "entered",
  "signed",
] as const satisfies readonly (keyof RowEntry)[];
type RowKey = (typeof GOVERNED)[number];

/** What makes a line of a kind, which of these keys it needs and which it may have; the others it may not. */
const KEYS = {
  heading: { by: "heading", needs: [], may: ["key"] },
  figure: { by: "indicator", needs: [], may: ["breakdown", "label", "unit", "required", "entered", "signed"] },
  computed: { by: "indicator", needs: [], may: ["breakdown", "label", "unit", "entered"] },
  formula: { by: "formula", needs: ["label", "unit"], may: ["key", "decimals"] },
} as const satisfies Readonly<
  Record<string, { readonly by: keyof RowEntry; readonly needs: readonly RowKey[]; readonly may: readonly RowKey[] }>
>;
const MAKES = ["heading", "indicator", "formula"] as const satisfies readonly (keyof RowEntry)[];

/** The key of a line, whether or not it could be read. */
export function keyOfLine(entry: RowEntry, at: number): string {
  return entry.indicator === undefined
    ? (entry.key ?? defaultLineKey(at))
    : showLineKey(entry.indicator, toBreakdown(entry.breakdown ?? {}));
}

/** Whether figures are typed into the line of an indicator: one with a formula is computed, unless the line says otherwise. */
export function isEnteredByDefault(indicator: Indicator): boolean {
  return indicator.formula === undefined;
}

/** The lines of a form; one that can not be read is left out. @rule K20 K22 */
export function readRows(names: Names, site: Site, entries: readonly RowEntry[]): readonly FormRow[] {
  const { report } = names;
  const twice = createTwiceCheck(report, "line");
  const rows = entries.flatMap((entry, i) => {
    const at = inside(site, i);
    const key = keyOfLine(entry, i);
    twice(at, key, entry.key === undefined ? [] : ["key"]);
    if (entry.key !== undefined && !CODE.test(entry.key))
      report(inside(at, "key"), { code: "PACK_CODE_MALFORMED", named: "line", text: entry.key });
    return readRow(names, at, entry, key) ?? [];
  });
  const typed = rows.some((row) => row.kind === "figure" && row.entered);
  if (!typed && rows.length === entries.length) report(site, { code: "PACK_FORM_NOTHING_ENTERED", of: "rows" }, { at: "key" });
  return rows;
}

function readRow(names: Names, site: Site, entry: RowEntry, key: string): FormRow | undefined {
  const { report } = names;
  const found = MAKES.filter((one) => entry[one] !== undefined);
  if (found.length !== 1) {
    report(site, { code: "PACK_FORM_LINE_KIND", found });
    return undefined;
  }
  const head = { key, ...given({ mark: entry.mark }), level: entry.level ?? 0 };
  const allows = (kind: keyof typeof KEYS): boolean =>
    checkKindKeys<RowKey>(report, site, entry, { kind, governed: GOVERNED, ...KEYS[kind] });
  if (entry.heading !== undefined) return allows("heading") ? { ...head, kind: "heading", label: entry.heading } : undefined;
  if (entry.indicator === undefined) return allows("formula") ? readFormulaRow(names, site, entry, head) : undefined;
  const indicator = readIndicator(names, inside(site, "indicator"), entry.indicator);
  const breakdown = readBreakdown(names, inside(site, "breakdown"), entry.breakdown);
  const unit = entry.unit === undefined ? undefined : readLineUnit(names, inside(site, "unit"), entry.unit, indicator);
  if (!indicator || !breakdown || (entry.unit !== undefined && !unit)) return undefined;
  const entered = entry.entered ?? isEnteredByDefault(indicator);
  if (!allows(entered ? "figure" : "computed")) return undefined;
  return {
    ...head,
    kind: "figure",
    indicator: indicator.code,
    breakdown,
    ...given({ label: entry.label, unit: unit?.code === indicator.unit ? undefined : unit?.code }),
    required: entry.required ?? entered,
    entered,
    signed: entry.signed ?? false,
  };
}

function readFormulaRow(
  { tables, report, broken }: Names,
  site: Site,
  { formula = "", label = "", unit: code = "", decimals }: RowEntry,
  head: Pick<FormRow, "key" | "mark" | "level">,
): FormRow | undefined {
  const parsed = parseFormula(formula);
  if (!parsed.ok) for (const problem of parsed.problems) report(inside(site, "formula"), problem, character(problem.at));
  const unit = tables.units.get(code);
  if (!unit) reportUnknown(report, inside(site, "unit"), "unit", code, tables.units.keys(), broken);
  return unit && { ...head, kind: "formula", label, formula, unit: code, decimals: decimals ?? defaultDecimals(unit) };
}

/** A unit in which figures of the indicator can be typed: of its dimension, and exact both ways. @rule K22 */
function readLineUnit(
  { tables, report, broken }: Names,
  site: Site,
  code: string,
  indicator: Indicator | undefined,
): Unit | undefined {
  const unit = tables.units.get(code);
  if (!unit) {
    reportUnknown(report, site, "unit", code, tables.units.keys(), broken);
    return undefined;
  }
  const own = tables.units.get(indicator?.unit ?? "");
  if (!indicator || !own) return undefined;
  if (unit.dimension !== own.dimension) {
    const clash = { unit: unit.name, dimension: unit.dimension, own: own.name, ownDimension: own.dimension };
    report(site, { code: "PACK_UNIT_CLASH", ...clash, indicator: indicator.code });
    return undefined;
  }
  const [there, back] = [convert(ONE, unit, own), convert(ONE, own, unit)];
  for (const way of [there, back]) if (!way.ok) for (const problem of way.problems) report(site, problem);
  return there.ok && back.ok ? unit : undefined;
}
