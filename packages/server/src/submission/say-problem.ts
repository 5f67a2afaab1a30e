import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { RecallProblem, SaveProblem, SubmitProblem } from "@kehoach/core/submission/submission";
import { saySubmissionProblemEn } from "@kehoach/core/words/form-en";
import { saySubmissionProblemVi } from "@kehoach/core/words/form-vi";
import type { FoundSheet } from "./find-sheet.ts";
import { openGiven, toGiven } from "./given.ts";

type Problem = SaveProblem | SubmitProblem | RecallProblem;

/** What a problem is of: a cell, by its line and column, or what was sent beside them. */
function parameterOf(problem: Problem): Pick<ApiProblem, "parameter"> {
  if ("cell" in problem) return { parameter: problem.cell };
  if ("problem" in problem) return { parameter: problem.problem.cells[0] };
  return problem.code === "RECALL_REASON_MISSING" ? { parameter: "reason" } : {};
}

/** The refusal of something about a form, for the wire: everything against it, in words that name lines and columns. */
export function refuseForm(
  [first, ...rest]: readonly [Problem, ...Problem[]],
  found: FoundSheet,
  language: Language,
): { readonly ok: false; readonly problems: readonly [ApiProblem, ...ApiProblem[]] } {
  const sheet = openGiven(toGiven(found, []));
  const say = language === "en" ? saySubmissionProblemEn : saySubmissionProblemVi;
  const toOne = (problem: Problem): ApiProblem => ({
    code: problem.code,
    ...parameterOf(problem),
    note: say(sheet, problem),
  });
  return { ok: false, problems: [toOne(first), ...rest.map(toOne)] };
}
