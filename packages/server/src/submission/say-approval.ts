import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { ApprovalProblem } from "@kehoach/core/submission/submission";
import { sayApprovalProblemEn } from "@kehoach/core/words/approval-en";
import { sayApprovalProblemVi } from "@kehoach/core/words/approval-vi";

/** The refusal of something about an approval, for the wire, in words that name sectors and people. */
export function refuseApproval(
  [first, ...rest]: readonly [ApprovalProblem, ...ApprovalProblem[]],
  nameOf: (code: string) => string,
  language: Language,
): { readonly ok: false; readonly problems: readonly [ApiProblem, ...ApiProblem[]] } {
  const say = language === "en" ? sayApprovalProblemEn : sayApprovalProblemVi;
  const toOne = (problem: ApprovalProblem): ApiProblem => ({
    code: problem.code,
    ...(problem.code === "APPROVAL_REASON_MISSING" ? { parameter: "reason" } : {}),
    ...(problem.code === "APPROVAL_CHANGED" ? { parameter: "sending", found: String(problem.now) } : {}),
    note: say(problem, nameOf),
  });
  return { ok: false, problems: [toOne(first), ...rest.map(toOne)] };
}
