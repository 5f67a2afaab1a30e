import { assess } from "@kehoach/core/analysis/assess";
import type { Book } from "@kehoach/core/analysis/book";
import { type Stood, toStood } from "@kehoach/core/explanation/stood";
import type { Cell } from "@kehoach/core/indicator/cell";
import type { JudgeMode } from "@kehoach/core/verdict/verdict";
import { fillBook } from "../book/read.ts";
import { loadRelations } from "../fact/read.ts";
import { findCellKeys } from "../fact-key/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** A cell with the way of judging it. */
export type JudgedCell = { readonly cell: Cell; readonly mode: JudgeMode };

/**
 * How some cells stand now, in their order. Undefined: the indicator is there no more.
 * @param book  without facts
 * @rule Y101 Y107
 */
export async function loadStood(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  book: Book,
  asked: readonly JudgedCell[],
): Promise<readonly (Stood | undefined)[]> {
  if (asked.length === 0) return [];
  const cells = asked.map(({ cell }) => cell);
  const keys = await findCellKeys(tx, scope, authorityId, cells);
  const indicators = [...new Set(cells.map(({ indicator }) => indicator))];
  const relations = await loadRelations(tx, scope, authorityId, { indicators });
  const filled = await fillBook(tx, scope, authorityId, book, { keys, relations, moment: {} });
  return asked.map(({ cell, mode }) => {
    const indicator = filled.indicators.get(cell.indicator);
    return indicator && toStood(assess(filled, indicator, cell, { mode }), mode);
  });
}
