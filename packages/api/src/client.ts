import type { z } from "zod";
import type { ACTS } from "./acts.ts";
import { ACT_PATHS, type ActName, PATHS, type RouteName } from "./paths.ts";
import type { ProblemReply } from "./problem.ts";
import type { ROUTES } from "./routes.ts";

/** What a question gives. */
export type Reply<Name extends RouteName> = z.output<(typeof ROUTES)[Name]["reply"]>;
type Text<T> = { readonly [K in keyof T]: string | number | undefined };
/** What a question takes, as a caller writes it: years and limits may be numbers, all else text. */
export type Query<Name extends RouteName> = Partial<Text<z.input<(typeof ROUTES)[Name]["query"]>>>;
export type Params<Name extends RouteName> = Text<z.input<(typeof ROUTES)[Name]["params"]>>;

/** What an act takes and what comes of it. */
export type ActParams<Name extends ActName> = Text<z.input<(typeof ACTS)[Name]["params"]>>;
export type ActBody<Name extends ActName> = z.input<(typeof ACTS)[Name]["body"]>;
export type ActReply<Name extends ActName> = z.output<(typeof ACTS)[Name]["reply"]>;

export type ClientOptions = {
  readonly base?: string;
  readonly language?: "vi" | "en";
  readonly signal?: AbortSignal;
  readonly fetch?: (
    url: string,
    init: { method?: string; body?: string; headers: Record<string, string>; signal?: AbortSignal },
  ) => Promise<{ ok: boolean; status: number; json(): Promise<unknown> }>;
};

/** A refusal of the server, in its own words. */
export class ApiRefusal extends Error {
  readonly problem: ProblemReply;
  constructor(problem: ProblemReply) {
    super(problem.detail);
    this.name = "ApiRefusal";
    this.problem = problem;
  }
}

/** The address of a question: path parameters filled in, undefined ones left out of the query. */
export function toAddress(
  path: string,
  params: Readonly<Record<string, string | number | undefined>>,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? "")));
  const search = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return search.length === 0 ? filled : `${filled}?${search.join("&")}`;
}

/** Asks one question. Refusals throw ApiRefusal; a failed connection throws what fetch throws. */
export async function ask<Name extends RouteName>(
  name: Name,
  params: Params<Name>,
  query: Query<Name>,
  options: ClientOptions = {},
): Promise<Reply<Name>> {
  const send = options.fetch ?? fetch;
  const response = await send((options.base ?? "") + toAddress(PATHS[name], params, query), {
    headers: { accept: "application/json", "accept-language": options.language ?? "vi" },
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const body = await response.json();
  // The server answers by the schemas that these types come from; a refusal is always problem+json.
  if (!response.ok) throw new ApiRefusal(body as ProblemReply);
  return body as Reply<Name>;
}

/** Does one act. Refusals throw ApiRefusal; a failed connection throws what fetch throws, and nobody knows then whether it was done. */
export async function send<Name extends ActName>(
  name: Name,
  params: ActParams<Name>,
  body: ActBody<Name>,
  options: ClientOptions = {},
): Promise<ActReply<Name>> {
  const { method, path } = ACT_PATHS[name];
  const call = options.fetch ?? fetch;
  const response = await call((options.base ?? "") + toAddress(path, params, {}), {
    method,
    body: JSON.stringify(body),
    headers: {
      accept: "application/json",
      "accept-language": options.language ?? "vi",
      "content-type": "application/json",
    },
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const reply = await response.json();
  // As in ask.
  if (!response.ok) throw new ApiRefusal(reply as ProblemReply);
  return reply as ActReply<Name>;
}
