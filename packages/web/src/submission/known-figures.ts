import { openReading } from "@kehoach/core/form/compute-cell";
import { findTarget, isFigured } from "@kehoach/core/form/reading";
import type { SheetCell } from "@kehoach/core/form/sheet";
import type { SheetColumn } from "@kehoach/core/form/sheet-column";
import { showFigure } from "@kehoach/core/form/show-cell";
import { findBase, listTypedCells } from "@kehoach/core/form/typed-cell";
import type { Snapshot } from "./sheet-store.ts";

/** What is known beside a cell that is typed: of the period before, of last year, and planned; undefined where the form asks none of it. */
export type KnownFigures = {
  readonly previous: string | undefined;
  readonly same: string | undefined;
  readonly plan: string | undefined;
  readonly has: { readonly previous: boolean; readonly same: boolean };
};

/** As the checks see it, so that what they say can be followed. */
export function findKnown({ view, entries }: Snapshot, row: string, column: string): KnownFigures | undefined {
  const { sheet } = view;
  const line = sheet.lines.get(row);
  if (line === undefined) return undefined;
  const cell = listTypedCells(openReading(sheet, entries), line).find((one) => one.column.column.code === column);
  if (cell === undefined) return undefined;
  const show = (found: SheetCell | undefined): string | undefined =>
    found !== undefined && isFigured(found) ? showFigure(sheet, row, column, found.value) : undefined;
  const { backs }: SheetColumn = cell.column;
  return {
    previous: show(findBase(cell, backs.previous)),
    same: show(findBase(cell, backs.same)),
    plan: show(sheet.columns.plan && findTarget(sheet, line, sheet.columns.plan)),
    has: { previous: backs.previous !== undefined, same: backs.same !== undefined },
  };
}
