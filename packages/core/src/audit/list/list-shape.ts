import type { Span } from "../document.ts";
import type { Item } from "./item.ts";
import type { Piece } from "./pieces.ts";

/** How the items of a list look alike. */
export type ListShape = "names" | "leads" | "numbers" | "marked" | "clauses" | "titles" | "short" | "words";

/**
 * A list read: `counts` are the numbers of items its separators allow, the likeliest first. `plain` when nothing in it can be read
 * otherwise: every item of one shape, none that could be two.
 */
export type ListReading = {
  readonly shape: ListShape;
  readonly items: readonly Span[];
  readonly counts: readonly number[];
  readonly plain: boolean;
  /** "…", "v.v.": more could be named. */
  readonly open: boolean;
};

/** A piece of a list with what it looks like. */
export type Read = { readonly piece: Piece; readonly item: Item };

export const unique = (counts: readonly number[]): readonly number[] => [...new Set(counts)];
