import type { ActBody } from "@kehoach/api/client";
import type { CellVersionJson } from "@kehoach/api/sheet";
import { toEntry } from "@kehoach/api/sheet-json";
import type { ReasonVersionJson, SheetReplyJson } from "@kehoach/api/sheet-reply";
import type { SavedCellJson } from "@kehoach/api/submission";
import { type CellId, cellOf } from "@kehoach/core/form/sheet";
import { isReason, problemKeyOf, reasonCell } from "./reason-cell.ts";
import type { Held, Mine } from "./sheet-state.ts";
import { columnCodeOf, rowKeyOf } from "./sheet-view.ts";

/** Which form it is, as every act and question names it. */
export function keyOf({ authority, regime, place, sheet }: SheetReplyJson): {
  readonly authority: string;
  readonly regime: string;
  readonly place: string;
  readonly period: string;
} {
  return { authority, regime, place: place.key, period: sheet.period };
}

type SavedReasonJson = NonNullable<ActBody<"saveSheet">["reasons"]>[number];
type Versions = { readonly cells: readonly CellVersionJson[]; readonly reasons: readonly ReasonVersionJson[] };

/** What the server tells of cells and of reasons, as the sheet holds both. */
export function readVersions({ cells, reasons }: Versions): readonly (readonly [CellId, Held])[] {
  return [
    ...cells.map(
      ({ row, column, seq, by, at, ...said }) => [cellOf(row, column), { entry: toEntry(said), seq, by, at }] as const,
    ),
    ...reasons.map(
      ({ key, text, seq, by, at }) => [reasonCell(key), { entry: text === null ? undefined : { text }, seq, by, at }] as const,
    ),
  ];
}

function toSavedCell(cell: CellId, { entry, base }: Mine): SavedCellJson {
  return {
    row: rowKeyOf(cell),
    column: columnCodeOf(cell),
    base,
    text: entry?.text ?? null,
    ...(entry?.none === undefined ? {} : { none: entry.none }),
    ...(entry?.qualifiers === undefined ? {} : { qualifiers: [...entry.qualifiers] }),
    ...(entry?.note === undefined ? {} : { note: entry.note }),
  };
}

/** What is sent, as the act takes it. */
export function toEdits(unsent: readonly (readonly [CellId, Mine])[]): {
  readonly cells: SavedCellJson[];
  readonly reasons: SavedReasonJson[];
} {
  return {
    cells: unsent.flatMap(([cell, own]) => (isReason(cell) ? [] : [toSavedCell(cell, own)])),
    reasons: unsent.flatMap(([cell, { entry, base }]) =>
      isReason(cell) ? [{ key: problemKeyOf(cell), base, text: entry?.text ?? null }] : [],
    ),
  };
}

type Saved = {
  readonly cells: readonly { readonly row: string; readonly column: string; readonly seq: number }[];
  readonly reasons: readonly { readonly key: string; readonly seq: number }[];
};

/** What was sent, with the version it became. */
export function readSaved(
  saved: Saved,
  sent: ReadonlyMap<CellId, Mine>,
  who: { readonly by: string; readonly at: string },
): readonly (readonly [CellId, Held])[] {
  const toHeld = (cell: CellId, seq: number): (readonly [CellId, Held])[] => {
    const own = sent.get(cell);
    return own === undefined ? [] : [[cell, { entry: own.entry, seq, ...who }]];
  };
  return [
    ...saved.cells.flatMap(({ row, column, seq }) => toHeld(cellOf(row, column), seq)),
    ...saved.reasons.flatMap(({ key, seq }) => toHeld(reasonCell(key), seq)),
  ];
}
