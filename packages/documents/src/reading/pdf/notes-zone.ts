import type { PageLayout } from "./page-layout.ts";

/** Notes are set smaller than the text they belong to. */
const SMALLER = 0.94;

/**
 * Where the notes at the foot of a page begin, as an index of its lines; lines.length when it has none. They are small to the end
 * of the page and begin with raised digits, or under a short line.
 *
 * @rule Q41
 */
export function findNotes(page: PageLayout, bodySize: number): number {
  const { lines, noteRules } = page;
  const lastTable = page.tables.reduce((bottom, { grid }) => Math.max(bottom, grid.bottom), 0);
  let start = lines.length;
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const line = lines[i];
    if (!line || line.size > bodySize * SMALLER || line.y < lastTable) break;
    const before = lines[i - 1];
    const ruled = noteRules.some((at) => at < line.y && (!before || at > before.y));
    if (line.segments[0]?.raised || ruled) start = i;
  }
  return start;
}
