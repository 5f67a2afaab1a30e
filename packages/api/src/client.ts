import type { z } from "zod";
import { PATHS, type RouteName } from "./paths.ts";
import type { ProblemReply } from "./problem.ts";
import type { ROUTES } from "./routes.ts";

/** What a question gives. */
export type Reply<Name extends RouteName> = z.output<(typeof ROUTES)[Name]["reply"]>;
type Text<T> = { readonly [K in keyof T]: string | number | undefined };
/** What a question takes, as a caller writes it: years and limits may be numbers, all else text. */
export type Query<Name extends RouteName> = Partial<Text<z.input<(typeof ROUTES)[Name]["query"]>>>;
export type Params<Name extends RouteName> = Text<z.input<(typeof ROUTES)[Name]["params"]>>;

export type ClientOptions = {
  readonly base?: string;
  readonly language?: "vi" | "en";
  readonly signal?: AbortSignal;
  readonly fetch?: (
    url: string,
    init: { headers: Record<string, string>; signal?: AbortSignal },
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
