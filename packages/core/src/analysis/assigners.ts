import type { Assigners } from "../plan/assigner.ts";
import type { Book } from "./book.ts";

/** What a book says of assigners; asked for only where several stand side by side. */
export type AssignersBook = Pick<Book, "authority" | "places" | "assigners">;

/** The assigners of a book, and the level of its authority: that of its own place. @rule T4 */
export function listAssigners({ authority, places, assigners = [] }: AssignersBook): Assigners {
  const code = authority.place.split("@")[0];
  return { listed: assigners, own: places.find((place) => place.code === code)?.level };
}
