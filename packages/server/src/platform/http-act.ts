import type { ApiProblem } from "@kehoach/api/problem";
import { problemReply } from "@kehoach/api/problem";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Door } from "./door.ts";
import type { ActEndpoint } from "./http-endpoint.ts";
import { isForeign } from "./http-foreign.ts";
import { languageOf } from "./http-language.ts";
import { createQueue } from "./http-queue.ts";

type Refuse = (request: FastifyRequest, reply: FastifyReply, problems: readonly [ApiProblem, ...ApiProblem[]]) => FastifyReply;

/** Bodies of acts: a table of two thousand rows fits. */
const MAX_BYTES = 2_097_152;

function textOf(holder: unknown, name: string): string | undefined {
  if (typeof holder !== "object" || holder === null || !(name in holder)) return undefined;
  const value: unknown = Reflect.get(holder, name);
  return typeof value === "string" ? value : undefined;
}

/**
 * Acts that are worked on at the same time, fewer than there are connections: questions are answered while all of a province sends. Of those
 * that wait the text of the body alone is kept; taken apart, hundreds of bodies would be moved about by every collection of garbage.
 */
export const AT_ONCE = 6;

/** The body of an act, taken apart when its turn has come. @rule W22 */
function addTurns(room: FastifyInstance): void {
  const queue = createQueue({ atOnce: AT_ONCE, waiting: Number.POSITIVE_INFINITY });
  const turns = new WeakMap<FastifyRequest, () => Promise<void>>();
  const parse = room.getDefaultJsonParser("error", "error");
  room.addHook("onRequest", async (request, reply) => {
    const place = queue.enter();
    if (place === undefined) throw new Error("a line without an end is full");
    const gone = new AbortController();
    turns.set(request, () => place.turn(gone.signal));
    // Answered, refused or hung up: the place is free again.
    reply.raw.once("close", () => {
      gone.abort();
      place.leave();
    });
  });
  room.removeContentTypeParser("application/json");
  room.addContentTypeParser<string>("application/json", { parseAs: "string" }, async (request: FastifyRequest, body: string) => {
    await turns.get(request)?.();
    return new Promise((settle, fail) => void parse(request, body, (error, read) => (error ? fail(error) : settle(read))));
  });
}

/** Puts acts on the server, in a room of their own. */
export async function addActs(app: FastifyInstance, acts: readonly ActEndpoint[], door: Door, refuseWith: Refuse): Promise<void> {
  await app.register(async (room) => {
    addTurns(room);
    for (const one of acts) addAct(room, door, one, refuseWith);
  });
}

/** Puts an act on the server: only from our own pages or a program, only by somebody signed in who may. @rule X7 */
function addAct(app: FastifyInstance, door: Door, { act, answer }: ActEndpoint, refuseWith: Refuse): void {
  app.route({
    method: act.method,
    url: act.path,
    bodyLimit: MAX_BYTES,
    config: { parameters: { ...act.body.shape } },
    schema: {
      tags: [act.tag],
      summary: act.summary,
      params: act.params,
      body: act.body.meta({ examples: [act.example.body] }),
      response: {
        200: act.reply.meta({ examples: [act.example.reply] }),
        default: { description: "Lời từ chối", content: { "application/problem+json": { schema: problemReply } } },
      },
    },
    onRequest: async (request, reply) =>
      isForeign(request) ? refuseWith(request, reply, [{ code: "REQUEST_FOREIGN" }]) : undefined,
    handler: async (request, reply) => {
      const actor = await door.findActor({ cookie: request.headers.cookie });
      if (actor.kind === "visitor") return refuseWith(request, reply, [{ code: "SIGN_IN_NEEDED" }]);
      const authority = textOf(request.params, "authority") ?? textOf(request.body, "authority");
      const scope = await door.open(actor, act.action, authority);
      if (!scope.ok) return refuseWith(request, reply, scope.problems);
      const outcome = await answer({
        params: request.params,
        body: request.body,
        language: languageOf(request.headers["accept-language"]),
        actor,
        act: door.act(scope.value),
      });
      if (!outcome.ok) return refuseWith(request, reply, outcome.problems);
      return reply.header("cache-control", "no-store").send(outcome.value);
    },
  });
}
