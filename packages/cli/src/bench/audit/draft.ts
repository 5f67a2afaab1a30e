import { printLike } from "./print-number.ts";
import type { PrintedNumber } from "./printed-number.ts";
import type { Formula, Relation } from "./relation.ts";

/** A text being written, with the places of its numbers and what holds between them. */
export type Draft = {
  /** Adds words. */
  readonly say: (words: string) => Draft;
  /** Adds a number of so many decimals, grouped; gives where it begins. */
  readonly put: (units: bigint, decimals?: number, wide?: number) => number;
  readonly relate: (relation: Relation) => void;
  readonly done: () => { readonly text: string; readonly relations: readonly Relation[] };
};

/** The shape of a number as reports print it: groups of three, a comma before the decimals, "05" where `wide` is 2. */
export function printUnits(units: bigint, decimals = 0, wide = 1): string {
  const model: PrintedNumber = {
    start: 0,
    end: 0,
    text: wide > 1 ? "0".repeat(wide - 1).concat("1") : decimals > 0 ? "1,0" : "1",
    value: { n: 1n, d: 1n },
    decimals,
    scale: 0,
    grouped: true,
  };
  return printLike(model, units);
}

export function startDraft(): Draft {
  let text = "";
  const relations: Relation[] = [];
  const draft: Draft = {
    say: (words) => {
      text += words;
      return draft;
    },
    put: (units, decimals = 0, wide = 1) => {
      const at = text.length;
      text += printUnits(units, decimals, wide);
      return at;
    },
    relate: (relation) => void relations.push(relation),
    done: () => ({ text, relations }),
  };
  return draft;
}

export const number = (at: number): Formula => ({ op: "number", at });
export const hundred: Formula = { op: "constant", value: { n: 100n, d: 1n } };
export const combine = (op: "+" | "-" | "*" | "/", a: Formula, b: Formula): Formula => ({ op, a, b });
export const percentOf = (a: number, b: number): Formula => combine("/", combine("*", hundred, number(a)), number(b));
export const sumOf = (parts: readonly number[]): Formula => parts.map(number).reduce((sum, part) => combine("+", sum, part));

/** Half-up whole units of 100·a/b at so many decimals; a and b in the same units. */
export function percentUnits(a: bigint, b: bigint, decimals: number): bigint {
  const top = a * 100n * 10n ** BigInt(decimals);
  return (top * 2n + b) / (b * 2n);
}
