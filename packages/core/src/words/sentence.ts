/** One sentence for every code a problem (or reason) can have: a forgotten code does not compile. */
export type Sentences<P extends { readonly code: string }> = {
  readonly [C in P["code"]]: (problem: P & { readonly code: C }) => string;
};

/** The sentence of a problem. */
export function toSentence<P extends { readonly code: string }>(sentences: Sentences<P>, problem: P): string {
  const code: P["code"] = problem.code;
  // The table is total and keyed by the problem's own code, so the function found takes this very problem.
  const sentence = sentences[code] as (problem: P) => string;
  return sentence(problem);
}
