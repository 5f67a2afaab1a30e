import { fold } from "../fold.ts";

const MOST_LETTERS = 30;
/** Room for a number behind the name. */
const MOST_BASE_LETTERS = 26;

/**
 * The username a full name gives: the given name, a dot, the family name, without accents; a number behind it when it is taken.
 * Vietnamese names begin with the family and end with the given name.
 *
 * @rule E14
 * @example makeUsername("Nguyễn Văn An", () => false) // "an.nguyen"
 */
export function makeUsername(name: string, isTaken: (username: string) => boolean): string {
  const words = fold(name)
    .split(" ")
    .map((word) => word.replace(/[^a-z0-9]/g, ""))
    .filter((word) => word !== "");
  const [family = ""] = words;
  const given = words.at(-1) ?? "";
  const base = (words.length > 1 ? `${given}.${family}` : given || "nguoi.dung").slice(0, MOST_BASE_LETTERS);
  // The shortest username has three letters.
  if (base.length >= 3 && !isTaken(base)) return base;
  for (let number = base.length < 3 ? 10 : 2; ; number += 1) {
    const username = `${base}${number}`.slice(0, MOST_LETTERS);
    if (!isTaken(username)) return username;
  }
}
