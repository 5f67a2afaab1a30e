import { checkSumToParent } from "../plan/sum-to-parent.ts";
import { abs, compare, type Decimal, multiply, subtract, sum } from "../quantity/decimal.ts";
import { convert } from "../quantity/measure.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { Unit, UnitTable } from "../quantity/unit.ts";
import { type AnnexProblem, toProblem } from "./problem.ts";
import { type ColumnRole, isFigureRole } from "./role.ts";
import { type AnnexRow, figureAt } from "./row.ts";
import { chooseUnit } from "./row-units.ts";

type Roles = ReadonlyMap<number, ColumnRole>;

/** Names and units whose parts do not add up. */
const NOT_ADDITIVE =
  /^(?:tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|năng suất|tốc độ|bình quân|mật độ|hệ số|chỉ số|thứ hạng|mức)(?!\p{L})|bình quân/iu;

function valueAt(row: AnnexRow, column: number): Decimal | undefined {
  const figure = figureAt(row, column);
  return figure?.state === "figure" && figure.said.length === 0 ? figure.value : undefined;
}

export function isAdditiveRow(row: AnnexRow): boolean {
  return !NOT_ADDITIVE.test(row.name) && !/[%‰/]/u.test(row.unit?.text ?? "");
}

function unitOf(row: AnnexRow, units: UnitTable): Unit | undefined {
  return row.unit && chooseUnit(row.unit.text, units, undefined);
}

/** A part's figure in the unit of the whole; undefined when they measure different things. */
function toWhole(value: Decimal, from: AnnexRow, to: AnnexRow, units: UnitTable): Decimal | undefined {
  if (from.unit?.text.toLowerCase() === to.unit?.text.toLowerCase()) return value;
  const [own, whole] = [unitOf(from, units), unitOf(to, units)];
  if (!own || !whole) return undefined;
  const converted = convert(value, own, whole);
  return converted.ok ? converted.value : undefined;
}

/** By how much a sum of printed figures may miss: half of the last digit of each, where they are rounded at all. */
function slackOf(values: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...values.map((value) => value.scale));
  if (scale === 0) return { units: 0n, scale: 0 };
  return multiply({ units: BigInt(values.length), scale: 0 }, { units: 5n, scale: scale + 1 });
}

function isNear(whole: Decimal, parts: readonly Decimal[]): boolean {
  return compare(abs(subtract(whole, sum(parts))), slackOf([whole, ...parts])) <= 0;
}

function childrenOf(rows: readonly AnnexRow[]): ReadonlyMap<number, readonly AnnexRow[]> {
  const children = new Map<number, AnnexRow[]>();
  for (const row of rows) {
    if (row.parent === undefined || row.kind === "section") continue;
    children.set(row.parent, [...(children.get(row.parent) ?? []), row]);
  }
  return children;
}

function partsFault(
  { name }: AnnexRow,
  whole: Decimal,
  parts: readonly (Decimal | undefined)[],
  isAll: boolean,
): Parameters<typeof toProblem>[1] | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length === parts.length && isNear(whole, known)) return undefined;
  // Parts that are "of which" leave a rest: only too much of them is a slip.
  const [problem] = checkSumToParent(whole, parts, "must-equal");
  if (!problem || (problem.code === "TARGET_PARTS_BELOW" && !isAll)) return undefined;
  const off = problem.code === "TARGET_PARTS_ABOVE" ? problem.over : problem.short;
  return {
    code: problem.code === "TARGET_PARTS_ABOVE" ? "ANNEX_PARTS_ABOVE" : "ANNEX_PARTS_BELOW",
    name,
    whole: showNumberText(whole),
    parts: showNumberText(problem.parts),
    off: showNumberText(off),
    count: known.length,
  };
}

/**
 * Rows that are parts against the row they stand under, column by column: "Gồm" and numbered rows give the whole, "Trong đó" rows no
 * more than the whole.
 *
 * @problem ANNEX_PARTS_ABOVE ANNEX_PARTS_BELOW
 * @rule M21
 */
export function checkParts(rows: readonly AnnexRow[], roles: Roles, units: UnitTable): readonly AnnexProblem[] {
  const columns = [...roles].filter(([, role]) => isFigureRole(role)).map(([column]) => column);
  return [...childrenOf(rows)].flatMap(([index, children]): AnnexProblem[] => {
    const whole = rows[index];
    if (!whole || whole.kind === "section" || !isAdditiveRow(whole)) return [];
    const groups = Map.groupBy(children.filter(isAdditiveRow), ({ part }) => part ?? "numbered");
    return [...groups].flatMap(([part, group]) => {
      if (part !== "of-which" && group.length < 2) return [];
      return columns.flatMap((column): AnnexProblem[] => {
        const value = valueAt(whole, column);
        const at = figureAt(whole, column)?.at;
        const parts = group.map((row) => {
          const own = valueAt(row, column);
          return own && toWhole(own, row, whole, units);
        });
        // Rows of other units are no parts of this one.
        const isAlike = group.every((row) => toWhole({ units: 1n, scale: 0 }, row, whole, units) !== undefined);
        if (!value || !at || !isAlike) return [];
        const fault = partsFault(whole, value, parts, part !== "of-which");
        return fault ? [toProblem(at, fault)] : [];
      });
    });
  });
}

/** Columns that are parts of another: of one kind and period by places, or of one year by quarters. */
type Group = { readonly whole: number; readonly parts: readonly number[]; readonly kind: "places" | "periods" };

function listGroups(roles: Roles): readonly Group[] {
  const figures = [...roles].flatMap(([column, role]) => (isFigureRole(role) ? [{ column, role }] : []));
  const who = ({ role }: (typeof figures)[number]): string =>
    `${role.kind} ${role.kind === "target" ? role.assigner : role.status}`;
  return figures.flatMap((whole): Group[] => {
    const alike = figures.filter((one) => one !== whole && who(one) === who(whole));
    const places = alike.filter(({ role }) => role.period === whole.role.period && role.place !== undefined);
    const quarters = alike.filter(
      ({ role }) =>
        role.place === whole.role.place && /^\d{4}-Q[1-4]$/u.test(role.period) && role.period.startsWith(`${whole.role.period}-`),
    );
    const columnsOf = (list: typeof figures): readonly number[] => list.map(({ column }) => column);
    return [
      ...(whole.role.place === undefined && places.length >= 2
        ? [{ whole: whole.column, parts: columnsOf(places), kind: "places" } as const]
        : []),
      ...(quarters.length === 4 ? [{ whole: whole.column, parts: columnsOf(quarters), kind: "periods" } as const] : []),
    ];
  });
}

function checkGroup(row: AnnexRow, { whole, parts, kind }: Group): AnnexProblem | undefined {
  const [value, figure] = [valueAt(row, whole), figureAt(row, whole)];
  const values = parts.map((column) => valueAt(row, column));
  const known = values.filter((one) => one !== undefined);
  if (!value || !figure || known.length === 0) return undefined;
  const total = sum(known);
  const off = subtract(total, value);
  const isAll = known.length === values.length;
  if (isAll && isNear(value, known)) return undefined;
  // Quarters may be cumulative: the last one is the year.
  const last = known.at(-1);
  if (kind === "periods" && (!isAll || (last && compare(last, value) === 0))) return undefined;
  if (!isAll && compare(total, value) <= 0) return undefined;
  return toProblem(figure.at, {
    code: kind === "places" ? "ANNEX_PLACES_SUM" : "ANNEX_PERIODS_SUM",
    name: row.name,
    whole: showNumberText(value),
    parts: showNumberText(total),
    off: showNumberText(abs(off)),
  });
}

/**
 * Columns of communes against the column of the whole, and quarters against their year, row by row. A commune without a figure is
 * not zero: while one is missing, the others can only be too much.
 *
 * @problem ANNEX_PLACES_SUM ANNEX_PERIODS_SUM
 * @rule M21
 */
export function checkColumnSums(rows: readonly AnnexRow[], roles: Roles): readonly AnnexProblem[] {
  const groups = listGroups(roles);
  if (groups.length === 0) return [];
  return rows
    .filter((row) => row.kind === "indicator" && isAdditiveRow(row))
    .flatMap((row) => groups.flatMap((group) => checkGroup(row, group) ?? []));
}
