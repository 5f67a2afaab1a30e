import type { Language } from "@kehoach/api/figure-json";
import { showMomentEn, showMomentVi } from "@kehoach/api/moment-text";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Book } from "@kehoach/core/analysis/book";
import type { ExplanationProblem } from "@kehoach/core/explanation/explanation";
import { sayExplanationProblemEn } from "@kehoach/core/words/explanation-en";
import { sayExplanationProblemVi } from "@kehoach/core/words/explanation-vi";
import { loadNames } from "../account/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** The refusal of something about an explanation, for the wire, in words that name sectors and people. */
export async function refuseExplanation(
  tx: Tx,
  scope: Scope,
  [first, ...rest]: readonly [ExplanationProblem, ...ExplanationProblem[]],
  { sectors }: Pick<Book, "sectors">,
  language: Language,
): Promise<{ readonly ok: false; readonly problems: readonly [ApiProblem, ...ApiProblem[]] }> {
  const people = await loadNames(
    tx,
    scope,
    [first, ...rest].flatMap((problem) =>
      "by" in problem ? [problem.by] : problem.code === "EXPLANATION_NOT_ASKED_OF_YOU" ? problem.people : [],
    ),
  );
  const names = new Map(sectors.map(({ code, name }) => [code, name]));
  const nameOf = (code: string): string => people[code] ?? names.get(code) ?? code;
  const say = (problem: ExplanationProblem): string =>
    language === "en"
      ? sayExplanationProblemEn(problem, nameOf, showMomentEn)
      : sayExplanationProblemVi(problem, nameOf, showMomentVi);
  const toOne = (problem: ExplanationProblem): ApiProblem => ({
    code: problem.code,
    ...(problem.code === "EXPLANATION_TEXT_MISSING" ? { parameter: "text" } : {}),
    note: say(problem),
  });
  return { ok: false, problems: [toOne(first), ...rest.map(toOne)] };
}
