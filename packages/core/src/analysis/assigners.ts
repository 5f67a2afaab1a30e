import type { Assigners } from "../plan/assigner.ts";
import type { Book } from "./book.ts";

/** What a book says of assigners; asked for only where several stand side by side. */
export type AssignersBook = Pick<Book, "authority" | "places" | "assigners">;

/** The assigners of a book, and the level of its authority: that of its own place, of a bare code the youngest place that has it. @rule T4 */
export function listAssigners({ authority, places, assigners = [] }: AssignersBook): Assigners {
  const [code, validFrom] = authority.place.split("@");
  const [own] = places
    .filter((place) => place.code === code && (validFrom === undefined || place.validFrom === validFrom))
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return { listed: assigners, own: own?.level };
}
