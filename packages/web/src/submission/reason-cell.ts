import type { CellId } from "@kehoach/core/form/sheet";

/** A reason for a problem is kept, sent and undone as what stands in a cell is, under a name that no cell has: keys of lines hold no blank. */
const PREFIX = "reason ";

export function reasonCell(key: string): CellId {
  return `${PREFIX}${key}`;
}

export function isReason(cell: CellId): boolean {
  return cell.startsWith(PREFIX);
}

export function problemKeyOf(cell: CellId): string {
  return cell.slice(PREFIX.length);
}
