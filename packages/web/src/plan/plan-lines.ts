import type { PlanJson, PlanRowJson } from "@kehoach/api/plan";
import { findPrintedUnit, printRow } from "./printed-unit.ts";

/** One line of a plan as it is printed: its number, or a dash for what belongs to the line above. */
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

/** Lines numbered 1, 2, 3; a breakdown under its own total has a dash, one without a total above it says what it is of. */
export function toPlanLines(rows: readonly PlanRowJson[]): readonly PlanLine[] {
  let number = 0;
  let total = "";
  return rows.map((row) => {
    const isPart = row.breakdown !== "" && row.indicator === total;
    if (!isPart) number += 1;
    total = isPart || row.breakdown === "" ? row.indicator : "";
    const name = row.breakdown === "" ? row.name : isPart ? row.breakdownName : `${row.name}: ${row.breakdownName}`;
    return { key: keyOf(row), number: isPart ? "-" : String(number), name, isPart, row };
  });
}

type Assignment = PlanRowJson["assignments"][number];
export type Planned = { readonly value: string | null; readonly isProposed: boolean };

function dayOf({ inForce }: Assignment): string {
  return inForce?.effective ?? inForce?.knownAt ?? "";
}

/** The figure that stands for the plan where there is room for one: what was assigned last, else what is proposed. */
export function findPlanned(row: PlanRowJson | undefined): Planned | undefined {
  const assigned = (row?.assignments ?? []).filter(({ inForce }) => inForce !== null);
  const last = assigned.reduce<Assignment | undefined>(
    (latest, one) => (latest === undefined || dayOf(one) > dayOf(latest) ? one : latest),
    undefined,
  );
  if (last?.inForce) return { value: last.inForce.value, isProposed: false };
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
