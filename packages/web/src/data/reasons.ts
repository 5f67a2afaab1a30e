import { ApiRefusal } from "@kehoach/api/client";
import type { ProblemReply } from "@kehoach/api/problem";

export type Reason = Pick<ProblemReply, "code" | "detail" | "parameter">;

/** Every reason that an answer of the server gives. */
export function listReasons(problem: ProblemReply): readonly Reason[] {
  return problem.problems ?? [problem];
}

/** Every reason of a refusal; a fault or a lost connection has none. */
export function reasonsOf(error: Error | null): readonly Reason[] {
  return error instanceof ApiRefusal ? listReasons(error.problem) : [];
}
