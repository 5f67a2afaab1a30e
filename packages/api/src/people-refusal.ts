import type { PeopleProblem } from "@kehoach/core/access/people-problem";
import { type Outcome, refuse } from "@kehoach/core/outcome";
import type { ApiProblem } from "./problem.ts";

/** The refusals of a decision about people, for the wire. */
export function refusePeople<P extends PeopleProblem>(problems: readonly [P, ...P[]]): Outcome<never, ApiProblem> {
  const toOne = (people: P): ApiProblem => ({ code: people.code, people });
  const [first, ...rest] = problems;
  return refuse(toOne(first), ...rest.map(toOne));
}
