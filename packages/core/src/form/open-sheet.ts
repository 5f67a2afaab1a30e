import { groupBy } from "../place/group-by.ts";
import type { Unit, UnitTable } from "../quantity/unit.ts";
import { type FactIndex, indexFacts } from "./fact-index.ts";
import { listLines, type SheetLine } from "./line.ts";
import { listPartGroups, type PartGroup } from "./part-group.ts";
import { listRules, type RuleModel } from "./rule-model.ts";
import type { SheetGiven } from "./sheet.ts";
import { listColumns, type SheetColumn, type SheetColumns } from "./sheet-column.ts";

/** In which unit a line is entered and shown, and in which its indicator is held. */
export type LineUnits = { readonly own: Unit; readonly held: Unit };

/** A sheet made ready once, so that a keystroke costs little. What is typed is no part of it. */
export type OpenSheet = {
  readonly given: SheetGiven;
  /** Those of the form in its order, then those that only formulas need. */
  readonly lines: ReadonlyMap<string, SheetLine>;
  readonly columns: SheetColumns;
  readonly columnByCode: ReadonlyMap<string, SheetColumn>;
  /** Of every line but headings. */
  readonly units: ReadonlyMap<string, LineUnits>;
  readonly facts: FactIndex;
  /** By the line where they are shown. */
  readonly rules: ReadonlyMap<string, readonly RuleModel[]>;
  readonly groups: ReadonlyMap<string, readonly PartGroup[]>;
  /** The lines whose formulas need a line. */
  readonly dependents: ReadonlyMap<string, readonly string[]>;
  /** The lines where something is shown that also speaks of a line: rules, parts. */
  readonly watchers: ReadonlyMap<string, readonly string[]>;
};

/** A unit that is not given is a fault of who gave them: the check of packs lets none pass. */
function unitOf(units: UnitTable, code: string, line: string): Unit {
  const unit = units.get(code);
  if (unit === undefined) throw new RangeError(`no unit ${code} for line ${line}`);
  return unit;
}

function toUnits({ key, row, figure }: SheetLine, units: UnitTable): LineUnits | undefined {
  if (row?.kind === "formula") {
    const own = unitOf(units, row.unit, key);
    return { own, held: own };
  }
  if (!figure) return undefined;
  const held = unitOf(units, figure.indicator.unit, key);
  return { own: row?.kind === "figure" && row.unit !== undefined ? unitOf(units, row.unit, key) : held, held };
}

function toMany(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const many = new Map<string, Set<string>>();
  for (const [from, to] of pairs) many.set(from, (many.get(from) ?? new Set()).add(to));
  return new Map([...many].map(([from, to]) => [from, [...to]]));
}

/**
 * Makes a sheet ready: lines and columns, what each is made of, rules and parts by the line where they are shown, facts by what they
 * speak of.
 *
 * @rule O5 O9
 */
export function openSheet(given: SheetGiven): OpenSheet {
  const { form, period, indicators } = given;
  const lines = listLines(form, indicators);
  const columns = listColumns(form, period);
  const rules = listRules(form.rules, lines, columns.shown);
  const groups = listPartGroups(lines, given.dimensions);
  const units = [...lines.values()].flatMap((line) => {
    const found = toUnits(line, given.units);
    return found ? [[line.key, found] as const] : [];
  });
  const needs = [...lines.values()].flatMap(({ key, formula }) =>
    [...(formula?.lines.values() ?? [])].flatMap((part) => (part ? [[part.row, key] as const] : [])),
  );
  return {
    given,
    lines,
    columns,
    columnByCode: new Map(columns.shown.map((column) => [column.column.code, column])),
    units: new Map(units),
    facts: indexFacts(given.facts),
    rules: groupBy(rules, ({ row }) => row),
    groups: groupBy(groups, ({ row }) => row),
    dependents: toMany(needs),
    watchers: toMany([
      ...rules.flatMap(({ row, rows }) => rows.map((one) => [one, row] as const)),
      ...groups.flatMap(({ whole, parts, row }) => [whole, ...parts].map(({ key }) => [key, row] as const)),
    ]),
  };
}

/** Whether figures of a line are percentages, which compare by points. */
export function isRate({ units }: OpenSheet, { key, figure, row }: SheetLine): boolean {
  return figure ? figure.indicator.nature === "ratio" : row?.kind === "formula" && units.get(key)?.own.name === "%";
}
