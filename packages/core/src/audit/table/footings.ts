import type { Claim } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { holds } from "../judge/judge.ts";
import { measureAlike } from "../relation/measures.ts";
import type { Column, Row, Sheet } from "./columns.ts";

/** A row and the rows it should be the sum of. */
type Footing = { readonly total: number; readonly parts: readonly number[] };

const TOTAL = /^\s*(?:tổng(?: cộng| số)?|cộng|toàn (?:tỉnh|huyện|xã|thành phố|quốc)|cả (?:nước|tỉnh|huyện)|chung)(?!\p{L})/iu;
const NOT_ADDITIVE = /%|tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|bình quân|năng suất|chỉ số|tốc độ|so với|mật độ|hệ số|đơn giá/iu;

/** How deep a row's mark puts it: I 1, A 1, 1 2, 1.1 3, a 3, - 4; 0 without a mark. */
function depthOf(mark: string): number {
  if (mark === "") return 0;
  if (/^[IVXLC]+$/u.test(mark)) return 1;
  if (/^\d+(?:\.\d+)*$/u.test(mark)) return 1 + mark.split(".").length;
  if (/^[a-zđ]$/u.test(mark)) return 5;
  return 6;
}

/** Rows under a marked row, one level down: "I" over "1", "2"; "1" over "1.1" or "-". */
function fromMarks(rows: readonly Row[]): readonly Footing[] {
  const found: Footing[] = [];
  for (const [place, row] of rows.entries()) {
    const own = depthOf(row.mark);
    if (own === 0) continue;
    const under: Row[] = [];
    for (const next of rows.slice(place + 1)) {
      const depth = depthOf(next.mark);
      if (depth === 0 ? next.label !== "" : depth <= own) break;
      if (depth > 0) under.push(next);
    }
    const level = Math.min(...under.map((next) => depthOf(next.mark)));
    const parts = under.filter((next) => depthOf(next.mark) === level);
    if (parts.length >= 2) found.push({ total: row.index, parts: parts.map((part) => part.index) });
  }
  return found;
}

/** "Tổng cộng" over or under the rows it foots; of marked rows only those of the highest level. */
function fromWords(rows: readonly Row[]): readonly Footing[] {
  const found: Footing[] = [];
  for (const [place, row] of rows.entries()) {
    if (!TOTAL.test(row.label)) continue;
    const isOther = (other: Row): boolean => other.label !== "" && !TOTAL.test(other.label);
    const below = rows.slice(place + 1, nextTotal(rows, place + 1)).filter(isOther);
    const above = rows.slice(lastTotal(rows, place - 1) + 1, place).filter(isOther);
    for (const around of [below, above]) {
      const level = Math.min(...around.map((other) => depthOf(other.mark) || 9));
      const parts = around.filter((other) => (depthOf(other.mark) || 9) === level);
      if (parts.length >= 2) found.push({ total: row.index, parts: parts.map((part) => part.index) });
    }
  }
  return found;
}

function nextTotal(rows: readonly Row[], from: number): number {
  const at = rows.findIndex((row, index) => index >= from && TOTAL.test(row.label));
  return at < 0 ? rows.length : at;
}

function lastTotal(rows: readonly Row[], from: number): number {
  return rows.findLastIndex((row, index) => index <= from && TOTAL.test(row.label));
}

function claimAt(column: Column, footing: Footing): Claim | undefined {
  const stated = column.figures[footing.total];
  const parts = footing.parts.flatMap((row): readonly Figure[] => {
    const figure = column.figures[row];
    return figure && (!stated || measureAlike(stated, figure)) ? [figure] : [];
  });
  if (!stated || parts.length < 2 || parts.length * 2 < footing.parts.length) return undefined;
  return {
    kind: "claim",
    rule: "sum",
    stated,
    expression: { op: "sum", terms: parts.map((figure) => ({ op: "figure", figure })) },
    compare: "equal",
    // An empty cell may be a figure nobody gave.
    binding: parts.length === footing.parts.length ? "firm" : "likely",
    alternatives: [],
    group: `footing:${stated.id}`,
  };
}

/**
 * Totals of rows: by words ("Tổng cộng") and by the numbering of rows. A footing is believed when it holds in at least half of the
 * additive columns; then the others are errors. @rule Q181
 */
export function findFootings(sheet: Sheet): readonly Claim[] {
  const columns = sheet.columns.filter(
    (column) => !NOT_ADDITIVE.test(column.header) && !column.figures.some((figure) => figure?.unit.dimension === "percent"),
  );
  const rows = sheet.rows.slice(sheet.firstRow);
  const found: Claim[] = [];
  for (const footing of [...fromMarks(rows), ...fromWords(rows)]) {
    const claims = columns.flatMap((column) => claimAt(column, footing) ?? []);
    const held = claims.filter((claim) => holds(claim));
    const proven = held.some((claim) => claim.stated.value.units !== 0n);
    if (!proven || held.length * 2 < claims.length) continue;
    found.push(...claims);
  }
  return found;
}
