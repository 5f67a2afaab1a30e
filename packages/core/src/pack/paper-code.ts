import { fold } from "../fold.ts";

/** The code a document gets where nobody gives it one: from its number, or its kind and day, and its year. */
export function toPaperCode({
  type,
  number,
  date,
}: {
  readonly type: string;
  readonly number?: string;
  readonly date: string;
}): string {
  const name = fold(number ?? `${type} ${date}`)
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
  return `${name}-${date.slice(0, 4)}`;
}
