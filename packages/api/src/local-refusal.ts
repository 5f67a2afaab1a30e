import { type Outcome, refuse } from "@kehoach/core/outcome";
import type { PackFault } from "@kehoach/core/pack/problem";
import { sayPackFaultEn } from "@kehoach/core/words/pack-en";
import { sayPackFaultVi } from "@kehoach/core/words/pack-vi";
import type { Language } from "./figure-json.ts";
import type { ApiProblem } from "./problem.ts";

/** Why a change of what an authority enters itself was not applied, as applying a pack tells it. */
export type LocalFault = {
  readonly code: string;
  readonly key?: string;
  readonly setBy?: string;
  readonly problem?: { readonly fault: PackFault };
};

/**
 * The refusal of such a change, for the wire. What is typed is checked part by part before; what only the whole shows (a code that
 * stands twice, a calendar there is not) is said in the words of packs.
 *
 * @param code  how a whole that does not fit together is called where it was entered
 */
export function refuseLocal(
  problems: readonly [LocalFault, ...LocalFault[]],
  code: "PLAN_PACK" | "ANNEX_PACK",
  language: Language,
): Outcome<never, ApiProblem> {
  const say = language === "en" ? sayPackFaultEn : sayPackFaultVi;
  const toOne = ({ code: reason, key = "", setBy = "", problem }: LocalFault): ApiProblem => {
    if (reason === "APPLY_CONFLICT") return { code: "PLAN_CONFLICT", note: setBy, found: key };
    if (problem === undefined) throw new Error(`the local pack was refused: ${reason} ${key}`);
    return { code, note: say(problem.fault) };
  };
  const [first, ...rest] = problems;
  return refuse(toOne(first), ...rest.map(toOne));
}
