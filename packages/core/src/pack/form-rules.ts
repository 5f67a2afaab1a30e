import type { FormColumn, FormRow, FormRule } from "../form/form.ts";
import { type LineReference, toLineReference } from "../form/line-reference.ts";
import { unitCodeOf } from "../form/line-unit.ts";
import { checkFormulaUnits } from "../formula/check-units.ts";
import { type Formula, findCircles, findReferences, parseFormula } from "../formula/formula.ts";
import { compare, ZERO } from "../quantity/decimal.ts";
import { parseNumberText } from "../quantity/number-text.ts";
import type { Unit } from "../quantity/unit.ts";
import type { Names } from "./facts.ts";
import { keyOfLine, type RowEntry } from "./form-rows.ts";
import { given } from "./given.ts";
import type { Entry } from "./pack.ts";
import type { PackFault } from "./problem.ts";
import { CODE, character, createTwiceCheck, inside, reportUnknown, type Site } from "./tables.ts";

export type RuleEntry = NonNullable<Entry<"forms">["rules"]>[number];

/** What formulas of a form may name: lines by key (headings hold no figure), columns by code, the unit of each line. */
export type FormNames = {
  readonly lines: ReadonlySet<string>;
  readonly columns: ReadonlyMap<string, FormColumn["kind"]>;
  readonly units: ReadonlyMap<string, Unit>;
};

/** The names of a form: those of its entries, so that a line with a fault of its own is not told again where it is named. */
export function toFormNames(
  { tables }: Names,
  entries: readonly RowEntry[],
  rows: readonly FormRow[],
  columns: FormNames["columns"],
): FormNames {
  const units = rows.flatMap((row) => {
    const unit = tables.units.get(unitCodeOf(row, tables) ?? "");
    return unit ? [[row.key, unit] as const] : [];
  });
  const lines = entries.flatMap((entry, i) => (entry.heading === undefined ? [keyOfLine(entry, i)] : []));
  return { lines: new Set(lines), columns, units: new Map(units) };
}

/** Every line and column a formula names must be there. @rule K23 */
function checkReferences({ report, broken }: Names, site: Site, formula: Formula, form: FormNames): void {
  for (const reference of findReferences(formula)) {
    const { row, column } = toLineReference(reference);
    const tell = (fault: PackFault): void => report(site, fault, character(reference.at));
    const { lines, columns } = form;
    if (!lines.has(row) && !broken.has(reference.name))
      reportUnknown((_site, fault) => tell(fault), site, "line", row, lines, broken);
    if (column === undefined) continue;
    if (!columns.has(column)) reportUnknown((_site, fault) => tell(fault), site, "column", column, columns.keys(), broken);
    else if (columns.get(column) === "note") tell({ code: "PACK_FORM_COLUMN_NOTE", column });
  }
}

/** What a line measures in the column that is named; in a column of percents it is no longer its own unit. */
function createUnitOf({ columns, units }: FormNames): (reference: LineReference) => Unit | undefined {
  return ({ row, column }) => (column !== undefined && columns.get(column) === "percent" ? undefined : units.get(row));
}

/** Where two sides stand that were put together to be held against each other: no character of any text. */
const BETWEEN = -1;

/**
 * Unlike things added or compared: first by what they measure, then by unit, since figures of lines are added as they stand.
 * `between` tells the two sides of a whole that is not written.
 */
function checkUnits(
  { report }: Names,
  site: Site,
  formula: Formula,
  form: FormNames,
  between: (left: string, right: string) => void = () => {},
): void {
  const unitOf = createUnitOf(form);
  const look = (say: (unit: Unit) => string) => (name: string, breakdown: string) => {
    const unit = unitOf(toLineReference({ name, breakdown }));
    return unit && say(unit);
  };
  const byDimension = checkFormulaUnits(
    formula,
    look(({ dimension }) => dimension),
  );
  const problems =
    byDimension.length > 0
      ? byDimension
      : checkFormulaUnits(
          formula,
          look(({ name }) => name),
          "changes",
        );
  // A dimension has no name that people know; a unit of it that the form uses has.
  const nameOf = (text: string): string => [...form.units.values()].find(({ dimension }) => dimension === text)?.name ?? text;
  for (const found of problems) {
    const problem = { ...found, left: nameOf(found.left), right: nameOf(found.right) };
    if (problem.at === BETWEEN) between(problem.left, problem.right);
    else report(site, problem, character(problem.at));
  }
}

/** The formulas of computed lines: what they name, what they add, what they give, and whether they need themselves. @rule K22 K23 */
export function checkLineFormulas(names: Names, site: Site, entries: readonly RowEntry[], form: FormNames): void {
  const needs = new Map<string, readonly string[]>();
  for (const [i, entry] of entries.entries()) {
    const parsed = entry.formula === undefined || entry.indicator !== undefined ? undefined : parseFormula(entry.formula);
    if (!parsed?.ok) continue;
    const at = inside(site, i, "formula");
    const key = keyOfLine(entry, i);
    const references = findReferences(parsed.value).map(toLineReference);
    needs.set(
      key,
      references.map(({ row }) => row),
    );
    checkReferences(names, at, parsed.value, form);
    const own: Formula = { kind: "reference", at: BETWEEN, name: key, breakdown: "" };
    const whole: Formula = { kind: "operation", at: BETWEEN, operator: "-", left: parsed.value, right: own };
    checkUnits(names, at, whole, form, (computed, unit) =>
      names.report(inside(site, i, "unit"), { code: "PACK_FORM_LINE_UNIT", computed, unit }),
    );
  }
  for (const circle of findCircles(needs)) {
    const i = entries.findIndex((entry, at) => keyOfLine(entry, at) === circle[0]);
    names.report(inside(site, i, "formula"), { code: "PACK_FORMULA_CYCLE", circle });
  }
}

/** The rules of a form. @rule K23 */
export function readRules(names: Names, site: Site, entries: readonly RuleEntry[], form: FormNames): readonly FormRule[] {
  const { report, broken } = names;
  const twice = createTwiceCheck(report, "rule");
  return entries.map((entry, i) => {
    const at = inside(site, i);
    twice(at, entry.code, ["code"]);
    if (!CODE.test(entry.code)) report(inside(at, "code"), { code: "PACK_CODE_MALFORMED", named: "rule", text: entry.code });
    const named = checkSides(names, at, entry, form);
    if (named === 0) report(inside(at, "left"), { code: "PACK_FORM_RULE_NO_LINE" });
    if (entry.when) checkSides(names, inside(at, "when"), entry.when, form);
    const { column } = entry;
    if (column !== undefined && !form.columns.has(column))
      reportUnknown(report, inside(at, "column"), "column", column, form.columns.keys(), broken);
    else if (column !== undefined && form.columns.get(column) === "note")
      report(inside(at, "column"), { code: "PACK_FORM_COLUMN_NOTE", column });
    const { tolerance: text, ...rest } = entry;
    const tolerance = text === undefined ? undefined : readTolerance(names, inside(at, "tolerance"), text);
    return { ...rest, ...given({ tolerance }) };
  });
}

/** The two sides of a comparison. Gives how many lines they name; undefined when one can not be read. */
function checkSides(
  names: Names,
  site: Site,
  { left, right }: Pick<RuleEntry, "left" | "right">,
  form: FormNames,
): number | undefined {
  const sides = [
    ["left", left],
    ["right", right],
  ] as const;
  const [one, other] = sides.map(([key, text]) => {
    const parsed = parseFormula(text);
    const at = inside(site, key);
    if (!parsed.ok) {
      for (const problem of parsed.problems) names.report(at, problem, character(problem.at));
      return undefined;
    }
    checkReferences(names, at, parsed.value, form);
    checkUnits(names, at, parsed.value, form);
    return parsed.value;
  });
  if (!one || !other) return undefined;
  const whole: Formula = { kind: "operation", at: BETWEEN, operator: "-", left: one, right: other };
  // Each side has told its own; here only what lies between them is news.
  const quiet: Names = { ...names, report: () => {} };
  checkUnits(quiet, site, whole, form, (leftUnit, rightUnit) =>
    names.report(inside(site, "right"), { code: "PACK_FORM_SIDES", left: leftUnit, right: rightUnit }),
  );
  return findReferences(whole).length;
}

/** How far apart sides may be: "0,5" in their unit, "1%" of the right one; never below zero. */
function readTolerance({ report }: Names, site: Site, text: string): FormRule["tolerance"] {
  const bare = text.replace(/\s*%\s*$/u, "");
  const by = parseNumberText(bare);
  if (by.ok && compare(by.value, ZERO) >= 0) return { by: by.value, isPercent: bare !== text };
  report(site, { code: "PACK_FORM_TOLERANCE", text });
  return undefined;
}
