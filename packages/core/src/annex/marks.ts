import { type Outcome, refuse } from "../outcome.ts";
import type { Decimal } from "../quantity/decimal.ts";
import { parseNumberText, swapMarks } from "../quantity/number-text.ts";
import { type AnnexFault, type AnnexProblem, type Stated, toProblem } from "./problem.ts";
import type { Marks } from "./role.ts";

/** Examples shown to the person who has to say. */
const MOST_EXAMPLES = 3;

/** Blanks between groups of three are no marks: "28 491". */
function withoutBlanks(text: string): string {
  return /^-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/u.test(text) ? text.replaceAll(" ", "") : text;
}

/** Which marks a number can be read with. */
export function fitsOf(text: string): { readonly vi: boolean; readonly en: boolean } {
  const bare = withoutBlanks(text);
  return { vi: parseNumberText(bare).ok, en: parseNumberText(swapMarks(bare)).ok };
}

/**
 * Reads a number typed as text.
 *
 * @problem ANNEX_NUMBER            it is none with these marks
 * @problem ANNEX_NUMBER_AMBIGUOUS  "each": it can be read both ways
 * @rule M12 M13
 */
export function readMarked(text: string, marks: Marks): Outcome<Decimal, AnnexFault> {
  const bare = withoutBlanks(text);
  const vi = parseNumberText(bare);
  if (marks === "vi" && vi.ok) return vi;
  const en = parseNumberText(swapMarks(bare));
  if (marks === "each" && vi.ok && en.ok && /[.,]/u.test(bare)) return refuse({ code: "ANNEX_NUMBER_AMBIGUOUS", found: text });
  const read = marks === "en" || (marks === "each" && !vi.ok && en.ok) ? en : vi;
  if (read.ok) return read;
  const [problem] = read.problems;
  return refuse({ code: "ANNEX_NUMBER", problem: { ...problem, text: bare } });
}

/** The first examples, as many as are shown to the person who has to say. */
export function few(list: readonly Stated<string>[]): readonly Stated<string>[] {
  return list.slice(0, MOST_EXAMPLES);
}

/** Where the person is asked: nothing is read before. */
export type MarksVote = { readonly marks: Marks | undefined; readonly problems: readonly AnnexProblem[] };

/**
 * Which marks the numbers typed as text show. Numbers that only one reading fits decide; where both kinds stand in one file, or none
 * does and a comma parts three digits, a person has to say.
 *
 * @param texts  every number of the table's figure columns that is text, and where it stands
 * @problem ANNEX_MARKS_MIXED ANNEX_MARKS_UNSURE ANNEX_MARKS_EN
 * @rule M13
 */
export function voteMarks(texts: readonly Stated<string>[]): MarksVote {
  const vi: Stated<string>[] = [];
  const en: Stated<string>[] = [];
  const open: Stated<string>[] = [];
  for (const text of texts) {
    if (!/[.,]/u.test(text.value)) continue;
    const fits = fitsOf(text.value);
    if (fits.vi && fits.en) open.push(text);
    else if (fits.vi) vi.push(text);
    else if (fits.en) en.push(text);
  }
  const ask = (at: Stated<string> | undefined, fault: AnnexFault): MarksVote => ({
    marks: undefined,
    problems: at ? [toProblem(at.at, fault)] : [],
  });
  const [first] = en;
  if (vi.length > 0 && first) return ask(first, { code: "ANNEX_MARKS_MIXED", vi: few(vi), en: few(en) });
  if (first && open.length > 0) return ask(first, { code: "ANNEX_MARKS_UNSURE", examples: few([...en, ...open]) });
  if (first) return { marks: "en", problems: [toProblem(first.at, { code: "ANNEX_MARKS_EN", examples: few(en) })] };
  const commas = open.filter(({ value }) => value.includes(","));
  if (vi.length === 0 && commas.length > 0) return ask(commas[0], { code: "ANNEX_MARKS_UNSURE", examples: few(commas) });
  return { marks: "vi", problems: [] };
}
