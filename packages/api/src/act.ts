import type { Action } from "@kehoach/core/access/action";
import type { z } from "zod";
import type { ProblemCode } from "./problem.ts";

/** Something done through the API: where it is sent, what it takes, what comes of it, and what it may refuse. */
export type Act<Params extends z.ZodObject, Body extends z.ZodObject, Reply extends z.ZodType> = {
  readonly method: "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly tag: string;
  /** What somebody must be allowed to do; the rules stand in core/access/policy.ts. */
  readonly action: Action;
  readonly summary: string;
  readonly params: Params;
  readonly body: Body;
  readonly reply: Reply;
  readonly problems: readonly ProblemCode[];
  /** A whole body and reply with made-up codes; a test reads them with the schemas, the docs page prints them. */
  readonly example: { readonly body: z.input<Body>; readonly reply: z.output<Reply> };
};

/** Keeps the types of the schemas while checking the example against them. */
export function act<Params extends z.ZodObject, Body extends z.ZodObject, Reply extends z.ZodType>(
  definition: Act<Params, Body, Reply>,
): Act<Params, Body, Reply> {
  return definition;
}
