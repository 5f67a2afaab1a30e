import type { Action } from "@kehoach/core/access/action";
import type { z } from "zod";
import type { ProblemCode } from "./problem.ts";

/** One question of the API: where it is asked, what it takes, what it gives, and what it may refuse. */
export type Route<Params extends z.ZodObject, Query extends z.ZodObject, Reply extends z.ZodType> = {
  readonly path: string;
  readonly tag: string;
  /** What somebody must be allowed to do; the rules stand in core/access/policy.ts. */
  readonly action: Action;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly reply: Reply;
  readonly problems: readonly ProblemCode[];
  /** A whole reply with made-up codes; a test reads it with `reply`, the docs page prints it. */
  readonly example: z.output<Reply>;
};

/** Keeps the types of the schemas while checking the example against them. */
export function route<Params extends z.ZodObject, Query extends z.ZodObject, Reply extends z.ZodType>(
  definition: Route<Params, Query, Reply>,
): Route<Params, Query, Reply> {
  return definition;
}
