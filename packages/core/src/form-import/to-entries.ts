import type { CellId, Entries, Entry } from "../form/sheet.ts";
import type { FormImport } from "./form-import.ts";

/** A cell to be saved; without an entry it is emptied. */
export type CellToSave = { readonly cell: CellId; readonly entry?: Entry };

/** The cells that an import changes: what is refused, waits for an answer or is there already is none of them. @rule Z10 Z11 */
export function toEntries({ cells }: Pick<FormImport, "cells">): readonly CellToSave[] {
  return cells.flatMap(({ cell, entry, state }): CellToSave[] => {
    if (state === "cleared") return [{ cell }];
    return (state === "new" || state === "changed") && entry ? [{ cell, entry }] : [];
  });
}

/** What is entered once these cells are saved. */
export function mergeEntries(entries: Entries, saves: readonly CellToSave[]): Entries {
  const merged = new Map(entries);
  for (const { cell, entry } of saves) {
    if (entry) merged.set(cell, entry);
    else merged.delete(cell);
  }
  return merged;
}
