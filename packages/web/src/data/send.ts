import { ApiRefusal } from "@kehoach/api/client";
import type { ProblemReply } from "@kehoach/api/problem";
import type { Language } from "./language.tsx";
import { isKnown, waitForSignIn } from "./sign-in-gate.ts";

/** A refusal that says when to try again, a moment of this computer's clock. */
export class LaterRefusal extends ApiRefusal {
  readonly retryAt: Date;
  constructor(problem: ProblemReply, retryAt: Date) {
    super(problem);
    this.name = "LaterRefusal";
    this.retryAt = retryAt;
  }
}

export type SendOptions = {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly language: Language;
  readonly signal?: AbortSignal;
};

/** A server that is away behind a proxy answers with the proxy's own page. */
async function readBody(response: Response): Promise<unknown> {
  if (!(response.headers.get("content-type") ?? "").includes("json")) throw new TypeError("no answer of ours");
  return response.json();
}

function toRefusal(response: Response, problem: ProblemReply): ApiRefusal {
  const seconds = Number(response.headers.get("retry-after") ?? "");
  if (response.status !== 429 || !(seconds > 0)) return new ApiRefusal(problem);
  return new LaterRefusal(problem, new Date(Date.now() + seconds * 1000));
}

async function sendOnce(path: string, body: unknown, { method = "POST", language, signal }: SendOptions): Promise<unknown> {
  const response = await fetch(path, {
    method,
    credentials: "same-origin",
    headers: {
      accept: "application/json",
      "accept-language": language,
      ...(method === "GET" ? {} : { "content-type": "application/json" }),
    },
    ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const reply = await readBody(response);
  // A refusal is always problem+json.
  if (!response.ok) throw toRefusal(response, reply as ProblemReply);
  return reply;
}

/** Whether the session of somebody who had signed in is over. */
function isOver(error: unknown): boolean {
  return error instanceof ApiRefusal && error.problem.code === "SIGN_IN_NEEDED" && isKnown();
}

/** Asks once more after the reader has signed in again, when the session was over. */
export async function goOn<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isOver(error) && (await waitForSignIn())) return ask();
    throw error;
  }
}

/**
 * Sends something to be done. A refusal throws ApiRefusal, a lost connection what fetch throws. When the session is over the
 * reader signs in over the page, and it is sent again.
 */
export async function send<Reply>(path: string, body: unknown, options: SendOptions): Promise<Reply> {
  // The server answers by the schemas that these types come from.
  return (await goOn(() => sendOnce(path, body, options))) as Reply;
}
