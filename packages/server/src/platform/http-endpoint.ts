import type { ApiProblem } from "@kehoach/api/problem";
import type { Route } from "@kehoach/api/route";
import type { Outcome } from "@kehoach/core/outcome";
import type { z } from "zod";
import type { Language } from "./http-language.ts";
import type { Tx } from "./transaction.ts";

/** A parsed question. */
export type Asked<Params, Query> = { readonly params: Params; readonly query: Query; readonly language: Language };
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
    answer: ({ params, query, language }) =>
      answer({ params: params as z.output<Params>, query: query as z.output<Query>, language }),
  };
}

/** Bytes for a download, which have no schema. */
export type FileReply = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string };
export type FileEndpoint = {
  readonly path: string;
  readonly tag: string;
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
    answer: ({ params, query, language }) =>
      answer({ params: params as z.output<Params>, query: query as z.output<Query>, language }),
  };
}

/** Runs questions in one read-only snapshot of the database. */
export type Reading = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
