import type { Reply } from "@kehoach/api/client";
import type { TotalPlanJson, TotalRowJson } from "@kehoach/api/total";
import { digitsOf, findYearPercent, isOff } from "@kehoach/api/total-row";
import { showNumberText } from "@kehoach/core/quantity/number-text";
import { showNumber } from "../data/number.ts";

export type Totals = Reply<"totals">;
export type Ahead = Reply<"unapprovedTotals">;

/** A row with the total that counts what is sent and not approved, where it is asked for. */
export type MatrixRow = TotalRowJson & { readonly ahead: Ahead["rows"][number]["total"] | null };

export const MEASURES = ["own", "total", "ahead", "plan", "difference", "before"] as const;
export type Measure = (typeof MEASURES)[number];

/** So many of so many. */
export type Share = { readonly count: number; readonly of: number };
type Status = NonNullable<TotalRowJson["own"]>["status"];

/** The plan of the year beside a figure: what is due of it, what was reached of it, and whether that keeps up. */
export type PlanNote = {
  readonly target?: string;
  readonly due: string;
  readonly percent?: string;
  readonly isLimit: boolean;
  readonly isOnCourse?: boolean;
};

/** What a cell says. `missing`: nothing was said; `none`: somebody says that there is none; `empty`: nothing is asked. */
export type Shown =
  | { readonly kind: "missing"; readonly plan?: PlanNote }
  | { readonly kind: "empty" }
  | (Told & { readonly kind: "none" })
  | (Told & {
      readonly kind: "figure";
      readonly text: string;
      readonly from: "own" | "total" | "parts";
      readonly isOff?: boolean;
      /** Against the year before. */
      readonly percent?: string;
    });
type Told = {
  readonly places?: Share;
  /** Periods of a sum from the start of the year, where some lack. */
  readonly parts?: Share;
  /** Where it is not simply reported. */
  readonly status?: Status;
  readonly plan?: PlanNote;
};

/** What a line or a column of the matrix is of. */
export type Entry =
  | { readonly kind: "measure"; readonly measure: Measure }
  | { readonly kind: "place"; readonly place: Totals["places"][number] }
  | { readonly kind: "row"; readonly row: MatrixRow };

export type Grid = {
  readonly lines: readonly Entry[];
  readonly heads: readonly Entry[];
  /** Line by line. */
  readonly cells: readonly (readonly Shown[])[];
};

const PERCENT_DIGITS = 2;
const EMPTY: Shown = { kind: "empty" };
const MISSING: Shown = { kind: "missing" };

export const keyOf = ({ indicator, breakdown }: Pick<TotalRowJson, "indicator" | "breakdown">): string =>
  `${indicator}|${breakdown}`;

/**
 * Rows with what is on its way beside them. Of what only waits there is a row too: nothing of it is approved yet.
 *
 * @rule W32
 */
export function joinAhead(totals: Totals, ahead: Ahead | undefined): readonly MatrixRow[] {
  const waiting = new Map((ahead?.rows ?? []).map((row) => [keyOf(row), row]));
  const known = new Set(totals.rows.map(keyOf));
  const added = [...waiting.values()].filter((row) => !known.has(keyOf(row)));
  const cells = totals.wide ? [] : totals.places.map(() => null);
  const rows: readonly MatrixRow[] = [
    ...totals.rows.map((row) => ({ ...row, ahead: waiting.get(keyOf(row))?.total ?? null })),
    ...added.map(({ sectorName: _name, total, ...row }) => ({
      ...row,
      computed: false,
      parts: totals.parts,
      own: null,
      total: null,
      ahead: total,
      difference: null,
      before: null,
      beforePlaces: null,
      beforeParts: null,
      cells,
      plan: null,
      plans: [],
      missing: totals.places.map(({ place }) => place.name),
      missingCount: totals.places.length,
    })),
  ];
  const order = listSectors(totals, ahead).map(({ code }) => code);
  // A stable sort: rows of a sector keep their order.
  return rows.toSorted((a, b) => order.indexOf(a.sector) - order.indexOf(b.sector));
}

/** The sectors of which something is said, in their order; of which something only waits, after them. */
export function listSectors(
  totals: Totals,
  ahead: Ahead | undefined,
): readonly { readonly code: string; readonly name: string }[] {
  const waiting = (ahead?.rows ?? []).map(({ sector, sectorName }) => [sector, sectorName] as const);
  const named = new Map([...totals.sectors.map(({ code, name }) => [code, name] as const), ...waiting]);
  return [...named].map(([code, name]) => ({ code, name }));
}

export const FILTERS = ["all", "missing", "different"] as const;
export type Filter = (typeof FILTERS)[number];

/** @rule W33 */
export function filterRows(rows: readonly MatrixRow[], filter: Filter): readonly MatrixRow[] {
  if (filter === "all") return rows;
  return rows.filter((row) => (filter === "missing" ? row.missingCount > 0 : isOff(row)));
}

export function showStatus(status: Status | null): { readonly status?: Status } {
  return status === null || status === "reported" ? {} : { status };
}

function showParts(parts: number, of: number): { readonly parts?: Share } {
  return parts < of ? { parts: { count: parts, of } } : {};
}

type Said = { readonly value: string | null } & Told & { readonly from?: "own" | "total" | "parts" };

/** What a cell of a row says. */
export function toShown(row: Pick<MatrixRow, "computed" | "decimals">, said: Said | null): Shown {
  if (said === null) return MISSING;
  const { value, from = "own", ...told } = said;
  const text = value === null ? undefined : showNumber(value, digitsOf(row, value));
  return text === undefined ? { kind: "none", ...told } : { kind: "figure", text, from, ...told };
}

function showTotal(row: MatrixRow, { expected }: Totals, total: MatrixRow["total"]): Shown {
  if (total === null) return MISSING;
  const { value, places, parts, weakest } = total;
  return toShown(row, {
    value,
    from: weakest === null ? "parts" : "total",
    places: { count: places, of: expected },
    ...showParts(parts, row.parts),
    ...showStatus(weakest),
  });
}

/** @rule W37 */
function toPlanNote(row: MatrixRow, plan: TotalPlanJson, withTarget: boolean): PlanNote {
  const show = (value: string): string => showNumber(value, digitsOf(row, value)) ?? value;
  const { target, due, percent, isLimit, isOnCourse } = plan;
  return {
    ...(withTarget ? { target: show(target) } : {}),
    due: show(due),
    isLimit,
    ...(percent === null ? {} : { percent: `${showNumber(percent)}%` }),
    ...(isOnCourse === null ? {} : { isOnCourse }),
  };
}

function showMeasure(row: MatrixRow, totals: Totals, measure: Measure): Shown {
  const { own, total, ahead, difference, before, beforePlaces, beforeParts } = row;
  switch (measure) {
    case "own":
      return toShown(row, own && { value: own.value, ...showParts(own.parts, row.parts), ...showStatus(own.status) });
    case "total":
      return showTotal(row, totals, total);
    case "ahead":
      return showTotal(row, totals, ahead);
    case "plan":
      return row.plan === null ? EMPTY : toShown(row, { value: row.plan.target, plan: toPlanNote(row, row.plan, false) });
    case "difference": {
      if (difference === null) return EMPTY;
      const shown = toShown(row, { value: difference });
      if (shown.kind !== "figure") return shown;
      return { ...shown, text: difference.startsWith("-") || !isOff(row) ? shown.text : `+${shown.text}`, isOff: isOff(row) };
    }
    case "before": {
      if (before === null) return MISSING;
      const percent = findYearPercent(row, totals);
      // Of all places goes without saying.
      const isShort = beforePlaces !== null && beforePlaces < totals.expectedBefore;
      const shown = toShown(row, {
        value: before,
        ...(isShort ? { places: { count: beforePlaces, of: totals.expectedBefore } } : {}),
        ...showParts(beforeParts ?? row.parts, row.parts),
      });
      return shown.kind === "figure" && percent !== undefined
        ? { ...shown, percent: `${showNumberText(percent, { decimals: PERCENT_DIGITS })}%` }
        : shown;
    }
  }
}

function showCell(row: MatrixRow, at: number, isPlanned: boolean): Shown {
  const cell = row.cells[at] ?? null;
  const given = isPlanned ? (row.plans[at] ?? null) : null;
  const plan = given === null ? {} : { plan: toPlanNote(row, given, true) };
  if (cell === null) return { ...MISSING, ...plan };
  return toShown(row, { value: cell.value, from: cell.from, ...showParts(cell.parts, row.parts), ...plan });
}

/** Whether anything of the plan of the year is told. @rule W37 */
export function hasPlans({ rows }: Pick<Totals, "rows">): boolean {
  return rows.some(({ plan, plans }) => plan !== null || plans.length > 0);
}

/** What is told beside the figures: what waits for approval, and the plan of the year. */
export type Beside = { readonly isAhead: boolean; readonly isPlanned: boolean };

/** What is told of a row: where no place lies below, there is no total to tell of. */
export function listMeasures({ places }: Totals, { isAhead, isPlanned }: Beside): readonly Measure[] {
  const measures = MEASURES.filter((measure) => (measure !== "ahead" || isAhead) && (measure !== "plan" || isPlanned));
  return places.length > 0
    ? measures
    : measures.filter((measure) => measure !== "total" && measure !== "difference" && measure !== "ahead");
}

/** Indicators by what is told of them and by places. @rule W31 */
export function toGrid(totals: Totals, rows: readonly MatrixRow[], beside: Beside): Grid {
  const measures = listMeasures(totals, beside);
  const places = totals.wide ? [] : totals.places;
  return {
    lines: rows.map((row) => ({ kind: "row", row })),
    heads: [
      ...measures.map((measure) => ({ kind: "measure", measure }) as const),
      ...places.map((place) => ({ kind: "place", place }) as const),
    ],
    cells: rows.map((row) => [
      ...measures.map((measure) => showMeasure(row, totals, measure)),
      ...places.map((_, at) => showCell(row, at, beside.isPlanned)),
    ]),
  };
}

/** The same the other way round: places and what is told as lines, indicators as columns. @rule W33 */
export function transpose({ lines, heads, cells }: Grid): Grid {
  return {
    lines: heads,
    heads: lines,
    cells: heads.map((_, column) => cells.map((line) => line[column] ?? EMPTY)),
  };
}

/** Neighbours of one sector, one after the other. */
export function groupSectors(entries: readonly Entry[]): readonly { readonly sector: string; readonly count: number }[] {
  const groups: { sector: string; count: number }[] = [];
  for (const entry of entries) {
    if (entry.kind !== "row") continue;
    const last = groups.at(-1);
    if (last?.sector === entry.row.sector) last.count += 1;
    else groups.push({ sector: entry.row.sector, count: 1 });
  }
  return groups;
}

export type Lacking = { readonly place: Totals["places"][number]["place"]; readonly rows: readonly MatrixRow[] };

/** The places directly below that lack something, those that lack most first, each with what it lacks. @rule W31 */
export function listLacking({ places, wide }: Totals, rows: readonly MatrixRow[]): readonly Lacking[] {
  if (wide) return [];
  return places
    .map(({ place }, at) => ({ place, rows: rows.filter(({ cells }) => cells[at] == null) }))
    .filter((one) => one.rows.length > 0)
    .toSorted((a, b) => b.rows.length - a.rows.length);
}
