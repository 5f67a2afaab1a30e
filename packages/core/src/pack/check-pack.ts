import type { Book } from "../analysis/book.ts";
import { checkRelation, type RelationCheck } from "../analysis/check-relation.ts";
import { checkFormulaUnits } from "../formula/check-units.ts";
import { checkCycles, type Formula, findReferences, parseFormula } from "../formula/formula.ts";
import { isAdditive } from "../indicator/additivity.ts";
import { showBreakdown } from "../indicator/breakdown.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { compare, type Decimal, decimal, equals, sum } from "../quantity/decimal.ts";
import { convert } from "../quantity/measure.ts";
import { showNumberText } from "../quantity/number-text.ts";
import { bindReport } from "../report/bind-report.ts";
import { showTargetKey, showValueKey } from "../value/fact-key.ts";
import type { Erratum, StatedRelation } from "../value/relation.ts";
import type { AsEntered, Member } from "../value/value.ts";
import type { Sited } from "./facts.ts";
import type { PackFiles } from "./pack.ts";
import type { PackProblem } from "./problem.ts";
import { character, inside, listSectorEntries, type Report, reportUnknown, type Site } from "./tables.ts";
import { createReport, type PackReading, proseParts, proseSite } from "./to-book.ts";

/**
 * What the figures of a pack say against each other, once every entry can be read: formulas, named members against
 * their count, parts against totals, printed relations against their operands, errata against what they claim.
 *
 * @param broken  codes of entries that could not be read
 * @param whole   whether every entry could be read
 * @rule K12 K13 K14 K15 K16 K19
 */
export function checkPack(
  packs: readonly PackFiles[],
  reading: PackReading,
  broken: ReadonlySet<string>,
  whole: boolean,
): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const report = createReport(problems);
  checkFormulas(packs, reading.book, broken, report);
  checkMembers(reading, report);
  // Figures are held against each other, and the report against them, only when all of them could be read:
  // otherwise one slip would be told again as a total that is missing or a report that names nothing.
  const own = packs.at(-1);
  if (!own || !whole) return problems;
  checkRelations(reading, report);
  checkParts(reading, report);
  if (problems.every(({ level }) => level === "warning")) checkReport(own, reading, report);
  return problems;
}

/** The outline must find everything it names, in the last year that has headline indicators. @rule K19 */
function checkReport(own: PackFiles, { book, outline, phrases, errata }: PackReading, report: Report): void {
  const period = book.headlines.findLast((headline) => headline.period.kind === "year")?.period;
  if (!outline || !period) return;
  const bound = bindReport(book, outline, phrases, { period });
  if (!bound.ok)
    for (const problem of bound.problems) report(proseSite(own, "report", problem.path), problem, proseParts(problem));
  else {
    for (const { fact, site } of errata) {
      if (bound.value.unprintedErrata.includes(fact.code))
        report(site, { code: "PACK_ERRATUM_UNPRINTED", relation: fact.relation });
    }
  }
}

/** @rule K12 */
function checkFormulas(packs: readonly PackFiles[], book: Book, broken: ReadonlySet<string>, report: Report): void {
  const formulas = new Map<string, Formula>();
  const sites = new Map<string, Site>();
  const byName = new Map([...book.indicators.values()].map((indicator) => [indicator.name, indicator]));
  for (const { entry, site } of packs.flatMap((files) => listSectorEntries(files, "indicators"))) {
    if (entry.formula === undefined) continue;
    const formula = parseFormula(entry.formula);
    if (!formula.ok) continue;
    formulas.set(entry.code, formula.value);
    sites.set(entry.code, inside(site, "formula"));
    for (const { name, at } of findReferences(formula.value)) {
      if (book.indicators.has(name) || byName.has(name)) continue;
      const pointed: Report = (where, fault) => report(where, fault, character(at));
      reportUnknown(pointed, inside(site, "formula"), "indicator", name, [...book.indicators.keys(), ...byName.keys()], broken);
    }
    const dimensionOf = (name: string): string | undefined =>
      book.units.get((book.indicators.get(name) ?? byName.get(name))?.unit ?? "")?.dimension;
    for (const problem of checkFormulaUnits(formula.value, dimensionOf))
      report(inside(site, "formula"), problem, character(problem.at));
  }
  for (const circle of checkCycles(formulas)) {
    const site = sites.get(circle[0] ?? "");
    if (site) report(site, { code: "PACK_FORMULA_CYCLE", circle });
  }
}

type Figure = { readonly value?: Decimal; readonly asEntered?: AsEntered; readonly members?: readonly Member[] };

/** @rule K13 */
function checkMembers({ targets, values }: PackReading, report: Report): void {
  const figures: Sited<Figure> = [...targets, ...values];
  for (const { fact, site } of figures) {
    const { value, members, asEntered } = fact;
    if (!members || !value || equals(value, decimal(String(members.length)))) continue;
    report(inside(site, "members"), {
      code: "PACK_MEMBERS_COUNT",
      members: members.length,
      value: asEntered?.text ?? showNumberText(value),
    });
  }
}

/** @rule K14 K15 */
function checkRelations({ book, relations, errata }: PackReading, report: Report): void {
  const told = new Map(errata.map((erratum) => [erratum.fact.relation, erratum]));
  for (const { fact: relation, site } of relations) {
    const check = checkRelation(book, relation);
    const erratum = told.get(relation.code);
    if (erratum) checkErratum(erratum, relation, check, report);
    else if (check.holds === false) checkFailing(relation, site, check, report);
  }
}

function showCheck({ stated, computed }: RelationCheck): { readonly stated: string; readonly computed: string } {
  return { stated: stated ? showNumberText(stated) : "", computed: computed ? showNumberText(computed) : "" };
}

function checkErratum(
  { fact, site }: { readonly fact: Erratum; readonly site: Site },
  relation: StatedRelation,
  check: RelationCheck,
  report: Report,
): void {
  const shown = { relation: relation.code, ...showCheck(check) };
  if (check.holds === undefined)
    return report(inside(site, "relation"), { code: "PACK_ERRATUM_UNTOLD", relation: relation.code });
  if (check.holds) return report(inside(site, "relation"), { code: "PACK_ERRATUM_HOLDS", ...shown });
  const right = check.rounding ? "rounding" : "error";
  if (fact.weight !== right) report(inside(site, "weight"), { code: "PACK_ERRATUM_WEIGHT", right, ...shown });
}

function checkFailing(relation: StatedRelation, site: Site, check: RelationCheck, report: Report): void {
  const { stated, computed } = showCheck(check);
  if (relation.kind === "verdict-count" && relation.verdict) {
    return report(inside(site, "entered"), { code: "PACK_VERDICT_COUNT", verdict: relation.verdict, stated, counted: computed });
  }
  const words =
    relation.kind === "verdict"
      ? { stated: relation.verdict ?? "", computed: check.computedVerdict ?? "" }
      : { stated, computed };
  const at = relation.kind === "verdict" ? "verdict" : relation.stated ? "entered" : "operands";
  report(inside(site, at), { code: "PACK_RELATION_FAILS", ...words, weight: check.rounding ? "rounding" : "error" });
}

/**
 * When every item of a dimension the indicator adds over has a figure beside a total of the same key, they must add up.
 * A total that an erratum speaks of is known not to.
 * @rule K16
 */
function checkParts({ book, targets, values, relations, errata }: PackReading, report: Report): void {
  const excused = new Set(errata.map(({ fact }) => fact.relation));
  const spokenOf = new Set(
    relations.flatMap(({ fact }) =>
      fact.subject && excused.has(fact.code)
        ? [`${fact.subject.fact} ${fact.subject.indicator} ${showBreakdown(fact.subject.breakdown)}`]
        : [],
    ),
  );
  const figures = [
    ...targets.map(({ fact, site }) => ({
      fact,
      site,
      of: "target",
      show: (breakdown: typeof fact.key.breakdown) => showTargetKey({ ...fact.key, breakdown }),
    })),
    ...values.map(({ fact, site }) => ({
      fact,
      site,
      of: "value",
      show: (breakdown: typeof fact.key.breakdown) => showValueKey({ ...fact.key, breakdown }),
    })),
  ];
  const byKey = new Map<string, Decimal>();
  for (const { fact, show } of figures) if (fact.value) byKey.set(show(fact.key.breakdown), fact.value);
  for (const { fact, site, of, show } of figures) {
    const indicator = book.indicators.get(fact.key.indicator);
    const { breakdown } = fact.key;
    if (!fact.value || !indicator || spokenOf.has(`${of} ${indicator.code} ${showBreakdown(breakdown)}`)) continue;
    for (const dimension of book.dimensions) {
      if (
        breakdown.some((part) => part.dimension === dimension.code) ||
        !isAdditive(indicator, { kind: "dimension", dimension: dimension.code })
      )
        continue;
      const parts = dimension.items.map((item) =>
        byKey.get(show([...breakdown, { dimension: dimension.code, item: item.code }])),
      );
      const given = parts.filter((part) => part !== undefined);
      if (parts.length === 0 || given.length < parts.length) continue;
      const total = sum(given);
      if (compare(total, fact.value) === 0) continue;
      const shown = {
        total: showHeld(book, indicator, fact.value, fact.asEntered),
        sum: showHeld(book, indicator, total, fact.asEntered),
      };
      report(inside(site, "entered"), { code: "PACK_PARTS_SUM", dimension: dimension.name, ...shown });
    }
  }
}

/** A figure held in the indicator's unit, in the unit it was entered in. */
function showHeld(book: Book, indicator: Indicator, value: Decimal, asEntered: AsEntered | undefined): string {
  const [from, to] = [book.units.get(indicator.unit), book.units.get(asEntered?.unit ?? indicator.unit)];
  const shown = from && to ? convert(value, from, to) : undefined;
  return `${showNumberText(shown?.ok ? shown.value : value)} ${(shown?.ok ? to : from)?.name ?? ""}`.trim();
}
