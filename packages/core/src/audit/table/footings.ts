import type { Claim, Expression } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { listFigures } from "../judge/claim-figures.ts";
import { holds } from "../judge/judge.ts";
import { measureAlike } from "../wording/measures.ts";
import { isAdditive } from "./column-kinds.ts";
import type { Column, Sheet } from "./columns.ts";
import { findMissingRows, isNearGap } from "./missing-row.ts";
import { type Footed, type Footing, isOfWhich, listFootings } from "./row-footings.ts";

/** An empty part is not zero. A dash is nearly always none of it; an empty cell, "x" and "…" may be a figure nobody gave. */
function bindingOf(column: Column, footing: Footing, sheet: Sheet, found: number): Claim["binding"] {
  const missing = footing.parts.filter(
    (row) => column.figures[row] === undefined && sheet.blanks.get(row)?.get(column.index) !== "-",
  );
  if (missing.length > 0) return "loose";
  return found === footing.parts.length ? "firm" : "likely";
}

const add = (figures: readonly Figure[]): Expression => ({
  op: "sum",
  terms: figures.map((figure) => ({ op: "figure", figure })),
});

/** The total of one column; undefined where it is not printed, or most parts are not, or measure something else. */
export function claimAt(column: Column, footing: Footing, sheet: Sheet): Claim | undefined {
  const stated = column.figures[footing.total];
  const figuresAt = (rows: readonly number[]): readonly Figure[] => rows.flatMap((row) => column.figures[row] ?? []);
  const [present, less] = [figuresAt(footing.parts), figuresAt(footing.less)];
  const parts = present.filter((figure) => stated && measureAlike(stated, figure));
  if (!stated || parts.length + less.length < 2 || parts.length * 2 < footing.parts.length) return undefined;
  if (less.length < footing.less.length) return undefined;
  return {
    kind: "claim",
    rule: "sum",
    stated,
    expression: less.length > 0 ? { op: "difference", a: add(parts), b: add(less) } : add(parts),
    compare: "equal",
    binding: parts.length < present.length ? "loose" : bindingOf(column, footing, sheet, parts.length),
    alternatives: [],
    group: `footing:${stated.id}`,
  };
}

/** Of zeros, or of one part and zeros, a total proves nothing. */
function proves({ stated, expression }: Claim): boolean {
  return stated.value.units !== 0n && listFigures(expression).filter(({ value }) => value.units !== 0n).length > 1;
}

/** Three digits seldom add up by chance. */
function isTelling({ value }: Figure): boolean {
  return value.units > 99n || value.units < -99n;
}

/** A footing is believed when it holds in at least half of the columns, and in one that no chance explains. @rule Q181 */
function testFooting(footing: Footing, columns: readonly Column[], sheet: Sheet): Footed {
  const claims = columns.flatMap((column) => claimAt(column, footing, sheet) ?? []);
  const held = claims.filter((claim) => holds(claim));
  const proving = held.filter(proves);
  const believed = proving.length > 0 && held.length * 2 >= claims.length;
  const isSure = proving.length >= 2 || proving.some(({ stated }) => isTelling(stated));
  const soften = (claim: Claim): Claim =>
    claim.binding === "firm" && believed && !isSure ? { ...claim, binding: "likely" } : claim;
  return { footing, believed, claims: claims.map(soften) };
}

/** A list "Trong đó" is not all there is: its match is told, its gap is none. */
function isExtract({ footing }: Footed, sheet: Sheet): boolean {
  return sheet.rows.some((row) => row.index > footing.total && row.index < (footing.parts[0] ?? 0) && isOfWhich(row));
}

/** "Tổng (I+II)" says what it is made of, even where no other column proves it: a misfit is looked at, unless it is another thing altogether. */
function asPrinted({ footing, claims, believed }: Footed): readonly Claim[] {
  if (footing.by !== "label" || believed || !claims.every((claim) => holds(claim) || isNearGap(claim))) return [];
  return claims.map((claim): Claim => (claim.binding === "firm" ? { ...claim, binding: "likely" } : claim));
}

/**
 * Totals of rows: by words ("Tổng cộng"), by the numbering of rows and by how they are set. A footing is believed when it holds in at
 * least half of the additive columns; then the others are errors. A row named as the table's total that nothing makes up is looked at.
 *
 * @rule Q181 Q293 Q295
 */
export function findFootings(sheet: Sheet): readonly Claim[] {
  const columns = sheet.columns.filter(isAdditive);
  const rows = sheet.rows.slice(sheet.firstRow);
  const tested = listFootings(rows).map((footing) => testFooting(footing, columns, sheet));
  const believed = tested.filter((footed) => footed.believed);
  const claims = believed.flatMap((footed) =>
    isExtract(footed, sheet) ? footed.claims.map((claim): Claim => ({ ...claim, binding: "loose" })) : footed.claims,
  );
  return [...claims, ...tested.flatMap(asPrinted), ...findMissingRows(sheet, tested)];
}
