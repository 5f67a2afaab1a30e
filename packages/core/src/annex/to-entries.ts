import { given } from "../pack/given.ts";
import type { Entry } from "../pack/pack.ts";
import { lastDay, parsePeriod } from "../period/period.ts";
import type { UnitTable } from "../quantity/unit.ts";
import type { Choices, RowChoice } from "./choices.ts";
import type { AnnexEntries } from "./entries.ts";
import { commonOf, type EntryCell, type Subject, targetQualifiers, valueQualifiers } from "./entry-figure.ts";
import type { Known } from "./known.ts";
import { rolesOf } from "./mapping.ts";
import { type AnnexProblem, type CellAt, toProblem } from "./problem.ts";
import { isCode } from "./propose.ts";
import { isFigureRole, type Mapping } from "./role.ts";
import type { AnnexRow } from "./row.ts";
import { readUnits } from "./row-units.ts";

/** What is said of the whole paper. */
export type AnnexSetting = {
  readonly known: Known;
  /** The authority's own place, for columns that name none. */
  readonly place: string;
  /** The paper the annex belongs to. */
  readonly document: Entry<"documents">;
  /** From when adjusted targets count, and why they were adjusted. */
  readonly effective?: string;
  readonly reason?: string;
  /** "-" among actuals says that there is no such figure; else it says nothing. */
  readonly dashIsNone?: boolean;
};

function keyOf({ subject, role }: EntryCell, place: string) {
  const breakdown = Object.fromEntries(subject.breakdown.map(({ dimension, item }) => [dimension, item]));
  return {
    indicator: subject.code,
    ...(subject.breakdown.length === 0 ? {} : { breakdown }),
    place: role.place ?? place,
    period: role.period,
  };
}

function sourceOf({ row, figure }: EntryCell, { document }: AnnexSetting) {
  return { document: document.code, line: row.line, ref: `${figure.at.sheet}!${figure.at.cell}` };
}

/** The month an estimate was made in: the document's. */
function roundOf({ date }: Entry<"documents">): string | undefined {
  return date === undefined ? undefined : `${date.slice(0, 4)}-M${date.slice(5, 7)}`;
}

/** Checks that new codes are well formed and free; told once per row. */
function checkNew(row: AnnexRow, indicator: Entry<"indicators">, taken: Map<string, string>): AnnexProblem | undefined {
  const { code, name } = indicator;
  if (!isCode(code)) return toProblem(row.at, { code: "ANNEX_CODE_MALFORMED", found: code });
  const first = taken.get(code);
  if (first !== undefined) return toProblem(row.at, { code: "ANNEX_CODE_TAKEN", found: code, name: first });
  taken.set(code, name);
  return undefined;
}

/** The units there are, and the year the paper plans. */
type Plan = { readonly units: UnitTable; readonly year: number | undefined };

type Draft = {
  readonly indicators: Entry<"indicators">[];
  readonly sectors: Map<string, Entry<"sectors">>;
  readonly targets: Entry<"targets">[];
  readonly values: Entry<"values">[];
  readonly problems: AnnexProblem[];
  /** Where each fact was first met. */
  readonly facts: Map<string, CellAt>;
};

/** Whether a period is of the paper's own year, or later. */
function isPlanned(period: string, year: number | undefined): boolean {
  const read = parsePeriod(period);
  return year === undefined || !read.ok || lastDay(read.value) >= `${year}-01-01`;
}

function addFigure(draft: Draft, cell: EntryCell, choice: RowChoice, setting: AnnexSetting, { units, year }: Plan): void {
  const { row, figure, role } = cell;
  const key = keyOf(cell, setting.place);
  const source = sourceOf(cell, setting);
  const fact = JSON.stringify([key, role.kind === "target" ? role.assigner : role.status, role.kind]);
  const first = draft.facts.get(fact);
  const isDash = figure.state === "missing" && figure.mark === "dash" && setting.dashIsNone && role.kind === "actual";
  if (figure.state !== "figure" && !isDash) return;
  if (first) {
    draft.problems.push(toProblem(figure.at, { code: "ANNEX_FACT_TWICE", name: row.name, period: role.period, first }));
    return;
  }
  draft.facts.set(fact, figure.at);
  if (role.kind === "actual") {
    const round = role.status === "estimate" ? roundOf(setting.document) : undefined;
    const kept = { ...key, status: role.status, series: "issued-report", ...given({ round }) } as const;
    if (figure.state !== "figure") draft.values.push({ ...kept, noFigure: true, source });
    else {
      const common = commonOf(cell, figure, choice, units, draft.problems);
      const qualifiers = valueQualifiers(figure.said, role.status === "estimate");
      if (common) draft.values.push({ ...kept, ...common, ...(qualifiers.length > 0 ? { qualifiers } : {}), source });
    }
    return;
  }
  if (figure.state !== "figure") return;
  const common = commonOf(cell, figure, choice, units, draft.problems);
  if (!common) return;
  const qualifiers = targetQualifiers(figure.said);
  draft.targets.push({
    ...key,
    assigner: role.assigner,
    ...common,
    state: role.state,
    ...(qualifiers.length > 0 ? { qualifiers } : {}),
    ...given({
      // What it prints of earlier plans, other papers assigned.
      document: isPlanned(role.period, year) ? setting.document.code : undefined,
      effective: setting.effective,
      reason: role.state === "adjusted" ? setting.reason : undefined,
    }),
    source,
  });
}

function subjectOf(choice: RowChoice, { known }: AnnexSetting, units: UnitTable): Subject | undefined {
  if (choice.kind === "skip") return undefined;
  if (choice.kind === "new") {
    const unit = units.get(choice.indicator.unit);
    return unit && { code: choice.indicator.code, breakdown: [], unit };
  }
  const indicator = known.indicators.find(({ code }) => code === choice.code);
  const unit = indicator && units.get(indicator.unit);
  return unit && { code: choice.code, breakdown: choice.breakdown ?? [], unit };
}

/**
 * What a pack gets of the rows as chosen: new units, sectors and indicators, targets and values with their units as entered, and the
 * paper. A figure with a problem is left out, never changed.
 *
 * @problem ANNEX_NO_CHOICE ANNEX_UNIT_NEW ANNEX_UNIT_CLASH ANNEX_UNIT_IN_CELL ANNEX_NOT_WHOLE ANNEX_INEXACT ANNEX_FACT_TWICE
 *          ANNEX_QUALIFIER_IN_NOTE ANNEX_CODE_TAKEN ANNEX_CODE_MALFORMED
 * @rule M20 M11 M14
 */
export function toEntries(
  rows: readonly AnnexRow[],
  choices: Choices,
  mapping: Mapping,
  setting: AnnexSetting,
): { readonly entries: AnnexEntries; readonly problems: readonly AnnexProblem[] } {
  const { known, document } = setting;
  const { units, added, problems } = readUnits(rows, known.units);
  const draft: Draft = {
    indicators: [],
    sectors: new Map(),
    targets: [],
    values: [],
    problems: [...problems],
    facts: new Map(),
  };
  const roles = rolesOf(mapping);
  const taken = new Map(known.indicators.map(({ code, name }) => [code, name]));
  for (const [i, row] of rows.entries()) {
    const choice = choices.get(i);
    if (!choice) {
      if (row.kind === "indicator") draft.problems.push(toProblem(row.at, { code: "ANNEX_NO_CHOICE", name: row.name }));
      continue;
    }
    const subject = subjectOf(choice, setting, units);
    if (choice.kind === "new" && subject) {
      const problem = checkNew(row, choice.indicator, taken);
      if (problem) {
        draft.problems.push(problem);
        continue;
      }
      draft.indicators.push(choice.indicator);
      if (choice.sector) draft.sectors.set(choice.sector.code, choice.sector);
    }
    if (!subject) continue;
    for (const figure of row.figures) {
      const role = roles.get(figure.column);
      if (role && isFigureRole(role))
        addFigure(draft, { row, figure, role, subject }, choice, setting, { units, year: mapping.year });
    }
  }
  const used = new Set([
    ...[...draft.targets, ...draft.values].flatMap(({ unit }) => unit ?? []),
    ...draft.indicators.map(({ unit }) => unit),
  ]);
  return {
    entries: {
      units: added.filter(({ code }) => used.has(code)),
      sectors: [...draft.sectors.values()],
      documents: [document],
      indicators: draft.indicators,
      targets: draft.targets,
      values: draft.values,
    },
    problems: draft.problems,
  };
}
