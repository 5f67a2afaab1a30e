import { fold } from "../fold.ts";

/** Letters a code may have; longer ones are cut at a word. */
const MOST_LETTERS = 48;

/** A code out of words: "Nghìn tấn" is "nghin-tan". */
export function toSlug(text: string): string {
  const words = fold(text)
    .replaceAll("%", " phan tram ")
    .match(/[a-z0-9]+/gu);
  let slug = "";
  for (const word of words ?? []) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > MOST_LETTERS) break;
    slug = longer;
  }
  return slug;
}

/** The slug, or else the first numbered one that is free. */
export function toFreeSlug(text: string, isTaken: (slug: string) => boolean, none: string): string {
  const slug = toSlug(text) || none;
  if (!isTaken(slug)) return slug;
  let number = 2;
  while (isTaken(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}
