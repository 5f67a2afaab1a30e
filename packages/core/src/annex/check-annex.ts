import type { UnitTable } from "../quantity/unit.ts";
import { checkComparisons } from "./check-comparisons.ts";
import { checkDoubles, checkJumps, type LastYear } from "./check-jumps.ts";
import { checkColumnSums, checkParts } from "./check-sums.ts";
import { rolesOf } from "./mapping.ts";
import type { AnnexProblem } from "./problem.ts";
import type { Mapping } from "./role.ts";
import type { AnnexRow } from "./row.ts";

/**
 * What the figures of an annex say against each other, told before anything is taken: parts and wholes, printed comparisons, jumps
 * that a unit explains, rows that stand twice. None of it keeps the annex from being imported.
 *
 * @param lastYear  figures of the year before that the paper does not print, in the units of the rows
 * @rule M21 M22 M23 M24
 */
export function checkAnnex(
  rows: readonly AnnexRow[],
  mapping: Mapping,
  units: UnitTable,
  lastYear?: LastYear,
): readonly AnnexProblem[] {
  const roles = rolesOf(mapping);
  const headers = new Map(mapping.columns.map(({ column, header }) => [column, header]));
  return [
    ...checkParts(rows, roles, units),
    ...checkColumnSums(rows, roles),
    ...checkComparisons(rows, roles, headers),
    ...checkJumps(rows, roles, lastYear),
    ...checkDoubles(rows),
  ];
}
