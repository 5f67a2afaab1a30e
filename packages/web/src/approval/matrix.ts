import type { MatrixRowJson } from "@kehoach/api/approval";

export type SectorStanding = MatrixRowJson["cells"][number]["standing"];

/** How many places are where. @rule Y67 */
export function countMatrix(rows: readonly MatrixRowJson[]): {
  readonly of: number;
  readonly locked: number;
  readonly waiting: number;
  readonly returned: number;
  readonly unsent: number;
} {
  const count = (...states: readonly MatrixRowJson["state"][]): number =>
    rows.filter(({ state }) => states.includes(state)).length;
  return {
    of: rows.length,
    locked: count("approved"),
    waiting: count("submitted"),
    returned: count("returned"),
    unsent: count(null, "draft"),
  };
}

/** The standing of all sectors of a place, where they are one; told once instead of line by line. @rule Y67 */
export function findCommon({ cells }: MatrixRowJson): SectorStanding | undefined {
  const [first, ...rest] = cells;
  return first !== undefined && rest.every(({ standing }) => standing === first.standing) ? first.standing : undefined;
}
