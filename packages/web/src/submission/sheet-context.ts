import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import { createContext, useContext, useSyncExternalStore } from "react";
import { showUser } from "../data/show-user.ts";
import type { Column, Line } from "./form-look.ts";
import { toneOf } from "./row-look.ts";
import type { SheetStore, Snapshot } from "./sheet-store.ts";

/** A sheet on the screen: what does not change while it is looked at, and what holds what does. */
export type SheetPlace = {
  readonly reply: SheetReplyJson;
  readonly store: SheetStore;
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
};

export const SheetContext = createContext<SheetPlace | undefined>(undefined);

export function useSheet(): SheetPlace {
  const place = useContext(SheetContext);
  if (place === undefined) throw new Error("outside of a sheet");
  return place;
}

export function useSnapshot(): Snapshot {
  const { store } = useSheet();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Why nothing is typed into a cell. */
export type Lock = "computed" | "held" | "heading" | "sector" | "closed";

/** Undefined where it is typed into. */
export function lockOf({ view, moving }: Snapshot, row: string, column: string): Lock | undefined {
  const tone = toneOf(view.sheet, row, column);
  if (tone === "blank") return "heading";
  if (tone !== "typed" && tone !== "note") return tone;
  if (!moving.may.enter) return "closed";
  return moving.may.rows === null || moving.may.rows.includes(row) ? undefined : "sector";
}

export function showPerson({ people }: Snapshot, by: string): string {
  return people[by] ?? showUser(by);
}
