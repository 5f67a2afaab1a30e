import type { Act } from "@kehoach/api/act";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Route } from "@kehoach/api/route";
import type { Action } from "@kehoach/core/access/action";
import type { Actor } from "@kehoach/core/access/actor";
import type { Outcome } from "@kehoach/core/outcome";
import type { z } from "zod";
import type { SignedIn } from "./doer.ts";
import type { Working } from "./door.ts";
import type { Language } from "./http-language.ts";

/** A parsed question, with the way to read what its asker may see. */
export type Asked<Params, Query> = {
  readonly params: Params;
  readonly query: Query;
  readonly language: Language;
  readonly actor: Actor;
  readonly read: Working;
};
export type Answer<Reply> = Promise<Outcome<Reply, ApiProblem>>;

/** A route of the API with the function that answers it. */
export type Endpoint = {
  readonly route: Route<z.ZodObject, z.ZodObject, z.ZodType>;
  readonly answer: (asked: Asked<unknown, unknown>) => Answer<unknown>;
};

/** Binds an answer to its route; the types of both sides must fit. */
export function endpoint<Params extends z.ZodObject, Query extends z.ZodObject, Reply extends z.ZodType>(
  route: Route<Params, Query, Reply>,
  answer: (asked: Asked<z.output<Params>, z.output<Query>>) => Answer<z.output<Reply>>,
): Endpoint {
  return {
    route,
    // The server hands on what route.params and route.query parsed, so these are their outputs.
    answer: (asked) => answer({ ...asked, params: asked.params as z.output<Params>, query: asked.query as z.output<Query> }),
  };
}

/** Bytes for a download, which have no schema. */
export type FileReply = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string };
export type FileEndpoint = {
  readonly path: string;
  readonly tag: string;
  /** What somebody must be allowed to do. */
  readonly action: Action;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly mediaType: string;
  readonly answer: (asked: Asked<unknown, unknown>) => Answer<FileReply>;
};

/** Binds an answer of bytes to its path; the types of both sides must fit. */
export function fileEndpoint<Params extends z.ZodObject, Query extends z.ZodObject>(
  file: Omit<FileEndpoint, "answer" | "params" | "query"> & { readonly params: Params; readonly query: Query },
  answer: (asked: Asked<z.output<Params>, z.output<Query>>) => Answer<FileReply>,
): FileEndpoint {
  return {
    ...file,
    // As in endpoint: these are what file.params and file.query parsed.
    answer: (asked) => answer({ ...asked, params: asked.params as z.output<Params>, query: asked.query as z.output<Query> }),
  };
}

/** A parsed act, with the way to change what its actor may. */
export type Asking<Params, Body> = {
  readonly params: Params;
  readonly body: Body;
  readonly language: Language;
  /** Acts are done by somebody who has signed in. */
  readonly actor: SignedIn;
  readonly act: Working;
};

/** An act of the API with the function that does it. */
export type ActEndpoint = {
  readonly act: Act<z.ZodObject, z.ZodObject, z.ZodType>;
  readonly answer: (asking: Asking<unknown, unknown>) => Answer<unknown>;
};

/** Binds what is done to its act; the types of both sides must fit. */
export function actEndpoint<Params extends z.ZodObject, Body extends z.ZodObject, Reply extends z.ZodType>(
  act: Act<Params, Body, Reply>,
  answer: (asking: Asking<z.output<Params>, z.output<Body>>) => Answer<z.output<Reply>>,
): ActEndpoint {
  return {
    act,
    // The server hands on what act.params and act.body parsed, so these are their outputs.
    answer: (asking) => answer({ ...asking, params: asking.params as z.output<Params>, body: asking.body as z.output<Body> }),
  };
}
