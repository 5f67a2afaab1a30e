import type { AuditJson, CheckJson } from "@kehoach/core/audit/output/audit-json";
import { type Fraction, parsePlain } from "./fraction.ts";
import type { GoldRule } from "./gold.ts";
import type { Place, Stretch } from "./locate.ts";
import { findDistinct, isFamily } from "./match.ts";
import { listPrinted, type PrintedNumber } from "./printed-number.ts";
import { figureStretches, lineStretch, type Seed, type SeedCheck } from "./seed.ts";

/** A relation of the report with the places of its numbers; the stated one first. */
export type SeedRelation = { readonly check: SeedCheck; readonly places: readonly Place[] };

const LEFT_OUT: ReadonlySet<string> = new Set(["K109", "K113", "K116", "K117"]);
const LISTS: ReadonlySet<string> = new Set([
  "K186",
  "K187",
  "K188",
  "K189",
  "K190",
  "K191",
  "K192",
  "K193",
  "K196",
  "K197",
  "K198",
]);

/** The relations the auditor has to find: percentages of plan, sums, and lists against their counts. */
export function listWanted(seed: Seed): readonly SeedCheck[] {
  return seed.checks.filter(
    ({ id, rule }) =>
      rule === "pct_of_plan" || (rule === "sum_of_parts" && !LEFT_OUT.has(id)) || (rule === "list_count" && LISTS.has(id)),
  );
}

function within(
  numbers: readonly PrintedNumber[],
  value: Fraction,
  stretches: readonly Stretch[],
  keep?: (number: PrintedNumber) => boolean,
): readonly PrintedNumber[] {
  return numbers.filter(
    (number) =>
      number.value.n * value.d === value.n * number.value.d &&
      stretches.some(({ start, end }) => number.start >= start && number.end <= end) &&
      (keep === undefined || keep(number)),
  );
}

/** Where the numbers of a relation stand in the report. */
export function placeRelation(seed: Seed, check: SeedCheck): SeedRelation {
  const numbers = listPrinted(seed.text);
  const figures = check.figure_ids.flatMap((id) => seed.figures.find((figure) => figure.id === id) ?? []);
  const places: Place[] = [];
  const put = (role: string, text: string, stretches: readonly Stretch[], keep?: (number: PrintedNumber) => boolean): void => {
    const value = parsePlain(text);
    if (value) places.push({ role, value, numbers: within(numbers, value, stretches, keep) });
  };
  const [first] = figures;
  if (check.rule === "pct_of_plan" && first) {
    const quotes = figureStretches(seed.text, first);
    const isPercent = (number: PrintedNumber): boolean => /^\s?%/u.test(seed.text.slice(number.end, number.end + 2));
    put("stated", check.lhs, quotes, isPercent);
    put("actual", first.actual ?? "", quotes);
    put("plan", first.plan ?? "", quotes);
  } else if (check.rule === "list_count" && first) {
    put("stated", check.lhs, figureStretches(seed.text, first));
  } else {
    const lines = [
      ...new Set([check.line, ...figures.flatMap(({ line, line2 }) => [line, ...(line2 === undefined ? [] : [line2])])]),
    ];
    const stretches = lines.map((line) => lineStretch(seed.text, line));
    put("stated", check.lhs, stretches);
    for (const part of check.expr?.split("+") ?? /^([\d+ ]+)=/u.exec(check.desc)?.[1]?.split("+") ?? [])
      put("part", part.trim(), stretches);
  }
  return { check, places };
}

/** The check that speaks of a relation and judges it. */
export function findRelation(audit: AuditJson, { check, places }: SeedRelation): CheckJson | undefined {
  const answers = audit.checks.filter((one) => {
    // The labels of the report carry the names of the labelled set.
    if (!isFamily(check.rule as GoldRule, one.rule)) return false;
    return findDistinct(
      places,
      one.operands.flatMap((id) => audit.figures.find((figure) => figure.id === id) ?? []),
    );
  });
  return answers.find(({ result }) => result !== "unchecked") ?? answers[0];
}
