import { type Outcome, refuse } from "@kehoach/core/outcome";
import type { PackFault } from "@kehoach/core/pack/problem";
import type { Setter } from "@kehoach/core/pack/setter";
import { sayPackFaultEn } from "@kehoach/core/words/pack-en";
import { sayPackFaultVi } from "@kehoach/core/words/pack-vi";
import { saySetterEn } from "@kehoach/core/words/setter-en";
import { saySetterVi } from "@kehoach/core/words/setter-vi";
import type { Language } from "./figure-json.ts";
import type { ApiProblem } from "./problem.ts";

/** Why a change of what an authority enters itself was not applied, as applying a pack tells it. */
export type LocalFault = {
  readonly code: string;
  readonly key?: string;
  readonly setBy?: Setter;
  readonly problem?: { readonly fault: PackFault };
};

/** How a whole that does not fit together is called where it was entered. */
type LocalCode = "PLAN_PACK" | "ANNEX_PACK" | "FORM_PACK";

function isFault(problem: LocalFault | ApiProblem): problem is LocalFault {
  return problem.code.startsWith("APPLY_") || problem.code.startsWith("LOCAL_");
}

/**
 * What became of such a change, for the wire. Refusals of its own stay as they are. What is typed is checked part by part before; what
 * only the whole shows (a code that stands twice, a calendar there is not) is said in the words of packs.
 */
export function settleLocal<T>(
  made: Outcome<T, LocalFault | ApiProblem>,
  code: LocalCode,
  language: Language,
): Outcome<T, ApiProblem> {
  if (made.ok) return made;
  const say = language === "en" ? sayPackFaultEn : sayPackFaultVi;
  const saySetter = language === "en" ? saySetterEn : saySetterVi;
  const toOne = (one: LocalFault | ApiProblem): ApiProblem => {
    if (!isFault(one)) return one;
    const { code: reason, key = "", setBy, problem } = one;
    if (reason === "APPLY_CONFLICT" && setBy !== undefined) return { code: "PLAN_CONFLICT", note: saySetter(setBy), found: key };
    if (problem === undefined) throw new Error(`the local pack was refused: ${reason} ${key}`);
    return { code, note: say(problem.fault) };
  };
  const [first, ...rest] = made.problems;
  return refuse(toOne(first), ...rest.map(toOne));
}
