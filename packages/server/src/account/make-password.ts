import { randomInt } from "node:crypto";

/** Letters and digits nobody mistakes for one another when he copies them from a screen. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password by chance, in four groups: ninety-nine bits. */
export function makePassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
