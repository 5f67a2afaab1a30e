import type { PlanJson, PlanRowJson } from "@kehoach/api/plan";
import { showListedName } from "@kehoach/core/plan/year-list";
import { findPrintedUnit, printRow } from "./printed-unit.ts";

/** One line of a plan as it is printed: its number, or a dash (below that a plus) for what belongs to a line above. */
export type PlanLine = {
  readonly key: string;
  readonly number: string;
  readonly name: string;
  readonly isPart: boolean;
  readonly row: PlanRowJson;
};

export function keyOf({ indicator, breakdown }: PlanRowJson): string {
  return `${indicator}|${breakdown}`;
}

const MARKS = ["-", "+"];

/**
 * Lines numbered 1, 2, 3; what stands under another and a breakdown under its own total have a dash, below that a plus; a breakdown
 * without a total above it says what it is of.
 *
 * @rule T6
 */
export function toPlanLines(rows: readonly PlanRowJson[]): readonly PlanLine[] {
  let number = 0;
  let total = "";
  return rows.map((row) => {
    const isBreakdown = row.breakdown !== "" && row.indicator === total;
    const depth = row.level + (isBreakdown ? 1 : 0);
    const isPart = depth > 0;
    if (!isPart) number += 1;
    total = isBreakdown || row.breakdown === "" ? row.indicator : "";
    const whole = row.breakdown === "" ? row.name : `${row.name}: ${row.breakdownName}`;
    const name = isBreakdown ? row.breakdownName : showListedName(whole, row.ofWhich);
    const mark = isPart ? (MARKS[depth - 1] ?? "+") : String(number);
    return { key: keyOf(row), number: mark, name, isPart, row };
  });
}

export type Planned = { readonly value: string | null; readonly isProposed: boolean };

/** The figure that stands for the plan where there is room for one: the one that judges, else what is proposed. @rule T4 T20 */
export function findPlanned(row: PlanRowJson | undefined): Planned | undefined {
  const judging = row?.assignments.find(({ assigner }) => assigner === row.judging)?.inForce;
  if (judging) return { value: judging.value, isProposed: false };
  const proposed = row?.assignments.find((one) => one.proposed !== null)?.proposed;
  return proposed ? { value: proposed.value, isProposed: true } : undefined;
}

/** One line of the sheet of October: an indicator in the year that ends, and in the year to come. */
export type OctoberLine = {
  readonly key: string;
  readonly now: PlanRowJson | undefined;
  readonly next: PlanRowJson | undefined;
};

/** The lines of two years side by side: in the order of the year to come, then what only the year that ends has. */
export function joinYears(now: PlanJson, next: PlanJson | undefined): readonly (PlanLine & OctoberLine)[] {
  const [rows, coming] = [now.rows, next?.rows ?? []];
  const here = new Map(rows.map((row) => [keyOf(row), row]));
  const there = new Map(coming.map((row) => [keyOf(row), row]));
  const all = [...coming, ...rows.filter((row) => !there.has(keyOf(row)))];
  return toPlanLines(all).map((line) => {
    const [own, ahead] = [here.get(line.key), there.get(line.key)];
    const printed = findPrintedUnit([own, ahead]);
    const print = (row: PlanRowJson | undefined): PlanRowJson | undefined => row && printRow(row, printed);
    return { ...line, row: printRow(line.row, printed), now: print(own), next: print(ahead) };
  });
}

/** How many proposals of one assigner an answer asked for that assigner shows, at the place and its parts. */
export function countProposals({ rows }: PlanJson, assigner: string): number {
  return rows.reduce(
    (count, row) =>
      count +
      row.assignments.filter((one) => one.assigner === assigner && one.proposed !== null).length +
      row.parts.filter((part) => part.proposed !== null).length,
    0,
  );
}
