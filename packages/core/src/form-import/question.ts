import type { CellAt } from "../annex/problem.ts";
import type { Examples } from "./problem.ts";

/** What may be answered: `answer` is sent back, `label` is a name of the file or of the form. */
export type Choice = { readonly answer: string; readonly label: string; readonly at?: CellAt };

/**
 * Something that only a person knows. Cells that hang on it are not taken before it is answered; `offer` is what would be taken.
 * The answer "skip" leaves what is asked of out.
 */
export type Question = { readonly id: string; readonly at: CellAt } /** Several tables of the file look like the form. */ & (
  | { readonly kind: "table"; readonly choices: readonly Choice[] }
  | { readonly kind: "column"; readonly header: string; readonly choices: readonly Choice[]; readonly offer?: string }
  | { readonly kind: "line"; readonly label: string; readonly choices: readonly Choice[]; readonly offer?: string }
  /**
   * Which mark parts the decimals of numbers typed as text, "vi" for 1.234,5 or "en" for 1,234.5: of one column, or of all that need
   * it. `vi`, `en`: numbers that can be read in this way only; `open`: in both.
   */
  | {
      readonly kind: "marks";
      readonly headers: readonly string[];
      readonly vi: Examples;
      readonly en: Examples;
      readonly open: Examples;
    }
  /** What a dash says: "none", "blank", or "zero" where a zero is shown so. */
  | { readonly kind: "dash"; readonly examples: Examples; readonly hasZero: boolean }
  /** A unit nobody knows: "same" takes it for the one of the line. */
  | { readonly kind: "unit"; readonly found: string; readonly examples: Examples; readonly units: readonly string[] }
  /** Cells that hold more digits than they show: "printed" (taken if nobody answers) or "stored". */
  | { readonly kind: "digits"; readonly examples: Examples; readonly count: number }
  /** Cells that are filled in the form and empty in the file: "keep" (taken if nobody answers) or "clear". */
  | { readonly kind: "empty"; readonly examples: Examples; readonly count: number }
);

/** Answers by the id of the question. */
export type Answers = ReadonlyMap<string, string>;

export const SKIP = "skip";

/** Questions that hold nothing back: what is done without an answer is the careful thing. */
export function isOptional({ kind }: Question): boolean {
  return kind === "empty" || kind === "digits";
}
