import type { ApiProblem } from "./problem.ts";

/** What a refusal is called, and what is to be said of one. */
export type Sentence = { readonly title: string; readonly detail: (problem: ApiProblem) => string };

/** A refusal of a rule: what there is to say was said where the names of lines and columns, or of the file, are known. */
export function ruled(title: string): Sentence {
  return { title, detail: (p) => p.note ?? `${title}.` };
}
