import { Agent, request } from "node:http";
import type { Person } from "./make-site.ts";

/** What came back, and after how long. */
export type Timed = { readonly status: number; readonly body: string; readonly ms: number; readonly cookies: readonly string[] };

/** Connections that stay open, as those of browsers do. */
export function openAgent(clients: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: clients });
}

type Sent = {
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Buffer;
};

function send(agent: Agent, url: string, { method, headers, body }: Sent): Promise<Timed> {
  const started = performance.now();
  return new Promise((settle, fail) => {
    const asked = request(url, { agent, method, headers }, (reply) => {
      const pieces: Buffer[] = [];
      reply.on("data", (piece: Buffer) => pieces.push(piece));
      reply.on("error", fail);
      reply.on("end", () =>
        settle({
          status: reply.statusCode ?? 0,
          body: Buffer.concat(pieces).toString(),
          ms: performance.now() - started,
          cookies: reply.headers["set-cookie"] ?? [],
        }),
      );
    });
    asked.on("error", fail);
    asked.end(body);
  });
}

/** Sends one request as JSON and waits for the whole answer. */
export function post(
  agent: Agent,
  url: string,
  cookie: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Timed> {
  const sent = Buffer.from(JSON.stringify(body));
  const own = { "content-type": "application/json", "content-length": sent.length, ...(cookie === "" ? {} : { cookie }) };
  return send(agent, url, { method: "POST", headers: { ...headers, ...own }, body: sent });
}

/** Asks a question and waits for the whole answer. */
export function get(agent: Agent, url: string, cookie: string): Promise<Timed> {
  return send(agent, url, { method: "GET", headers: { cookie } });
}

/**
 * Signs somebody in as a browser does.
 * @param address  where he is, as the proxy tells it: from one address only so many may sign in a minute
 * @returns the cookies of his session
 */
export async function signIn(agent: Agent, base: string, { username, password }: Person, address: string): Promise<string> {
  const headers = { "x-forwarded-for": address };
  const reply = await post(agent, `${base}/api/auth/sign-in`, "", { name: username, password }, headers);
  if (reply.status !== 200) throw new Error(`signing in: ${reply.status} ${reply.body}`);
  return reply.cookies.map((one) => one.split(";")[0] ?? "").join("; ");
}
