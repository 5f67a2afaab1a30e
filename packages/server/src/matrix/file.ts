import type { getTotals, TotalPlanJson, TotalRowJson } from "@kehoach/api/total";
import { digitsOf, findYearPercent } from "@kehoach/api/total-row";
import { showDateVi } from "@kehoach/core/period/date";
import { decimal } from "@kehoach/core/quantity/decimal";
import type { PeriodTable } from "@kehoach/documents/total/period-table";
import type { TotalFigure, TotalLine, TotalPlan, TotalTable } from "@kehoach/documents/total/total-table";
import type { z } from "zod";
import type { FileReply } from "../platform/http-endpoint.ts";
import type { PeriodsReply } from "./periods.ts";

type Reply = z.output<typeof getTotals.reply>;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function toLine(row: TotalRowJson, of: Reply): TotalLine {
  const toFigure = (
    given: { readonly value: string | null; readonly parts?: number; readonly from?: string } | null,
  ): TotalFigure | undefined => {
    if (given === null) return undefined;
    const { value, parts = row.parts, from = "own" } = given;
    if (value === null) return { digits: 0 };
    return { value: decimal(value), digits: digitsOf(row, value), derived: from !== "own", short: parts < row.parts };
  };
  const toSingle = (value: string | null): TotalFigure | undefined => (value === null ? undefined : toFigure({ value }));
  const toPlan = (plan: TotalPlanJson | null): TotalPlan | undefined => {
    if (plan === null) return undefined;
    const { target, due, percent, isLimit, isOnCourse } = plan;
    return {
      target: { value: decimal(target), digits: digitsOf(row, target) },
      due: { value: decimal(due), digits: digitsOf(row, due) },
      percent: percent === null ? undefined : decimal(percent),
      isLimit,
      isOnCourse: isOnCourse ?? undefined,
    };
  };
  // Beside a percentage stands the figure it is of.
  const toReached = (plan: TotalPlanJson | null, shown: Parameters<typeof toFigure>[0]): TotalFigure | undefined =>
    typeof plan?.reached === "string" ? toFigure({ value: plan.reached }) : toFigure(shown);
  const { name, breakdownName, unit, missing, missingCount } = row;
  return {
    label: breakdownName === "" ? name : `${name} (${breakdownName})`,
    unit,
    own: toFigure(row.own),
    total: toFigure(row.total),
    places: row.total?.places,
    parts: row.total?.parts,
    missing,
    missingCount,
    difference: toSingle(row.difference),
    before: row.before === null ? undefined : toFigure({ value: row.before, parts: row.beforeParts ?? row.parts }),
    percent: findYearPercent(row, of),
    cells: row.cells.map(toFigure),
    plans:
      row.plan === null && row.plans.length === 0
        ? []
        : [
            { reached: toReached(row.plan, row.total ?? row.own), plan: toPlan(row.plan) },
            ...row.cells.map((cell, at) => ({ reached: toFigure(cell), plan: toPlan(row.plans[at] ?? null) })),
          ],
  };
}

function toTable(totals: Reply, sector: string | undefined, notice: string | undefined): TotalTable {
  const { place, periodName, span, parts, knownAt, sectors, places, expected, wide, rows } = totals;
  const only = sectors.find(({ code }) => code === sector);
  const lines = Map.groupBy(rows, (row) => row.sector);
  return {
    ...(notice === undefined ? {} : { notice }),
    place: place.name,
    period: periodName,
    ...(span === "cumulative" ? { parts } : {}),
    ...(knownAt === null ? {} : { known: showDateVi(knownAt) }),
    ...(only === undefined ? {} : { sector: only.name }),
    expected,
    isWide: wide,
    places: wide ? [] : places.map(({ place: { name } }) => name),
    sectors: sectors.flatMap(({ code, name }) => {
      const own = lines.get(code);
      return own === undefined ? [] : [{ name, lines: own.map((row) => toLine(row, totals)) }];
    }),
  };
}

function toPeriodTable(
  { place, periodName, knownAt, by, periods, sectors, rows }: PeriodsReply,
  sector: string | undefined,
  notice: string | undefined,
): PeriodTable {
  const only = sectors.find(({ code }) => code === sector);
  const [first] = rows;
  const lines = Map.groupBy(rows, (row) => row.sector);
  return {
    ...(notice === undefined ? {} : { notice }),
    place: place.name,
    period: periodName,
    ...(knownAt === null ? {} : { known: showDateVi(knownAt) }),
    ...(only === undefined ? {} : { sector: only.name }),
    ...(by === "places" && first ? { indicator: `${first.name} (${first.unit})` } : {}),
    periods: periods.map((one) => one.periodName),
    hasSum: rows.some(({ sum }) => sum !== null),
    sectors: sectors.map(({ code, name }) => ({
      name,
      lines: (lines.get(code) ?? []).map((row) => {
        const of = row.breakdownName === "" ? "" : ` (${row.breakdownName})`;
        return {
          label: by === "places" ? `${row.place.name}${of}` : `${row.name}${of}`,
          unit: row.unit,
          cells: row.cells.map((cell): TotalFigure | undefined => {
            if (cell === null) return undefined;
            if (cell.value === null) return { digits: 0 };
            const { value, from, places, of: expected } = cell;
            return { value: decimal(value), digits: digitsOf(row, value), derived: from !== "own", short: places < expected };
          }),
          sum:
            row.sum === null
              ? undefined
              : { value: decimal(row.sum.value), digits: digitsOf(row, row.sum.value), short: row.sum.places < row.sum.of },
        };
      }),
    })),
  };
}

/** What a place says period by period, as a workbook. @rule V31 V45 */
export async function makePeriodsFile(
  periods: PeriodsReply,
  notice: string | undefined,
  sector: string | undefined,
): Promise<FileReply> {
  const { writePeriods } = await import("@kehoach/documents/total/write-periods");
  const only = periods.by === "places" ? periods.rows[0]?.indicator : undefined;
  const name = [
    "qua-cac-ky",
    periods.place.code,
    periods.period.replaceAll("/", "-"),
    ...(only === undefined ? (sector === undefined ? [] : [sector]) : [only]),
    ...(periods.knownAt === null ? [] : ["biet-den", periods.knownAt]),
  ].join("-");
  return { bytes: writePeriods(toPeriodTable(periods, sector, notice)), mediaType: XLSX, fileName: `${name}.xlsx` };
}

/** Totals as a workbook. @rule V31 */
export async function makeTotalsFile(totals: Reply, notice: string | undefined, sector: string | undefined): Promise<FileReply> {
  const { writeTotals } = await import("@kehoach/documents/total/write-totals");
  const name = [
    "tong-hop",
    totals.place.code,
    totals.period.replaceAll("/", "-"),
    ...(sector === undefined ? [] : [sector]),
    ...(totals.knownAt === null ? [] : ["biet-den", totals.knownAt]),
  ].join("-");
  return { bytes: writeTotals(toTable(totals, sector, notice)), mediaType: XLSX, fileName: `${name}.xlsx` };
}
