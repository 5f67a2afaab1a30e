import type { AnnexReply, AnnexRowJson } from "@kehoach/api/annex";
import type { AnnexChoices, AnnexMappingJson, ColumnRoleJson } from "@kehoach/api/annex-choices";
import { parsePeriod, yearOf } from "@kehoach/core/period/period";

type Extra = Pick<AnnexMappingJson, "marks" | "digits">;

/** The columns of a preview as they are sent back. */
export function toMapping({ fingerprint, year, columns, marks, digits }: AnnexReply, extra: Extra = {}): AnnexMappingJson {
  return {
    fingerprint,
    ...(year === null ? {} : { year }),
    columns: columns.map(({ column, header, role }) => ({ column, header, role })),
    ...(marks === null ? {} : { marks }),
    digits,
    ...extra,
  };
}

export function withRole(reply: AnnexReply, column: number, role: ColumnRoleJson): AnnexMappingJson {
  const mapping = toMapping(reply);
  return { ...mapping, columns: mapping.columns.map((one) => (one.column === column ? { ...one, role } : one)) };
}

/** A column turned into something else keeps its period, place and assigner as far as both have them. */
export function turnRole(role: ColumnRoleJson, kind: ColumnRoleJson["kind"], year: number | null): ColumnRoleJson {
  const figures = role.kind === "target" || role.kind === "actual" ? role : undefined;
  const place = figures?.place === undefined ? {} : { place: figures.place };
  const said = figures?.period ?? "";
  switch (kind) {
    case "target": {
      const period = said || (year === null ? "" : String(year));
      return { kind, assigner: "unstated", period, state: "assigned", ...place };
    }
    case "actual": {
      const period = said || (year === null ? "" : String(year - 1));
      return { kind, status: "reported", period, ...place };
    }
    case "comparison":
      return { kind, how: "percent" };
    default:
      return { kind };
  }
}

export type PaperState = "assigned" | "proposed" | "adjusted";

function isOfPlan(period: string, year: number | null): boolean {
  const read = parsePeriod(period);
  return year === null || !read.ok || yearOf(read.value) >= year;
}

/** What the targets of the plan's own year are: the state most columns have. */
export function stateOf({ columns, year }: AnnexReply): PaperState {
  const states = columns.flatMap(({ role }) => (role.kind === "target" && isOfPlan(role.period, year) ? [role.state] : []));
  return states[0] ?? "assigned";
}

export function withState(reply: AnnexReply, state: PaperState): AnnexMappingJson {
  const mapping = toMapping(reply);
  const columns = mapping.columns.map(({ role, ...one }) => ({
    ...one,
    role: role.kind === "target" && isOfPlan(role.period, reply.year) ? { ...role, state } : role,
  }));
  return { ...mapping, columns };
}

/** Periods that columns of such papers are of, the plan's own first. */
export function listPeriods(year: number | null, now: string): readonly string[] {
  if (year === null) return now === "" ? [] : [now];
  const years = [0, -1, -2, -3, 1, 2, 3, 4].map((by) => String(year + by));
  const parts = [year, year - 1].flatMap((one) => ["Q1", "Q2", "Q3", "Q4", "H1", "9M"].map((part) => `${one}-${part}`));
  const five = Math.floor((year - 1) / 5) * 5 + 1;
  const long = [five, five - 5].map((from) => `multi-year:${from}-${from + 4}`);
  return [...new Set([...(now === "" ? [] : [now]), ...years, ...parts, ...long])];
}

/** Problems that stand at a row, by its key; "" for those of the whole table. */
export function placeProblems(reply: AnnexReply): ReadonlyMap<string, AnnexReply["problems"]> {
  const keys = new Set(reply.rows.map(({ key }) => key));
  return Map.groupBy(reply.problems, ({ sheet, at }) => {
    const key = `${sheet}!${/\d+$/.exec(at)?.[0] ?? ""}`;
    return keys.has(key) ? key : "";
  });
}

/** Whether somebody should look at the row: a figure of it is not taken, or it is not plain and nobody has looked yet. */
export function needsLook(row: AnnexRowJson, choices: AnnexChoices, problems: AnnexReply["problems"] = []): boolean {
  if (problems.some(({ level }) => level === "error" || level === "question")) return true;
  const isPlain = problems.every(({ level }) => level === "note");
  return isUnseen(row, choices) || (!isPlain && choices.rows?.[row.key] === undefined);
}

/** An offer that is not certain and that nobody has agreed to. */
export function isUnseen({ key, match }: AnnexRowJson, { rows = {} }: AnnexChoices): boolean {
  return (match === "likely" || match === "new") && rows[key] === undefined;
}

/** How many entries would be written. */
export function countWrites({ writes }: AnnexReply): number {
  return Object.values(writes).reduce((sum, { added, changed, retired }) => sum + added + changed + retired, 0);
}
